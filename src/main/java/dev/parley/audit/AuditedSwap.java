package dev.parley.audit;

import dev.parley.evaluation.Evaluation.Answer;
import java.util.Optional;

/**
 * A swap with what the model says before and after it.
 *
 * @param row names the row
 * @param gold the row's gold label, if it has one
 * @param kind what was exchanged
 * @param swap the new sentence
 * @param before the answer to the original sentence
 * @param after the answer to the new one
 * @param twin the answer to the {@linkplain Swaps#twin() twin} of this swap, if it has one
 */
public record AuditedSwap(
    String row,
    Optional<String> gold,
    SwapKind kind,
    Swap swap,
    Answer before,
    Answer after,
    Optional<Answer> twin) {

  /** Whether the label changed. */
  public boolean isFlip() {
    return !before.label().equals(after.label());
  }

  /** By how much the probability of a label changed, from -1 to 1. */
  public double shift(String label) {
    return after.probabilities().getOrDefault(label, 0.0)
        - before.probabilities().getOrDefault(label, 0.0);
  }

  /** The change of the probability of the label before, without its sign. */
  double change() {
    return Math.abs(shift(before.label()));
  }
}
