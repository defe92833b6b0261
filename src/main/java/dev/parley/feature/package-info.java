/**
 * Features: hashed n-grams of the words, and frames over the dependency tree with their lexicon.
 */
@NullMarked
package dev.parley.feature;

import org.jspecify.annotations.NullMarked;
