package dev.parley.cli;

import org.jspecify.annotations.Nullable;

/**
 * An article before it is analysed.
 *
 * @param name its file, or its id in a table
 * @param text plain text, or null if it cannot be used
 * @param error what is wrong with it, or empty
 */
record ArticleText(String name, @Nullable String text, String error) {}
