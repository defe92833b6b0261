package dev.parley.chart;

import java.util.List;

/**
 * Points of a plot that belong together. Immutable.
 *
 * @param name what the legend calls them; empty to stay out of it
 * @param look how they are drawn
 * @param color the place of their colour in the palette, which begins again after its end
 * @param points in the order in which they are joined; one whose y is NaN ends a line
 */
public record Series(String name, Look look, int color, List<Point> points) {

  /** How points are drawn. */
  public enum Look {
    /** Joined by a line. */
    LINE,
    /** Each by a mark. */
    MARKS,
    /** Joined by a line of even width, an interval a piece. */
    INTERVALS,
    /** Joined by a thin, grey, dashed line: what others are held against. */
    REFERENCE
  }

  /**
   * A point.
   *
   * @param x across
   * @param y up; NaN for none
   */
  public record Point(double x, double y) {}

  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }
}
