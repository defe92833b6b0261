package dev.parley.article;

import dev.parley.text.Span;

/**
 * Words that name somebody.
 *
 * @param name the canonical name in this article
 * @param text the words as they stand
 * @param span where they stand, in characters of the article
 */
public record Mention(String name, String text, Span span) {}
