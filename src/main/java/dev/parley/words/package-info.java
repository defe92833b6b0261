/** Hashed n-grams of words: features that need no language analysis, in one pass over the text. */
@NullMarked
package dev.parley.words;

import org.jspecify.annotations.NullMarked;
