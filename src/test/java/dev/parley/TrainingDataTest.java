package dev.parley;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.model.Model;
import dev.parley.model.Tier;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The promises that the training text's datasheet makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrainingDataTest {

  private static final Path FOLDER = Path.of("training-data");
  private static final Set<String> STANCES = Set.of("dialogue", "mobilisation", "neutral");
  private static final Set<String> SENTIMENTS = Set.of("positive", "negative", "neutral");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z'-]+");
  private static final Pattern SPACES = Pattern.compile(" +");

  /** Words of talks and protest in their forms. */
  private static final List<String> CUES =
      List.of(
          "talks",
          "dialogue",
          "negotiation/negotiations",
          "negotiate/negotiating/negotiated",
          "mediation",
          "mediator/mediators",
          "offer/offers",
          "meeting/meetings",
          "deal/deals",
          "truce",
          "ceasefire",
          "compromise",
          "settlement",
          "walkout/walkouts",
          "rally/rallies",
          "march/marches",
          "protest/protests",
          "protesters",
          "strike/strikes",
          "mobilise/mobilised/mobilising/mobilisation/mobilize/mobilized/mobilizing/mobilization",
          "agitation",
          "boycott",
          "blockade",
          "shutdown",
          "street/streets",
          "confrontation",
          "engagement",
          "signal/signals",
          "deadlock/stalemate",
          "unrest");

  private List<Row> rows = List.of();

  @BeforeAll
  void read() throws IOException {
    rows = table("sentences.csv");
  }

  private static List<Row> table(String name) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = TableReader.open(FOLDER.resolve(name), Format.CSV)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static String cell(Row row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private Map<String, List<Row>> by(String column) {
    return rows.stream().collect(groupingBy(r -> cell(r, column), TreeMap::new, toList()));
  }

  @Test
  void thereIsEnoughOfEverything() {
    assertThat(rows).hasSizeGreaterThanOrEqualTo(13_000);
    assertThat(by("region")).hasSizeGreaterThanOrEqualTo(80);
    Map<String, Long> cells =
        rows.stream()
            .collect(groupingBy(r -> cell(r, "stance") + "/" + cell(r, "sentiment"), counting()));
    assertThat(cells).hasSize(9);
    assertThat(cells.values()).allMatch(count -> count >= 300);
    int[] words = rows.stream().mapToInt(r -> words(r).length).sorted().toArray();
    assertThat(words[words.length / 2]).isGreaterThan(20);
  }

  @Test
  void theFirstEditionIsBalancedAndTheSecondIsMostlyNeutralAsNewsIs() {
    assertThat(by("edition")).containsOnlyKeys("1", "2");
    for (String stance : STANCES) {
      assertThat(share(stance, "1")).as(stance).isBetween(0.3, 0.37);
    }
    assertThat(share("neutral", "2")).isBetween(0.45, 0.65);
    assertThat(by("edition").getOrDefault("2", List.of())).hasSizeGreaterThanOrEqualTo(5_000);
  }

  private double share(String stance, String edition) {
    List<Row> of = by("edition").getOrDefault(edition, List.of());
    return (double) of.stream().filter(r -> cell(r, "stance").equals(stance)).count() / of.size();
  }

  private static String[] words(Row row) {
    return SPACES.split(cell(row, "text"));
  }

  @Test
  void everyRowIsWellFormed() {
    Set<String> ids = new HashSet<>();
    Set<String> texts = new HashSet<>();
    for (Row row : rows) {
      String id = cell(row, "id");
      String text = cell(row, "text");
      assertThat(ids.add(id)).as("id %s is unique", id).isTrue();
      assertThat(texts.add(letters(text))).as("text of %s is unique", id).isTrue();
      assertThat(STANCES).as(id).contains(cell(row, "stance"));
      assertThat(SENTIMENTS).as(id).contains(cell(row, "sentiment"));
      assertThat(words(row).length).as("words of %s", id).isBetween(4, 60);
      Stream.of("holders", "source", "speakers")
          .flatMap(column -> Stream.of(cell(row, column).split(" \\| ")))
          .forEach(span -> assertThat(text).as(id).contains(span));
      assertThat(cell(row, "stance").equals("neutral") && !cell(row, "holders").isEmpty())
          .as("%s is neutral and so has no holder", id)
          .isFalse();
    }
  }

  @Test
  void contrastGroupsFlipALabelAndStayInOneSplit() {
    Map<String, List<Row>> groups = by("group");
    groups.remove("");
    groups.values().removeIf(members -> values(members, "phenomenon").contains("report"));
    assertThat(groups).hasSizeGreaterThanOrEqualTo(1_900);
    groups.forEach(
        (group, members) -> {
          Set<String> labels =
              members.stream()
                  .map(r -> cell(r, "stance") + "/" + cell(r, "sentiment"))
                  .collect(toSet());
          assertThat(labels).as("labels of %s", group).hasSizeGreaterThan(1);
          assertThat(values(members, "split")).as("splits of %s", group).hasSize(1);
        });
  }

  @Test
  void wholeReportsStayInOneSplit() {
    Map<String, List<Row>> reports =
        rows.stream()
            .filter(r -> cell(r, "phenomenon").equals("report"))
            .collect(groupingBy(r -> cell(r, "group")));
    assertThat(reports).hasSizeGreaterThanOrEqualTo(30);
    reports.forEach(
        (name, of) -> {
          assertThat(of).as(name).hasSizeBetween(10, 25);
          assertThat(values(of, "split")).as("splits of %s", name).hasSize(1);
        });
  }

  private static Set<String> values(List<Row> rows, String column) {
    return rows.stream().map(r -> cell(r, column)).collect(toSet());
  }

  @Test
  void noStoryCrossesASplit() {
    Map<String, List<Row>> splits = by("split");
    assertThat(splits).containsOnlyKeys("train", "development", "test");
    for (List<Row> edition : by("edition").values()) {
      Map<String, Long> counts =
          edition.stream().collect(groupingBy(r -> cell(r, "split"), counting()));
      counts.forEach(
          (split, count) ->
              assertThat((double) count / edition.size())
                  .as(split)
                  .isBetween(
                      split.equals("train") ? 0.75 : 0.08, split.equals("train") ? 0.85 : 0.12));
    }
    by("region")
        .forEach(
            (region, of) ->
                assertThat(values(of, "split"))
                    .as("splits of '%s'", region)
                    .hasSize(1)
                    .isSubsetOf(region.isEmpty() ? Set.of("train") : splits.keySet()));
  }

  @Test
  void noNearDuplicateCrossesASplit() {
    List<Set<Integer>> grams = rows.stream().map(r -> grams(cell(r, "text"))).toList();
    Map<Integer, BitSet> rowsWith = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int gram : grams.get(i)) {
        rowsWith.computeIfAbsent(gram, g -> new BitSet()).set(i);
      }
    }
    List<String> crossing = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!cell(rows.get(i), "split").equals("train")) {
        int[] shared = shared(grams.get(i), rowsWith);
        for (int j = 0; j < rows.size(); j++) {
          int union = grams.get(i).size() + grams.get(j).size() - shared[j];
          if (2 * shared[j] > union
              && !cell(rows.get(i), "split").equals(cell(rows.get(j), "split"))) {
            crossing.add(cell(rows.get(i), "id") + " " + cell(rows.get(j), "id"));
          }
        }
      }
    }
    assertThat(crossing).as("pairs with a Jaccard index of 5-grams above 0.5").isEmpty();
  }

  private int[] shared(Set<Integer> grams, Map<Integer, BitSet> rowsWith) {
    int[] shared = new int[rows.size()];
    for (int gram : grams) {
      Objects.requireNonNull(rowsWith.get(gram)).stream().forEach(j -> shared[j]++);
    }
    return shared;
  }

  private static Set<Integer> grams(String text) {
    String letters = letters(text);
    Set<Integer> grams = new HashSet<>();
    for (int i = 0; i + 5 <= letters.length(); i++) {
      grams.add(letters.substring(i, i + 5).hashCode());
    }
    return grams;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }

  @Test
  void whatModelsAreJudgedByWasReadTwice() throws IOException {
    Map<String, Row> byId = rows.stream().collect(toMap(r -> cell(r, "id"), r -> r));
    Map<String, Set<String>> read = Map.of("stance", new HashSet<>(), "sentiment", new HashSet<>());
    for (Row row : table("agreement.csv")) {
      String id = cell(row, "id");
      Row sentence = Objects.requireNonNull(byId.get(id), id);
      for (Map.Entry<String, Set<String>> column : read.entrySet()) {
        String name = column.getKey();
        String first = cell(row, name + "_first");
        if (!first.isEmpty()) {
          assertThat(column.getValue().add(id)).as(id).isTrue();
          assertThat(cell(sentence, name))
              .as("settled %s of %s", name, id)
              .isIn(first, cell(row, name + "_second"));
        }
      }
    }
    assertThat(read.get("stance")).containsAll(ids(r -> !isTrain(r) && isSecond(r)));
    assertThat(read.get("stance")).containsAll(ids(r -> cell(r, "split").equals("test")));
    assertThat(read.get("sentiment")).containsAll(ids(r -> !isTrain(r)));
    List<String> train = ids(r -> isTrain(r) && isSecond(r));
    long again =
        train.stream().filter(Objects.requireNonNull(read.get("stance"))::contains).count();
    assertThat(again).isGreaterThanOrEqualTo(train.size() / 5);
  }

  private static boolean isTrain(Row row) {
    return cell(row, "split").equals("train");
  }

  private static boolean isSecond(Row row) {
    return cell(row, "edition").equals("2");
  }

  private List<String> ids(Predicate<Row> kept) {
    return rows.stream().filter(kept).map(r -> cell(r, "id")).toList();
  }

  @Test
  void idiomsStandInBothDirections() throws IOException {
    List<String> idioms = Files.readAllLines(FOLDER.resolve("idioms.txt"));
    assertThat(idioms).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(250);
    Map<String, List<String>> texts = new HashMap<>();
    by("stance")
        .forEach(
            (stance, of) -> texts.put(stance, of.stream().map(TrainingDataTest::lower).toList()));
    Set<String> oneSided = new TreeSet<>();
    for (String idiom : idioms) {
      long directions =
          Stream.of("dialogue", "mobilisation")
              .filter(
                  s ->
                      Objects.requireNonNull(texts.get(s)).stream()
                          .anyMatch(t -> t.contains(idiom)))
              .count();
      assertThat(directions).as(idiom).isPositive();
      if (directions == 1) {
        oneSided.add(idiom);
      }
    }
    assertThat(idioms.size() - oneSided.size())
        .as("all but %s", oneSided)
        .isGreaterThanOrEqualTo(250);
  }

  private static String lower(Row row) {
    return cell(row, "text").toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /**
   * Most words of a newspaper stand in neutral sentences, so a word that goes with neutral is only
   * looked at in the balanced first edition.
   */
  @Test
  void noWordGivesALabelAwayWithoutAReason() throws IOException {
    Set<String> excused =
        table("giveaways.csv").stream()
            .filter(r -> cell(r, "rule").equals("any word"))
            .map(r -> cell(r, "word"))
            .collect(toSet());
    Set<String> giveaways = new TreeSet<>();
    counts(rows.stream())
        .forEach(
            (word, of) -> {
              if (isGiveaway(of) && !most(of).equals("neutral")) {
                giveaways.add(word);
              }
            });
    counts(rows.stream().filter(r -> !isSecond(r)))
        .forEach(
            (word, of) -> {
              if (isGiveaway(of)) {
                giveaways.add(word);
              }
            });
    assertThat(giveaways)
        .as("words that stand in one label in nine of ten cases")
        .isEqualTo(excused);
  }

  /** By word, how many sentences of each stance it stands in. */
  private static Map<String, Map<String, Long>> counts(Stream<Row> of) {
    return of.flatMap(r -> distinctWords(r).map(w -> Map.entry(w, cell(r, "stance"))))
        .collect(
            groupingBy(
                Map.Entry::getKey,
                mapping(Map.Entry::getValue, groupingBy(Function.identity(), counting()))));
  }

  private static long sum(Map<String, Long> of) {
    return of.values().stream().mapToLong(c -> c).sum();
  }

  private static String most(Map<String, Long> of) {
    return of.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static boolean isGiveaway(Map<String, Long> of) {
    return sum(of) >= 20 && of.getOrDefault(most(of), 0L) > 0.9 * sum(of);
  }

  @Test
  void theWordsOfTalksAndProtestStandInEveryLabel() throws IOException {
    Map<String, String> excused =
        table("giveaways.csv").stream()
            .filter(r -> cell(r, "rule").equals("cue word"))
            .collect(toMap(r -> cell(r, "word"), r -> cell(r, "label")));
    Map<String, Map<String, Long>> counts = counts(rows.stream());
    for (String cue : CUES) {
      Map<String, Long> of = new TreeMap<>();
      for (String form : cue.split("/", -1)) {
        counts.getOrDefault(form, Map.of()).forEach((label, n) -> of.merge(label, n, Long::sum));
      }
      assertThat(sum(of)).as(cue).isGreaterThanOrEqualTo(20);
      if (!most(of).equals(excused.get(cue))) {
        assertThat(of.values()).as(cue + " " + of).allMatch(n -> n <= 0.7 * sum(of));
      }
    }
  }

  private static Stream<String> distinctWords(Row row) {
    return WORD.matcher(lower(row)).results().map(r -> r.group()).distinct();
  }

  @Test
  void lengthAndPunctuationDoNotGiveTheLabelAway() {
    assertThat(macroF1(r -> shape(cell(r, "text")))).isLessThanOrEqualTo(0.40);
  }

  @Test
  void topicDoesNotGiveTheLabelAwayEither() {
    assertThat(macroF1(r -> shape(cell(r, "text")) + " topic" + cell(r, "topic")))
        .isLessThanOrEqualTo(0.53);
  }

  /**
   * What the words of a text of one's own tell of the stance, in cross-validation. The id makes
   * each text another, as equal texts share a fold.
   */
  private double macroF1(Function<Row, String> text) {
    List<Example> examples =
        rows.stream()
            .map(
                r ->
                    new Example(
                        text.apply(r) + " " + cell(r, "id"),
                        "",
                        cell(r, "stance"),
                        cell(r, "group")))
            .toList();
    Dataset shapes = new Dataset(examples, "");
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(
                TrainingVectors.ofWords(shapes),
                TrainingOptions.of(Tier.WORDS),
                ModelTrainer.Makers.WORDS);
    return Objects.requireNonNull(
        Objects.requireNonNull(model.manifest().quality().get("words")).get("macroF1"));
  }

  /** Words for the length in steps of five words and for the punctuation that occurs. */
  private static String shape(String text) {
    String marks =
        text.chars()
            .filter(c -> !Character.isLetterOrDigit(c) && c != ' ')
            .mapToObj(c -> "mark" + c)
            .distinct()
            .collect(joining(" "));
    return "length" + SPACES.split(text).length / 5 + " " + marks;
  }
}
