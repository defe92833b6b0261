package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.data.Format;
import dev.parley.data.LabelSet;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.evaluation.Resampling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model trained on a table is worth, as users ask for it. */
final class CrossValidateCommandTest {

  private static final Path SENTENCES = Path.of("training-data/sentences.csv");
  private static final LabelSet LABELS =
      new LabelSet(List.of("dialogue", "mobilisation", "neutral"));

  @TempDir private Path folder;

  private static Run validate(String data, String... more) {
    String[] start = {
      "cross-validate", "--data", data, "--label-column", "stance", "--tier", "words"
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static void assertFails(Run run, int exit, String message) {
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("parley: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** The first 300 sentences of the corpus, as they stand there. */
  private String sentences() throws IOException {
    try (Stream<String> lines = Files.lines(SENTENCES)) {
      return file("data.csv", String.join("\n", lines.limit(301).toList()) + "\n");
    }
  }

  private static List<Row> rows(String csv) throws IOException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (TableReader table =
        TableReader.open(new ByteArrayInputStream(bytes), "output", Format.CSV)) {
      List<Row> rows = new ArrayList<>();
      table.forEachRemaining(rows::add);
      return rows;
    }
  }

  private static String cell(Row row, String column) {
    return Objects.requireNonNull(row.get(column));
  }

  private static Evaluation.Answer answer(Row row) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    LABELS.names().forEach(l -> probabilities.put(l, Double.parseDouble(cell(row, "cv_p_" + l))));
    return new Evaluation.Answer(cell(row, "cv_label"), probabilities);
  }

  private static double value(List<Row> figures, String fold, String metric) {
    return figures.stream()
        .filter(row -> cell(row, "fold").equals(fold) && cell(row, "metric").equals(metric))
        .mapToDouble(row -> Double.parseDouble(cell(row, "value")))
        .sum();
  }

  @Test
  void pooledFiguresAreThoseOfTheWrittenPredictions() throws IOException {
    String data = sentences();
    String predictions = folder.resolve("folds.csv").toString();
    Run run =
        validate(data, "--group-column", "group", "--predictions", predictions, "--format", "csv");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    List<Row> written = rows(Files.readString(Path.of(predictions)));
    assertThat(written.stream().map(row -> row.get("id")))
        .containsExactlyElementsOf(
            rows(Files.readString(Path.of(data))).stream().map(row -> row.get("id")).toList());
    Evaluation evaluation =
        Evaluation.of(
            "written",
            LABELS,
            Evaluation.Gold.alone(written.stream().map(row -> cell(row, "stance")).toList()),
            written.stream().map(CrossValidateCommandTest::answer).toList(),
            new Resampling(1, 1));
    List<Row> figures = rows(run.out());
    evaluation
        .figures()
        .forEach(
            (metric, figure) ->
                assertThat(value(figures, "(pooled)", metric.id()))
                    .as(metric.id())
                    .isCloseTo(figure.value(), within(2e-6)));
    double weighted = 0;
    for (String fold : List.of("1", "2", "3", "4", "5")) {
      long size = written.stream().filter(row -> cell(row, "cv_fold").equals(fold)).count();
      weighted += size / 300.0 * value(figures, fold, Metric.ACCURACY.id());
    }
    assertThat(weighted).isCloseTo(evaluation.accuracy().value(), within(2e-6));
  }

  @Test
  void noGroupIsInTwoFoldsAndTheSameRunGivesTheSameBytes() throws IOException {
    String data = sentences();
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    Run run = validate(data, "--group-column", "group", "--predictions", first.toString());
    Run again = validate(data, "--group-column", "group", "--predictions", second.toString());
    assertThat(again).isEqualTo(run);
    assertThat(second).hasSameBinaryContentAs(first);
    Map<String, String> foldByGroup = new LinkedHashMap<>();
    for (Row row : rows(Files.readString(first))) {
      String fold = cell(row, "cv_fold");
      if (!cell(row, "group").isEmpty()) {
        assertThat(foldByGroup.merge(cell(row, "group"), fold, (a, b) -> a)).isEqualTo(fold);
      }
    }
    assertThat(run.out())
        .contains(
            "clusters of near-duplicate texts (", "always ", "\nmean (sd)  ", "\nmin to max  ")
        .doesNotContain("groups right");
  }

  @Test
  void penaltiesAreChosenWithinTheFoldsAndTheCostIsToldFirst() throws IOException {
    Run run = validate(sentences(), "--folds", "2", "--tune", "--format", "csv");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEqualTo("32 models to train, up to 150 rows each\n");
    List<Row> figures = rows(run.out());
    for (String fold : List.of("1", "2")) {
      assertThat(value(figures, fold, "penalty")).isIn(0.1, 0.3, 1.0, 3.0, 10.0);
    }
    assertThat(
            value(
                rows(validate(sentences(), "--folds", "2", "--format", "csv").out()),
                "1",
                "penalty"))
        .isZero();
  }

  @Test
  void theEarliestRowsAreOnlyLearntFrom() throws IOException {
    Path predictions = folder.resolve("time.csv");
    Run run =
        validate(
            sentences(),
            "--time-column",
            "id",
            "--folds",
            "2",
            "--predictions",
            predictions.toString());
    assertThat(run.exit()).isZero();
    List<Row> written = rows(Files.readString(predictions));
    assertThat(written.subList(0, 100)).allMatch(row -> cell(row, "cv_label").isEmpty());
    assertThat(written.subList(100, 200)).allMatch(row -> cell(row, "cv_fold").equals("1"));
    assertThat(written.subList(200, 300)).allMatch(row -> cell(row, "cv_fold").equals("2"));
    assertThat(run.out()).contains("\n200 examples;");
  }

  @Test
  void eachValueOfAColumnIsLeftOutOnce() throws IOException {
    Path predictions = folder.resolve("regions.csv");
    Run run =
        validate(sentences(), "--leave-out", "region", "--predictions", predictions.toString());
    assertThat(run.exit()).isZero();
    assertThat(rows(Files.readString(predictions)))
        .hasSize(300)
        .allMatch(row -> cell(row, "cv_fold").equals(cell(row, "region")));
  }

  @Test
  void aLabelThatAFoldCannotLearnHasNoProbability() throws IOException {
    StringBuilder table = new StringBuilder("text,stance,country\n");
    for (int i = 0; i < 30; i++) {
      table.append("Item %d says word%d here.,%s,A\n".formatted(i, i, i % 2 == 0 ? "x" : "y"));
      table.append("Note %d has term%d there.,%s,B\n".formatted(i, i, i % 3 == 0 ? "z" : "x"));
      table.append("Page %d tells name%d now.,%s,B\n".formatted(i, i, i % 3 == 0 ? "y" : "x"));
    }
    Path predictions = folder.resolve("out.csv");
    Run run =
        validate(
            file("countries.csv", table.toString()),
            "--leave-out",
            "country",
            "--predictions",
            predictions.toString());
    assertThat(run.exit()).isZero();
    assertThat(rows(Files.readString(predictions)))
        .filteredOn(row -> cell(row, "country").equals("B"))
        .hasSize(60)
        .allMatch(row -> cell(row, "cv_p_z").equals("0.000000"));
  }

  @Test
  void charactersMakeOtherModels() throws IOException {
    String data = sentences();
    Run words = validate(data, "--format", "csv");
    Run characters = validate(data, "--format", "csv", "--characters");
    assertThat(characters.exit()).isZero();
    assertThat(rows(characters.out())).hasSameSizeAs(rows(words.out()));
    assertThat(characters.out()).isNotEqualTo(words.out());
  }

  @Test
  void whatIsMisusedIsNamed() throws IOException {
    String data = sentences();
    assertFails(validate(data, "--folds", "1"), 2, "--folds 1: expected at least 2");
    assertFails(validate(data, "--tier", "auto"), 2, "--tier");
    assertFails(
        validate(data, "--leave-out", "region", "--time-column", "id"), 2, "expected one of them");
    assertFails(validate(data, "--leave-out", "region", "--folds", "3"), 2, "--folds with");
    assertFails(validate(data, "--predictions", data), 2, "expected two files");
  }

  @Test
  void whatTheTableLacksIsNamed() throws IOException {
    String data = sentences();
    assertFails(validate(data, "--leave-out", "topics"), 1, "no column 'topics'");
    assertFails(
        validate(data, "--leave-out", "split"),
        1,
        "data.csv: column 'split': 1 different values: expected 2 to 100");
    assertFails(validate(data, "--leave-out", "id"), 1, "300 different values: expected 2 to 100");
    assertFails(validate(data, "--time-column", "source"), 1, "column 'source' is empty: expected");
    assertFails(validate(data, "--folds", "290"), 1, "rows: expected at least 290, one a fold");
    assertFails(
        validate(file("gap.csv", "text,stance\nTalks resumed.,dialogue\n,neutral\n")),
        1,
        "gap.csv: record 2: column 'text' is empty");
    assertFails(
        validate(file("one.csv", "text,stance\nTalks resumed.,dialogue\n")),
        1,
        "one.csv: column 'stance': 1 different labels");
    assertFails(
        validate(
            file("taken.csv", "text,stance,cv_fold\nTalks resumed.,a,1\nMarches began.,b,1\n"),
            "--predictions",
            folder.resolve("x.csv").toString()),
        1,
        "a column 'cv_fold' already");
  }
}
