package dev.parley.bench;

/**
 * How shares are estimated.
 *
 * @param level how often an interval is to hold the true share; between 0 and 1
 * @param designed whether the rows tell their sampling probabilities, which then differ
 * @param samples of the bootstrap of the adjusted count; at least 100
 * @param seed of the bootstrap
 */
public record PrevalenceOptions(double level, boolean designed, int samples, long seed) {

  /** 95 % intervals, rows coded with equal chance, 1,000 samples, seed 1. */
  public static final PrevalenceOptions DEFAULT = new PrevalenceOptions(0.95, false, 1_000, 1);

  /** Checks the ranges. */
  public PrevalenceOptions {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + ": expected a number between 0 and 1");
    }
    if (samples < 100) {
      throw new IllegalArgumentException("samples " + samples + ": expected at least 100");
    }
  }
}
