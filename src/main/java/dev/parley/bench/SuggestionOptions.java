package dev.parley.bench;

/**
 * Which rows are suggested.
 *
 * @param count how many; at least 1
 * @param diversity what likeness to a row that is labelled or chosen already costs, from 0
 *     (nothing) to 1 (as much as uncertainty is worth)
 */
public record SuggestionOptions(int count, double diversity) {

  /** 50 rows, diversity 0.5. */
  public static final SuggestionOptions DEFAULT = new SuggestionOptions(50, 0.5);

  private static final int LEAST_SHORTLISTED = 5_000;
  private static final long SHORTLISTED_FOR_ONE = 20;

  /** Checks the ranges. */
  public SuggestionOptions {
    if (count < 1) {
      throw new IllegalArgumentException("count " + count + ": expected at least 1");
    }
    if (!(diversity >= 0 && diversity <= 1)) {
      throw new IllegalArgumentException(
          "diversity " + diversity + ": expected a number from 0 to 1");
    }
  }

  /** How many of the most uncertain rows are kept and compared with one another. */
  public int shortlisted() {
    long wanted = Math.max(LEAST_SHORTLISTED, SHORTLISTED_FOR_ONE * count);
    return (int) Math.min(wanted, Integer.MAX_VALUE);
  }
}
