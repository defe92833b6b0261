package dev.parley.model;

import dev.parley.words.WordNgrams;
import java.util.List;

/** Hashed words and pairs of words, and runs of characters if the model was trained with them. */
record WordsLayer(LinearLayer weights, WordNgrams features) implements Layer {

  @Override
  public Tier tier() {
    return Tier.WORDS;
  }

  /** One pass over the text, without a feature vector, into an array of one score a label. */
  void scores(CharSequence text, String target, double[] scores) {
    features.score(text, target, weights.table(), scores);
    weights.addBiases(scores);
  }

  @Override
  public Scores scores(Reading reading, String target) {
    double[] scores = new double[weights.labels()];
    scores(reading.text(), target, scores);
    return new Scores(scores, false);
  }

  @Override
  public List<Explanation.Contribution> contributions(Reading reading, String target, int label) {
    return Explanation.contributions(
        "words", features.locate(reading.text(), target), weights, label);
  }
}
