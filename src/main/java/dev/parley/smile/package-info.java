/** Smile behind the training contract of the model package; the only code that sees it. */
@NullMarked
package dev.parley.smile;

import org.jspecify.annotations.NullMarked;
