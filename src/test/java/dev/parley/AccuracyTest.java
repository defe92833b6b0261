package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.data.Columns;
import dev.parley.data.Dataset;
import dev.parley.data.Format;
import dev.parley.data.LabelSet;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Model;
import dev.parley.model.Prediction;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import dev.parley.onnx.GoldenEmbeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The accuracy report: what the bundled models score, pinned to four decimals. {@code mvn test
 * -Dtest=AccuracyTest -Dparley.accuracy=write} writes {@code docs/accuracy.csv} and {@code
 * docs/accuracy.md}; with {@code -Dparley.data=FOLDER} also on {@code FOLDER/cameo_stance/dev.csv}.
 */
final class AccuracyTest {

  private static final Path CSV = Path.of("docs", "accuracy.csv");
  private static final Path PAGE = Path.of("docs", "accuracy.md");
  private static final String CAMEO = "cameo_stance development";

  /** Model, tier and prior. */
  private static final List<String> KINDS =
      List.of(
          "stance full balanced",
          "stance semantic balanced",
          "stance auto balanced",
          "stance auto news",
          "stance semantic news",
          "stance words balanced",
          "sentiment semantic balanced",
          "sentiment auto balanced",
          "sentiment auto news",
          "sentiment semantic news",
          "sentiment words balanced");

  private static final String ARTICLES = "articles ";
  private static final String HEADER =
      "model,tier,prior,set,examples,accuracy,accuracy_low,accuracy_high,macro_f1,macro_f1_low,"
          + "macro_f1_high,calibration_error,calibration_error_low,calibration_error_high,"
          + "groups_right,groups_low,groups_high,majority_macro_f1";

  /** A sentence with its gold labels. */
  private record Gold(
      String text, Map<String, String> labels, String set, String group, String phenomenon) {}

  /** A gold sentence with what each tier of each model says, by "model tier prior". */
  private record Answered(Gold gold, Map<String, Prediction> predictions) {}

  @Test
  void theBundledModelsScoreWhatTheReportSays() throws IOException {
    boolean writes = "write".equals(System.getProperty("parley.accuracy"));
    if (!writes) {
      assumeThat(GoldenEmbeddings.areExact()).as("a processor that rounds alike").isTrue();
    }
    List<String> lines = lines(answers(gold()));
    String digest = "corpus," + CorpusVectors.dataset("stance").digest();
    if (writes) {
      write(digest, lines);
    }
    List<String> pinned = Files.readAllLines(CSV);
    assertThat(pinned.get(0)).as("write the report anew").isEqualTo(digest);
    assertThat(pinned.stream().skip(2).filter(l -> !l.contains(CAMEO)))
        .as("write the report anew if this is meant")
        .containsExactlyElementsOf(lines.stream().filter(l -> !l.contains(CAMEO)).toList());
  }

  private static List<Gold> gold() throws IOException {
    List<Gold> gold = new ArrayList<>();
    Path corpus = Path.of("training-data", "sentences.csv");
    try (TableReader reader = TableReader.open(corpus, Format.CSV)) {
      reader.forEachRemaining(row -> corpusGold(row).ifPresent(gold::add));
    }
    for (String split : List.of("development", "development-2", "test")) {
      gold.addAll(articles(split));
    }
    gold.addAll(cameo());
    return gold;
  }

  private static Optional<Gold> corpusGold(Row row) {
    if (cell(row, "split").equals("train")) {
      return Optional.empty();
    }
    boolean report = cell(row, "phenomenon").equals("report");
    return Optional.of(
        new Gold(
            cell(row, "text"),
            Map.of("stance", cell(row, "stance"), "sentiment", cell(row, "sentiment")),
            cell(row, "split") + " of edition " + cell(row, "edition"),
            report ? "" : cell(row, "group"),
            cell(row, "phenomenon")));
  }

