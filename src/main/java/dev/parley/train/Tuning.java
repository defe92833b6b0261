package dev.parley.train;

import dev.parley.encoder.TunedBlocks;
import dev.parley.model.LinearLayer;
import java.util.List;

/**
 * What tuning an encoder gives.
 *
 * @param blocks the upper blocks, with 8-bit weights
 * @param heads one a question: the scores of its labels from a tuned embedding
 * @param spanHeads one a kind of span: the scores of {@linkplain dev.parley.model.SpanTags tags}
 *     from the state of a piece
 * @param epochs how it went
 * @param kept the index of the epoch that the rest comes from
 * @param answers by question, for each sentence that it was judged by, the index of the label that
 *     the blocks gave in full precision
 */
public record Tuning(
    TunedBlocks blocks,
    List<LinearLayer> heads,
    List<LinearLayer> spanHeads,
    List<Epoch> epochs,
    int kept,
    List<int[]> answers) {

  /**
   * One pass over all sentences.
   *
   * @param loss the mean loss of the steps, in nats
   * @param macroF1 by question, of the set that it is judged by; empty without one
   * @param spanF1 by kind of span: the F1 of spans with the right begin and end, in the same set
   */
  public record Epoch(double loss, List<Double> macroF1, List<Double> spanF1) {}
}
