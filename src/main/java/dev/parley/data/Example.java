package dev.parley.data;

/**
 * A sentence with its gold label.
 *
 * @param text the sentence
 * @param target what the label is about, or empty
 * @param label the gold label
 * @param group what it must share a fold with, or empty
 */
public record Example(String text, String target, String label, String group) {}
