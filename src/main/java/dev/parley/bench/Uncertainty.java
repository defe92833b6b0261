package dev.parley.bench;

import java.util.Collection;
import java.util.Locale;

/**
 * How unsure a model is of a sentence, from 0 (one label is certain) to 1 (it cannot tell).
 *
 * @see <a href="https://minds.wisconsin.edu/handle/1793/60660">Settles 2009, Active Learning
 *     Literature Survey</a>, section 3.1
 */
public enum Uncertainty {
  /** The entropy of the probabilities by its maximum, the logarithm of the number of labels. */
  ENTROPY {
    @Override
    public double of(Collection<Double> probabilities) {
      double entropy = 0;
      for (double p : probabilities) {
        entropy -= p > 0 ? p * StrictMath.log(p) : 0;
      }
      return Math.max(0, entropy / StrictMath.log(probabilities.size()));
    }
  },

  /** 1 less the difference between the two most probable labels. */
  MARGIN {
    @Override
    public double of(Collection<Double> probabilities) {
      double first = 0;
      double second = 0;
      for (double p : probabilities) {
        second = Math.max(second, Math.min(first, p));
        first = Math.max(first, p);
      }
      return 1 - (first - second);
    }
  };

  /**
   * How unsure a prediction is.
   *
   * @param probabilities one for each label, of two at least; they sum to 1
   * @return from 0 to 1, up to rounding
   */
  public abstract double of(Collection<Double> probabilities);

  /** The name as the command line writes it, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
