package dev.parley.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Charts as pages and papers take them. */
final class PlotTest {

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private static final List<String> HOSTILE =
      List.of(
          "<b>&\"'", "]]>", "\u0000\u001b", "\ud800", "\uffff", "", " ", "a\nb", "same", "same");

  @TempDir private Path folder;

  private static Plot plot(List<String> names) {
    List<Series.Point> points = List.of(new Series.Point(0.25, 0), new Series.Point(0.75, 1));
    return new Plot(
        480,
        70 + 22 * (names.size() + 1),
        Axis.ofShares("share <&>"),
        Axis.ofNames(names),
        List.of(new Series(names.get(0), Series.Look.LINE, 0, points)));
  }

  private static Element parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  @Test
  void whateverNamesHoldTheSvgIsWellFormed() throws Exception {
    for (String hostile : HOSTILE) {
      Element svg = parse(plot(List.of("x" + hostile, "y")).svg("id", hostile));
      assertThat(svg.getTagName()).isEqualTo("svg");
      assertThat(svg.getAttribute("role")).isEqualTo("img");
      assertThat(svg.getElementsByTagName("b").getLength()).isZero();
    }
    assertThat(parse(plot(HOSTILE).svg("id", "<a href='x'>&")).getAttribute("aria-label"))
        .isEqualTo("<a href='x'>&");
  }

  @Test
  void equalPlotsGiveEqualBytes() throws Exception {
    Plot plot = plot(List.of("a", "b"));
    assertThat(plot.svg("one", "t")).isEqualTo(plot.svg("one", "t"));
    plot.writePng(folder.resolve("a.png"));
    plot.writePng(folder.resolve("b.png"));
    assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
  }

  @Test
  void plotsOfOnePageShareNoName() throws Exception {
    assertThat(plot(List.of("a", "b")).svg("one", "t"))
        .contains("id=\"one-clip0\"", "url(#one-clip0)")
        .doesNotContainPattern("(\"|#)clip");
  }

  @Test
  void aPictureHasThreeHundredDotsAnInch() throws Exception {
    Path file = folder.resolve("a.png");
    plot(List.of("a", "b")).writePng(file);
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(480 * 300 / 72);
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    int at = bytes.indexOf("pHYs") + 4;
    assertThat(bytes.charAt(at + 2) << 8 | bytes.charAt(at + 3)).isBetween(11810, 11812); // a metre
  }

  /** XChart 3.8.8 would look for other ticks without end. */
  @Test
  void ticksDifferEvenWhereNamesDoNot() {
    Axis axis = Axis.ofNames(List.of("a", "b", "a", "a (3)", ""));
    assertThat(axis.nameAt(2).replace('\u00a0', ' ').strip()).isEqualTo("a");
    assertThat(
            Stream.of(-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0).map(axis::nameAt))
        .doesNotHaveDuplicates();
    assertThat(axis.nameAt(0.5).replace('\u00a0', ' ')).isBlank();
  }
}
