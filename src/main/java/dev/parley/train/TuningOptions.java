package dev.parley.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is chosen before an encoder is tuned.
 *
 * @param blocks how many of the encoder's upper blocks are tuned
 * @param epochs how often each sentence is seen
 * @param seed decides order, dropout and first heads
 * @param rate the highest learning rate of the blocks; it warms up over a tenth of the steps and
 *     falls to zero in a straight line
 * @param headRate the same for the heads
 * @param decay the weight decay of AdamW
 * @param dropout the share of inner values dropped while tuning
 * @param smoothing the share of a label's probability that is spread over all labels
 * @param contrast what pushing a pair of a contrast group apart counts beside a sentence's label
 * @param batch sentences a step; a contrast group stays together
 * @param pieces where longer sentences are cut while tuning
 */
public record TuningOptions(
    int blocks,
    int epochs,
    long seed,
    float rate,
    float headRate,
    float decay,
    float dropout,
    float smoothing,
    float contrast,
    int batch,
    int pieces) {

  /** The blocks of the encoder. */
  public static final int MOST_BLOCKS = 12;

  /** Checks the ranges. */
  public TuningOptions {
    require("blocks", blocks, blocks >= 1 && blocks <= MOST_BLOCKS);
    require("epochs", epochs, epochs >= 1);
    require("rate", rate, rate > 0 && headRate > 0);
    require("decay", decay, decay >= 0);
    require("dropout", dropout, dropout >= 0 && dropout < 1);
    require("smoothing", smoothing, smoothing >= 0 && smoothing < 1);
    require("contrast", contrast, contrast >= 0);
    require("batch", batch, batch >= 1);
    require("pieces", pieces, pieces >= 8);
  }

  private static void require(String name, Number value, boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("tuning: " + name + " " + value + " is out of range");
    }
  }

  /** The defaults, chosen on the corpus' development split. */
  public static TuningOptions defaults() {
    return new TuningOptions(8, 4, 1, 1e-4f, 1e-3f, 0.01f, 0.1f, 0.05f, 0.5f, 16, 128);
  }

  /**
   * These options with another number of blocks and epochs.
   *
   * @param otherBlocks how many blocks are tuned
   * @param otherEpochs how often each sentence is seen
   */
  public TuningOptions with(int otherBlocks, int otherEpochs) {
    return new TuningOptions(
        otherBlocks,
        otherEpochs,
        seed,
        rate,
        headRate,
        decay,
        dropout,
        smoothing,
        contrast,
        batch,
        pieces);
  }

  /**
   * These options with another seed.
   *
   * @param other the seed
   */
  public TuningOptions withSeed(long other) {
    return new TuningOptions(
        blocks, epochs, other, rate, headRate, decay, dropout, smoothing, contrast, batch, pieces);
  }

  /** These options with groups that only keep sentences together, as in folds. */
  public TuningOptions withoutContrast() {
    return new TuningOptions(
        blocks, epochs, seed, rate, headRate, decay, dropout, smoothing, 0, batch, pieces);
  }

  /** The options as a card states them. */
  Map<String, String> byName() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("blocks", Integer.toString(blocks));
    names.put("epochs", Integer.toString(epochs));
    names.put("seed", Long.toString(seed));
    names.put("rate", Float.toString(rate));
    names.put("head rate", Float.toString(headRate));
    names.put("decay", Float.toString(decay));
    names.put("dropout", Float.toString(dropout));
    names.put("smoothing", Float.toString(smoothing));
    names.put("contrast", Float.toString(contrast));
    names.put("batch", Integer.toString(batch));
    names.put("pieces", Integer.toString(pieces));
    return names;
  }
}
