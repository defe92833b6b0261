package dev.parley.model;

import dev.parley.data.LabelSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a model says of one sentence. Immutable; threads may share it. */
public final class Prediction {

  private final LabelSet labels;
  private final double[] probabilities;
  private final int best;
  private final Tier tier;
  private final boolean truncated;
  private final Coverage coverage;

  Prediction(
      LabelSet labels, double[] probabilities, Tier tier, boolean truncated, Coverage coverage) {
    this.labels = labels;
    this.probabilities = probabilities;
    this.best = indexOfMax(probabilities);
    this.tier = tier;
    this.truncated = truncated;
    this.coverage = coverage;
  }

  /**
   * Where the largest of some numbers stands.
   *
   * @param values at least one
   * @return its index; of equal ones the first
   */
  public static int indexOfMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The most probable label; of equally probable ones the first in code point order. */
  public String label() {
    return labels.name(best);
  }

  /** The probability of {@link #label()}, between 0 and 1. */
  public double probability() {
    return probabilities[best];
  }

  /**
   * The probability of a label, between 0 and 1.
   *
   * @param label one of the model's labels
   * @throws IllegalArgumentException if the model has no such label
   */
  public double probability(String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException("label '" + label + "': expected one of " + labels);
    }
    return probabilities[index];
  }

  /** Every label with its probability, in code point order of the labels; they sum to one. */
  public Map<String, Double> probabilities() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      map.put(labels.name(i), probabilities[i]);
    }
    return Collections.unmodifiableMap(map);
  }

  void copyTo(double[] places) {
    System.arraycopy(probabilities, 0, places, 0, probabilities.length);
  }

  /**
   * The most probable label if it is probable enough.
   *
   * @param minimum the least probability to answer with, between 0 and 1
   * @return empty to abstain
   */
  public Optional<String> labelAbove(double minimum) {
    return probability() >= minimum ? Optional.of(label()) : Optional.empty();
  }

  /**
   * The labels that cannot be ruled out. Of the sentences of each label at least so large a share
   * get a set that holds it, if they are like those that the model was calibrated on, however often
   * each label is: split conformal prediction, by label. Unsure answers give larger sets.
   *
   * @param coverage the share of sets that shall hold the right label, above 0 and at most 0.99;
   *     rounded up to whole percent
   * @return at least one label, in code point order
   * @throws IllegalArgumentException if the coverage is out of range
   */
  public Set<String> labelsCovering(double coverage) {
    return Collections.unmodifiableSet(this.coverage.set(labels, probabilities, coverage));
  }

  /** The tier that decided: never {@link Tier#AUTO}. */
  public Tier tier() {
    return tier;
  }

  /**
   * Whether the sentence was too long for the parser or the encoder, so that these read its
   * beginning only. Its words were all read.
   */
  public boolean truncated() {
    return truncated;
  }

  @Override
  public String toString() {
    return label() + " " + probabilities();
  }
}
