package dev.parley.article;

import dev.parley.model.Prediction;
import dev.parley.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence of an article conveys.
 *
 * @param sentence the sentence and where it stands
 * @param stance which way it leans
 * @param sentiment its polarity
 * @param holders whose stance it is
 * @param source who reports it, where that is someone other than the holder
 */
public record SentenceAnalysis(
    Sentence sentence,
    Prediction stance,
    Prediction sentiment,
    List<Mention> holders,
    @Nullable Mention source) {

  /** Copies the list. */
  public SentenceAnalysis {
    holders = List.copyOf(holders);
  }
}
