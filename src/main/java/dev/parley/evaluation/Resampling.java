package dev.parley.evaluation;

/**
 * How intervals are found: by the percentile bootstrap (Efron and Tibshirani, "An Introduction to
 * the Bootstrap", 1993, chapter 13).
 *
 * @param samples how many are drawn; at least one
 * @param seed of the draws: equal seeds give equal intervals
 */
public record Resampling(int samples, long seed) {

  /** 2,000 samples with seed 1. */
  public static final Resampling DEFAULT = new Resampling(2_000, 1);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below one
   */
  public Resampling {
    if (samples < 1) {
      throw new IllegalArgumentException(samples + " samples: expected at least 1");
    }
  }
}