  private static String cell(Row row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static List<Gold> articles(String split) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("training-data", "articles", split))) {
      files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    List<Gold> gold = new ArrayList<>();
    for (Path file : files) {
      for (JsonNode sentence : new JsonMapper().readTree(file.toFile()).get("sentences")) {
        Map<String, String> labels = Map.of("stance", sentence.get("stance").get("label").asText());
        gold.add(new Gold(sentence.get("text").asText(), labels, ARTICLES + split, "", ""));
      }
    }
    return gold;
  }

  private static List<Gold> cameo() throws IOException {
    Path file = Path.of(System.getProperty("parley.data", "nowhere"), "cameo_stance", "dev.csv");
    if (!Files.exists(file)) {
      return List.of();
    }
    return Dataset.read(file, Columns.of("text", "label"), Set.of(), null).examples().stream()
        .map(e -> new Gold(e.text(), Map.of("stance", e.label()), CAMEO, "", ""))
        .toList();
  }

  private static List<Answered> answers(List<Gold> gold) {
    try (SentenceClassifier stance = SentenceClassifier.stance();
        SentenceClassifier sentiment = SentenceClassifier.sentiment();
        Engines engines = new Engines(List.of(stance.model(), sentiment.model()))) {
      return gold.parallelStream()
          .map(g -> answer(g, stance.model(), sentiment.model(), engines))
          .toList();
    }
  }

  private static Answered answer(Gold gold, Model stance, Model sentiment, Engines engines) {
    SharedReading reading = new SharedReading(gold.text(), engines);
    Map<String, Prediction> predictions = new TreeMap<>();
    for (String kind : KINDS) {
      String[] words = kind.split(" ");
      if (gold.labels().containsKey(words[0])) {
        Model model = words[0].equals("stance") ? stance : sentiment;
        Tier tier = Tier.valueOf(words[1].toUpperCase(Locale.ROOT));
        predictions.put(kind, model.with(Prior.parse(words[2])).predict(tier, reading, ""));
      }
    }
    return new Answered(gold, predictions);
  }

  private static List<String> lines(List<Answered> answers) {
    List<String> sets = answers.stream().map(a -> a.gold().set()).distinct().sorted().toList();
    List<String> lines = new ArrayList<>();
    for (String kind : KINDS) {
      for (String split : List.of("development", "test")) {
        add(lines, kind, split + " of both editions", answers, isOf(split));
      }
      for (String set : sets) {
        add(lines, kind, set, answers, a -> a.gold().set().equals(set));
      }
    }
    String kind = "stance semantic balanced";
    answers.stream()
        .map(a -> a.gold().phenomenon())
        .filter(p -> !p.isEmpty())
        .distinct()
        .sorted()
        .forEach(
            p ->
                add(
                    lines,
                    kind,
                    "test: " + p,
                    answers,
                    isOf("test").and(a -> a.gold().phenomenon().equals(p))));
    return lines;
  }

  private static Predicate<Answered> isOf(String split) {
    return a -> a.gold().set().startsWith(split + " of edition");
  }

  private static void add(
      List<String> lines,
      String kind,
      String set,
      List<Answered> answers,
      Predicate<Answered> kept) {
    List<Answered> of =
        answers.stream().filter(kept).filter(a -> a.predictions().containsKey(kind)).toList();
    if (of.size() < 10) {
      return;
    }
    String model = kind.substring(0, kind.indexOf(' '));
    Prediction first = Objects.requireNonNull(of.get(0).predictions().get(kind));
    LabelSet labels = new LabelSet(List.copyOf(first.probabilities().keySet()));
    List<String> gold =
        of.stream().map(a -> Objects.requireNonNull(a.gold().labels().get(model))).toList();
    List<String> groups = of.stream().map(a -> a.gold().group()).toList();
    Evaluation.Gold right = Evaluation.Gold.grouped(gold, groups);
    Evaluation e =
        Evaluation.of(
            kind,
            labels,
            right,
            of.stream()
                .map(a -> Objects.requireNonNull(a.predictions().get(kind)))
                .map(p -> new Evaluation.Answer(p.label(), p.probabilities()))
                .toList(),
            Resampling.DEFAULT);
    Evaluation majority = Evaluation.ofCommonest(labels, right, Resampling.DEFAULT);
    lines.add(
        String.join(
            ",",
            kind.replace(' ', ','),
            set,
            Integer.toString(gold.size()),
            figure(Optional.of(e.accuracy())),
            figure(Optional.of(e.macroF1())),
            figure(e.figure(Metric.CALIBRATION_ERROR)),
            figure(e.groups()),
            number(majority.macroF1().value())));
  }

  private static String figure(Optional<Evaluation.Figure> figure) {
    return figure
        .map(
            f ->
                Stream.of(f.value(), f.low(), f.high())
                    .map(AccuracyTest::number)
                    .collect(Collectors.joining(",")))
        .orElse(",,");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static void write(String digest, List<String> lines) {
    List<String> all = new ArrayList<>(List.of(digest, HEADER));
    all.addAll(lines);
    try {
      Files.write(CSV, all);
      Files.writeString(PAGE, page(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(List<String> lines) {
    StringBuilder page =
        new StringBuilder(
            """
            # Accuracy

            Written by `mvn test -Dtest=AccuracyTest -Dparley.accuracy=write -Dparley.data=FOLDER`; the
            figures stand in [accuracy.csv](accuracy.csv) too, and the build pins them. Intervals are 95 %
            bootstrap intervals over contrast groups. The calibration error is over 15 bins of equal size.
            Chance is the macro-F1 of always giving the commonest label. These sets are balanced by design, more or
            less, so priors are balanced; the default, `auto` under `news`, stands beside. Development sets, the one of
            `cameo_stance` among them, guided choices: epochs, calibration, and what to write next. The test
            sets did not. The corpus is described in [its datasheet](../training-data/README.md).

            | model, tier, prior | set | examples | accuracy | macro-F1 | calibration error | groups all right | chance |
            |---|---|---|---|---|---|---|---|
            """);
    for (String line : lines) {
      String[] c = line.split(",", -1);
      page.append(
          "| %s %s %s | %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  c[0],
                  c[1],
                  c[2],
                  c[3],
                  c[4],
                  shown(c, 5),
                  shown(c, 8),
                  shown(c, 11),
                  shown(c, 14),
                  rounded(c[17]))
              .replace("\r", ""));
    }
    return page.toString();
  }

  private static String shown(String[] cells, int at) {
    List<String> three = IntStream.range(at, at + 3).mapToObj(i -> rounded(cells[i])).toList();
    return three.get(0).isEmpty()
        ? ""
        : "%s [%s, %s]".formatted(three.get(0), three.get(1), three.get(2));
  }

  private static String rounded(String number) {
    return number.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", Double.parseDouble(number));
  }
}
