package dev.parley.model;

import dev.parley.words.WordNgrams;
import java.util.List;

/** Hashed words and pairs of words. */
record WordsLayer(LinearLayer weights) implements Layer {

  @Override
  public Tier tier() {
    return Tier.WORDS;
  }

  /** One pass over the text, without a feature vector. */
  double[] scores(String text, String target) {
    double[] scores = weights.startingScores();
    WordNgrams.score(text, target, weights.table(), scores);
    return scores;
  }

  @Override
  public Scores scores(Reading reading, String target) {
    return new Scores(scores(reading.text(), target), false);
  }

  @Override
  public List<Explanation.Contribution> contributions(Reading reading, String target, int label) {
    return Explanation.contributions(
        "words", WordNgrams.locate(reading.text(), target), weights, label);
  }
}
