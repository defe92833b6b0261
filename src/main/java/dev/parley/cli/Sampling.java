package dev.parley.cli;

import dev.parley.evaluation.Resampling;
import picocli.CommandLine.Option;

/** The options that say how intervals are found. */
final class Sampling {

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Bootstrap samples for the intervals; default: 2000")
  private int samples = Resampling.DEFAULT.samples();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the samples; default: 1")
  private long seed = Resampling.DEFAULT.seed();

  Resampling resampling() {
    if (samples < 1) {
      throw new UsageException("--samples " + samples + ": expected at least 1");
    }
    return new Resampling(samples, seed);
  }
}
