package dev.parley.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What actors are called, as nouns.txt and capitals.txt have it; read once. */
final class WordLists {

  /** Countries by the capitals that news says for their governments. */
  static final Map<String, String> COUNTRIES =
      lines("capitals.txt").stream()
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));

  /** These countries and capitals, in small letters. */
  static final Set<String> STATES =
      COUNTRIES.entrySet().stream()
          .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
          .map(Names::small)
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, Set<String>> NOUNS = nouns();

  private WordLists() {}

  /** The words of a kind in nouns.txt. */
  static Set<String> nouns(String kind) {
    return Objects.requireNonNull(NOUNS.get(kind), kind);
  }

  private static Map<String, Set<String>> nouns() {
    Map<String, Set<String>> nouns = new HashMap<>();
    Set<String> words = Set.of();
    for (String line : lines("nouns.txt")) {
      if (line.startsWith("[")) {
        words = new HashSet<>();
        nouns.put(line.substring(1, line.length() - 1), words);
      } else {
        words.addAll(List.of(line.split(" ")));
      }
    }
    nouns.replaceAll((kind, all) -> Set.copyOf(all));
    return nouns;
  }

  /** The lines of a resource, remarks and blank ones left out. */
  private static List<String> lines(String resource) {
    try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
