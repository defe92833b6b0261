package dev.parley.audit;

/**
 * A sentence with its actors exchanged.
 *
 * @param group what the replacements have in common, such as a region
 * @param text the new sentence
 * @param replaced what stood there, in order, separated by "; "
 * @param replacement what stands there instead, in the same order
 */
public record Swap(String group, String text, String replaced, String replacement) {}
