package dev.parley;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.data.Format;
import dev.parley.data.LabelSet;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.evaluation.ConfusionMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How the training text sounds. {@code mvn test -Dtest=RegisterTest} prints the table of the
 * datasheet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegisterTest {

  private static final Pattern WORD = Pattern.compile("[a-zà-ÿ][a-zà-ÿ'-]*");
  private static final int COMMON_WORDS = 10_000;

  private Map<String, List<Row>> editions = Map.of();
  private Set<String> common = Set.of();

  @BeforeAll
  void read() throws IOException {
    List<Row> rows = new ArrayList<>();
    Path corpus = Path.of("training-data", "sentences.csv");
    try (TableReader reader = TableReader.open(corpus, Format.CSV)) {
      reader.forEachRemaining(rows::add);
    }
    editions = rows.stream().collect(groupingBy(r -> cell(r, "edition"), toList()));
    common = commonWords();
  }

  /** The vocabulary of the encoder is ordered by frequency; its first whole words. */
  private static Set<String> commonWords() throws IOException {
    String name = "bge-small-en-v1.5-q-tokenizer.json";
    Set<String> words = new HashSet<>();
    try (InputStream in = RegisterTest.class.getClassLoader().getResourceAsStream(name)) {
      JsonNode vocabulary =
          new JsonMapper().readTree(Objects.requireNonNull(in)).path("model").path("vocab");
      vocabulary.fieldNames().forEachRemaining(w -> addWord(w, words));
    }
    return words;
  }

  private static void addWord(String piece, Set<String> words) {
    if (words.size() < COMMON_WORDS && piece.length() > 1 && WORD.matcher(piece).matches()) {
      words.add(piece);
    }
  }

  private static Set<String> list(String name) {
    try (InputStream in = RegisterTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(Row row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static List<String> words(Row row) {
    String text = cell(row, "text").toLowerCase(Locale.ROOT).replace('’', '\'');
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** In a thousand words. */
  private static double share(List<Row> rows, Predicate<String> counted) {
    List<String> all = rows.stream().flatMap(r -> words(r).stream()).toList();
    return 1000.0 * all.stream().filter(counted).count() / all.size();
  }

  private static boolean colours(Set<String> colour, String word) {
    return colour.contains(word)
        || (word.endsWith("s") && colour.contains(word.substring(0, word.length() - 1)));
  }

  /** Names say nothing about how common a text's words are, so capitalised words are left out. */
  private double rare(List<Row> rows) {
    long all = 0;
    long rare = 0;
    for (Row row : rows) {
      for (String token : cell(row, "text").split("[^\\p{L}'-]+", -1)) {
        if (!token.isEmpty() && Character.isLowerCase(token.charAt(0))) {
          all++;
          rare += isCommon(token) ? 0 : 1;
        }
      }
    }
    return 100.0 * rare / all;
  }

  private boolean isCommon(String token) {
    for (String part : token.split("[-']", -1)) {
      boolean known = part.length() < 2 || common.contains(part);
      for (String ending : List.of("s", "es", "d", "ed", "ing", "ly")) {
        known |=
            part.endsWith(ending)
                && common.contains(part.substring(0, part.length() - ending.length()));
      }
      if (!known) {
        return false;
      }
    }
    return true;
  }

  private static double percent(List<Row> rows, Predicate<Row> counted) {
    return 100.0 * rows.stream().filter(counted).count() / rows.size();
  }

  private static boolean namesAHolder(Row row) {
    return cell(row, "holders").chars().anyMatch(Character::isUpperCase);
  }

  private record Register(
      double median, double colour, double strategy, double rare, double named, double sourced) {}

  private Register register(List<Row> rows) {
    Set<String> colour = list("words-of-colour.txt");
    Set<String> strategy = list("words-of-strategy.txt");
    int[] lengths = rows.stream().mapToInt(r -> cell(r, "text").split(" ", -1).length).toArray();
    Arrays.sort(lengths);
    List<Row> held = rows.stream().filter(r -> !cell(r, "stance").equals("neutral")).toList();
    return new Register(
        lengths[lengths.length / 2],
        share(rows, w -> colours(colour, w)),
        share(rows, strategy::contains),
        rare(rows),
        percent(held, RegisterTest::namesAHolder),
        percent(rows, r -> !cell(r, "source").isEmpty()));
  }

  @Test
  void theSecondEditionSoundsLikeANewspaper() {
    Register second = register(editions.getOrDefault("2", List.of()));
    System.out.println("edition 1 " + register(editions.getOrDefault("1", List.of())));
    System.out.println("edition 2 " + second);
    assertThat(second.median()).isBetween(20.0, 30.0);
    assertThat(second.colour()).isLessThanOrEqualTo(5);
    assertThat(second.strategy()).isGreaterThanOrEqualTo(12);
    assertThat(second.rare()).isLessThanOrEqualTo(7);
    assertThat(second.named()).isGreaterThanOrEqualTo(30);
    assertThat(second.sourced()).isGreaterThanOrEqualTo(30);
  }

  /** Whether a sentence is polar, told by a word of emotion or harm alone. */
  @Test
  void aWordOfEmotionOrHarmDoesNotDecideTheSentiment() {
    Set<String> emotion = list("words-of-emotion.txt");
    List<Row> rows =
        editions.getOrDefault("2", List.of()).stream()
            .filter(r -> !cell(r, "split").equals("train"))
            .toList();
    int[] gold =
        rows.stream().mapToInt(r -> cell(r, "sentiment").equals("neutral") ? 0 : 1).toArray();
    int[] rule =
        rows.stream()
            .mapToInt(r -> words(r).stream().anyMatch(emotion::contains) ? 1 : 0)
            .toArray();
    double f1 = ConfusionMatrix.of(new LabelSet(List.of("plain", "polar")), gold, rule).macroF1();
    System.out.printf(Locale.ROOT, "emotion rule, macro-F1 of polar against plain %.3f%n", f1);
    assertThat(f1).isLessThanOrEqualTo(0.60);
  }
}
