package dev.parley.model;

import dev.parley.encoder.Embedding;
import dev.parley.text.Span;
import java.util.List;

/**
 * The embedding of the sentence.
 *
 * @param encoder the digest of the tuned blocks, or empty for the encoder as it came
 */
record EncoderLayer(LinearLayer weights, String encoder) implements Layer {

  @Override
  public Tier tier() {
    return Tier.SEMANTIC;
  }

  @Override
  public Scores scores(Reading reading, String target) {
    Embedding embedding = reading.embedding(encoder, target);
    return new Scores(weights.scores(embedding.values()), embedding.truncated());
  }

  /** An embedding's numbers mean nothing one by one: they count as one feature of the sentence. */
  @Override
  public List<Explanation.Contribution> contributions(Reading reading, String target, int label) {
    double score = scores(reading, target).values()[label] - weights.bias(label);
    Span all = new Span(0, reading.text().length());
    return List.of(new Explanation.Contribution("meaning", "embedding", all, score));
  }
}
