package dev.parley.evaluation;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The interval of a share by Wilson's score. It keeps within 0 and 1 and has a width where the
 * share is 0 or 1 too.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927, Probable inference,
 *     the law of succession, and statistical inference</a>
 */
public final class Wilson {

  private Wilson() {}

  /**
   * A share with its interval.
   *
   * @param share from 0 to 1
   * @param size of how many; an effective size need not be whole, and is above 0
   * @param level how often the interval is to hold the true share; between 0 and 1
   */
  public static Evaluation.Figure figure(double share, double size, double level) {
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    double square = z * z / size;
    double middle = (share + square / 2) / (1 + square);
    double half = Math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square);
    return new Evaluation.Figure(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
