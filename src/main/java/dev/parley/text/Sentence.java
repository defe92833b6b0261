package dev.parley.text;

/**
 * One sentence of an article.
 *
 * @param text the sentence as it stands in the article
 * @param span where it stands, in characters of the article
 */
public record Sentence(String text, Span span) {}
