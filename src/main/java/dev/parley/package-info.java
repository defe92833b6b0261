/** The front door: sentence classifiers and article analyzers. */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
