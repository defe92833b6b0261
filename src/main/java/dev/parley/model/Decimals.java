package dev.parley.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Six fixed decimals, so that a number is written the same way everywhere. */
public final class Decimals {

  private static final int PLACES = 6;
  private static final double PER_UNIT = 1e6;

  /** Below it, a product with {@link #PER_UNIT} is off by less than a ten-millionth. */
  private static final double SMALL = 1_000;

  /** How near to halfway between two results the shortest decimal of a number decides. */
  private static final double HALFWAY = 1e-4;

  private Decimals() {}

  /**
   * A number with six decimals, as text and tables show it: its shortest decimal, rounded half up.
   *
   * @param value a finite number
   */
  public static BigDecimal of(double value) {
    double scaled = Math.abs(value) * PER_UNIT;
    double rest = scaled - Math.floor(scaled);
    if (Math.abs(value) < SMALL && Math.abs(rest - 0.5) > HALFWAY) {
      long rounded = (long) (scaled + 0.5);
      return BigDecimal.valueOf(value < 0 ? -rounded : rounded, PLACES);
    }
    return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
  }

  /**
   * A number rounded to six decimals.
   *
   * @param value a finite number
   */
  public static double round(double value) {
    return of(value).doubleValue();
  }
}
