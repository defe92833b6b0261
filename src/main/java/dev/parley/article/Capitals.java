package dev.parley.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The capitals that news says for governments. */
final class Capitals {

  /** Countries by their capitals. */
  static final Map<String, String> COUNTRIES = read();

  private Capitals() {}

  private static Map<String, String> read() {
    try (InputStream in = Capitals.class.getResourceAsStream("capitals.txt")) {
      Map<String, String> countries = new HashMap<>();
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\\R")) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          countries.put(cells[0], cells[1]);
        }
      }
      return Map.copyOf(countries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
