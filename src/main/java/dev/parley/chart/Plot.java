package dev.parley.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A chart of points and lines, without a title: that is for the caption under it. Colours are those
 * of Okabe and Ito, which the colour-blind tell apart; lines differ in their dashes too. Equal
 * plots give equal bytes on machines with equal fonts. Immutable.
 *
 * @param width in points, of which 72 are an inch
 * @param height in points
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param series what is drawn, the first one lowest
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito 2008, Color Universal Design</a>
 */
public record Plot(int width, int height, Axis across, Axis up, List<Series> series) {

  /** How dense a picture for print is. */
  static final int DOTS_AN_INCH = 300;

  /** Copies the list. */
  public Plot {
    series = List.copyOf(series);
  }

  /**
   * Draws it as SVG, to stand alone or within a page.
   *
   * @param id what its own names begin with: plots within one page need different ones; letters
   * @param title what it shows, for those who cannot see it
   * @return an {@code svg} element without prologue
   * @throws IOException if it cannot be drawn
   */
  public String svg(String id, String title) throws IOException {
    return new Svg(id, title).of(Drawing.of(this));
  }

  /**
   * Draws it as PNG with 300 dots an inch.
   *
   * @param file its name ends with {@code .png}; replaced if it is there
   * @throws IOException if it cannot be written
   */
  public void writePng(Path file) throws IOException {
    Drawing.writePng(Drawing.of(this), file);
  }
}
