package dev.parley.article;

import java.util.List;

/**
 * What an article conveys.
 *
 * @param sentences its sentences in reading order
 * @param actors whose stance it tells
 */
public record ArticleAnalysis(List<SentenceAnalysis> sentences, List<Actor> actors) {

  /** Copies the lists. */
  public ArticleAnalysis {
    sentences = List.copyOf(sentences);
    actors = List.copyOf(actors);
  }
}
