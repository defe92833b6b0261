package dev.parley.cli;

import org.jspecify.annotations.Nullable;

/**
 * An article before it is analysed.
 *
 * @param name its file, or its id in a table
 * @param date when it appeared, as its table says, or empty
 * @param text plain text, or null if it cannot be used or was let go
 * @param error what is wrong with it, or empty
 */
record ArticleText(String name, String date, @Nullable String text, String error) {

  /** One without a date. */
  ArticleText(String name, @Nullable String text, String error) {
    this(name, "", text, error);
  }

  /** What remains when it was read. */
  ArticleText withoutText() {
    return new ArticleText(name, date, null, error);
  }
}
