package dev.parley.data;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that hold what an example is made of.
 *
 * @param text the sentence
 * @param label the gold label
 * @param target what the label is about, if it is about something
 * @param group what must share a fold, if anything must
 * @param split which part of the dataset a row belongs to, if the table holds several
 * @param partial whether a row without a label is passed over, as where each of several label
 *     columns tells of some rows only; an error otherwise
 */
public record Columns(
    String text,
    String label,
    @Nullable String target,
    @Nullable String group,
    @Nullable String split,
    boolean partial) {

  /**
   * The columns of a plain labelled table.
   *
   * @param text the sentence
   * @param label the gold label
   */
  public static Columns of(String text, String label) {
    return new Columns(text, label, null, null, null, false);
  }
}
