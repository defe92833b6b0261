package dev.parley.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Six fixed decimals, so that a number is written the same way everywhere. */
public final class Decimals {

  private static final int PLACES = 6;

  private Decimals() {}

  /**
   * A number with six decimals, as text and tables show it.
   *
   * @param value a finite number
   */
  public static BigDecimal of(double value) {
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
