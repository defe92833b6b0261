package dev.parley.article;

import dev.parley.text.Span;
import java.util.List;

/**
 * What an article conveys.
 *
 * @param sentences its sentences in reading order
 * @param actors whose stance it tells
 * @param leftOut the lines taken for no part of the article, such as buttons and menus, as spans of
 *     the text given
 */
public record ArticleAnalysis(
    List<SentenceAnalysis> sentences, List<Actor> actors, List<Span> leftOut) {

  /** Copies the lists. */
  public ArticleAnalysis {
    sentences = List.copyOf(sentences);
    actors = List.copyOf(actors);
    leftOut = List.copyOf(leftOut);
  }
}
