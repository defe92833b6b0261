package dev.parley.model;

import dev.parley.frame.SyntaxFeatures;
import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.util.List;

/**
 * What one tier adds to a prediction: it reads a sentence, scores every label and can say why. Each
 * kind of layer is a type of its own. Immutable; threads may share it.
 */
public sealed interface Layer permits WordsLayer, EncoderLayer, FramesLayer {

  /** The numbers of an embedding, and so the table size of the encoder layer. */
  int EMBEDDING_SIZE = 768;

  /**
   * Puts weights under the kind of layer that a tier adds.
   *
   * @param tier not {@link Tier#AUTO}
   * @param weights as many as the tier's {@linkplain #tableSize table} has places
   * @param encoder the digest of the tuned blocks that an encoder layer reads, or empty
   * @param words what a words layer reads
   */
  static Layer of(Tier tier, LinearLayer weights, String encoder, WordNgrams words) {
    if (weights.tableSize() != tableSize(tier, words)) {
      throw new IllegalArgumentException(
          "table of tier %s: %d places, expected %d"
              .formatted(tier, weights.tableSize(), tableSize(tier, words)));
    }
    return switch (tier) {
      case WORDS -> new WordsLayer(weights, words);
      case SEMANTIC -> new EncoderLayer(weights, encoder);
      case FULL -> new FramesLayer(weights);
      case AUTO -> throw new IllegalArgumentException("tier auto adds no layer");
    };
  }

  /**
   * The number of places in the feature table of the layer that a tier adds.
   *
   * @param tier not {@link Tier#AUTO}
   * @param words what a words layer reads
   */
  static int tableSize(Tier tier, WordNgrams words) {
    return switch (tier) {
      case WORDS -> words.tableSize();
      case SEMANTIC -> EMBEDDING_SIZE;
      case FULL -> SyntaxFeatures.TABLE_SIZE;
      case AUTO -> throw new IllegalArgumentException("tier auto adds no features");
    };
  }

  /**
   * What the layer of a tier that reads an engine sees of a sentence, as it is trained on.
   *
   * @param tier semantic or full
   * @param encoder the digest of the tuned blocks that an encoder layer reads, or empty
   * @param reading the sentence
   * @param target what the label is about, or empty
   */
  static FeatureVector features(Tier tier, String encoder, Reading reading, String target) {
    return switch (tier) {
      case SEMANTIC -> FeatureVector.dense(reading.embedding(encoder, target).values());
      case FULL -> FramesLayer.features().extract(reading.tree(), target);
      case WORDS, AUTO ->
          throw new IllegalArgumentException("tier " + tier + " adds no features of an engine");
    };
  }

  /** The tier that it adds to those before it. */
  Tier tier();

  /** Its weights. */
  LinearLayer weights();

  /**
   * Scores every label.
   *
   * @param reading the sentence
   * @param target what the label is about, or empty
   */
  Scores scores(Reading reading, String target);

  /**
   * What each feature of a sentence adds to the score of a label; with the label's bias they sum up
   * to it.
   *
   * @param reading the sentence
   * @param target what the label is about, or empty
   * @param label its index
   */
  List<Explanation.Contribution> contributions(Reading reading, String target, int label);

  /**
   * One score a label.
   *
   * @param values the scores
   * @param truncated whether the sentence was too long to be read to its end
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once and read at once
  record Scores(double[] values, boolean truncated) {}
}
