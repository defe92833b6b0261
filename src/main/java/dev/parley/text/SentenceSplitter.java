package dev.parley.text;

import java.util.List;

/** Splits an article into sentences. Implementations are safe for use by several threads. */
public interface SentenceSplitter {

  /**
   * The sentences of an article in reading order; blank stretches belong to none.
   *
   * @param article the article's plain text, of any length
   * @return sentences that do not overlap, each with at least one visible character
   */
  List<Sentence> split(String article);
}
