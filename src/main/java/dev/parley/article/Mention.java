package dev.parley.article;

import dev.parley.text.Span;

/**
 * Words that name somebody.
 *
 * @param name the canonical name in this article
 * @param text the words as they stand
 * @param span where they stand, in characters of the article
 * @param probability how sure the tagger is of just these words, from 0 to 1, not calibrated; of a
 *     "we" or "I" in a quotation, how sure it is of who speaks. It says nothing of the name
 */
public record Mention(String name, String text, Span span, double probability) {}
