/** How models are made: what is learnt from a dataset, and by what. */
@NullMarked
package dev.parley.train;

import org.jspecify.annotations.NullMarked;
