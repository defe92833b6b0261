/** Metrics over gold and predicted labels. */
@NullMarked
package dev.parley.evaluation;

import org.jspecify.annotations.NullMarked;
