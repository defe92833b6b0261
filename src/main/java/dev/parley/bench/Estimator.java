package dev.parley.bench;

import java.util.Locale;

/** The ways to estimate the share of a label. */
public enum Estimator {
  /** The share of rows predicted as the label; the classifier's errors are ignored. */
  NAIVE,
  /** The share of the hand-coded rows that have it; the predictions are ignored. */
  SAMPLE,
  /** The predicted shares, unmixed by how often each gold label is predicted as each label. */
  ADJUSTED_COUNT,
  /** Prediction-powered inference: the mean prediction plus what the coded rows show it lacks. */
  PPI,
  /** Design-based supervised learning: the same with known, unequal sampling probabilities. */
  DSL;

  /** The name in tables, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
