package dev.parley.words;

import dev.parley.text.Span;

/**
 * A feature of a sentence with its name and place.
 *
 * @param index its index in the feature table
 * @param name what it says, for people
 * @param span the words that it was read from, in characters of the sentence
 */
public record LocatedFeature(int index, String name, Span span) {}
