package dev.parley.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

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
    if (isRoundedByLong(value)) {
      long rounded = (long) (Math.abs(value) * PER_UNIT + 0.5);
      return BigDecimal.valueOf(value < 0 ? -rounded : rounded, PLACES);
    }
    return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
  }

  private static boolean isRoundedByLong(double value) {
    double scaled = Math.abs(value) * PER_UNIT;
    double rest = scaled - Math.floor(scaled);
    return Math.abs(value) < SMALL && Math.abs(rest - 0.5) > HALFWAY;
  }

  /**
   * The text of a number with six decimals, for cells: that of {@link #of}, without making one.
   *
   * @param value a finite number
   */
  public static String text(double value) {
    if (!(value >= 0 && value < 9 && isRoundedByLong(value))) {
      return of(value).toPlainString();
    }
    byte[] text = new byte[PLACES + 2];
    int rest = (int) (value * PER_UNIT + 0.5);
    for (int at = text.length - 1; at > 1; at--, rest /= 10) {
      text[at] = (byte) ('0' + rest % 10);
    }
    text[1] = '.';
    text[0] = (byte) ('0' + rest);
    return new String(text, StandardCharsets.ISO_8859_1);
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
