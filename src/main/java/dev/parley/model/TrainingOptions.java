package dev.parley.model;

/**
 * What is chosen before training.
 *
 * @param tier {@link Tier#FULL} for both tiers, {@link Tier#WORDS} for the words tier alone
 * @param seed decides which fold a group falls into
 * @param folds the number of folds whose held-out scores the fusion is fitted on; at least two
 * @param wordsPenalty the squared-weights penalty of the words tier; above zero
 * @param syntaxPenalty the squared-weights penalty of the syntax tier; above zero
 */
public record TrainingOptions(
    Tier tier, long seed, int folds, double wordsPenalty, double syntaxPenalty) {

  /** Checks the ranges. */
  public TrainingOptions {
    if (tier == Tier.AUTO) {
      throw new IllegalArgumentException("tier auto: expected words or full");
    }
    if (folds < 2) {
      throw new IllegalArgumentException("folds " + folds + ": expected at least 2");
    }
    if (!(wordsPenalty > 0) || !(syntaxPenalty > 0)) {
      throw new IllegalArgumentException(
          "penalties %s and %s: expected numbers above 0".formatted(wordsPenalty, syntaxPenalty));
    }
  }

  /** The defaults: five folds, seed 1, penalties chosen by cross-validation on the corpus. */
  public static TrainingOptions of(Tier tier) {
    return new TrainingOptions(tier, 1, 5, 0.1, 1.0);
  }

  /**
   * These options with another seed.
   *
   * @param other the seed
   */
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(tier, other, folds, wordsPenalty, syntaxPenalty);
  }
}
