package dev.parley.chart;

import java.util.List;

/**
 * One direction of a plot. Immutable.
 *
 * @param title what is measured; empty for none
 * @param low where it begins
 * @param high where it ends
 * @param names what stands at 0, 1, 2 and so on instead of numbers; empty for numbers
 */
public record Axis(String title, double low, double high, List<String> names) {

  /** A space that all fonts have beside the usual one. */
  private static final char NO_BREAK = '\u00a0';

  /** Copies the list. */
  public Axis {
    names = List.copyOf(names);
  }

  /**
   * An axis of shares, from 0 to 1.
   *
   * @param title what is measured
   */
  public static Axis ofShares(String title) {
    return new Axis(title, 0, 1, List.of());
  }

  /**
   * An axis of names, the first one at its beginning.
   *
   * @param names what stands at the places 0, 1, 2 and so on
   */
  public static Axis ofNames(List<String> names) {
    return new Axis("", -1, names.size(), names);
  }

  /** How many units long it is. */
  double length() {
    return high - low;
  }

  /**
   * What stands at a tick: a name or nothing to be seen. The library looks for other ticks, for
   * ever if need be, until all differ; so blanks that tell the place follow.
   */
  String nameAt(double place) {
    int index = (int) Math.rint(place);
    boolean named = index == place && index >= 0 && index < names.size();
    String blanks =
        Long.toBinaryString(Double.doubleToLongBits(place))
            .replace('0', ' ')
            .replace('1', NO_BREAK);
    return (named ? Drawing.clean(names.get(index)) : "") + blanks;
  }
}
