package dev.parley.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;

/**
 * Charts as SVG that may stand in a page beside others. Letters are drawn as outlines, so that no
 * reader needs a font and no name can be read as markup.
 *
 * @param id what its own names begin with
 * @param title what it shows
 */
record Svg(String id, String title) {

  /** Names that the library makes of hashes. */
  private static final Pattern CLIP = Pattern.compile("\\bclip\\d+\\b");

  String of(XYChart chart) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, bytes, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    String drawn = bytes.toString(StandardCharsets.UTF_8);
    String element = drawn.substring(drawn.indexOf("<svg "));
    String described = "<svg role=\"img\" aria-label=\"" + attribute() + "\" ";
    return described + numbered(element).substring("<svg ".length());
  }

  private String numbered(String svg) {
    Map<String, String> names = new LinkedHashMap<>();
    return CLIP.matcher(svg)
        .replaceAll(m -> names.computeIfAbsent(m.group(), n -> id + "-clip" + names.size()));
  }

  private String attribute() {
    return Drawing.clean(title)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
