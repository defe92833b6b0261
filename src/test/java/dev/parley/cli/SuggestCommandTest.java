package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows to label next, as users ask for them. */
final class SuggestCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SENTENCES = Path.of("training-data/sentences.csv");

  @TempDir private Path folder;

  private static Run suggest(String pool, String... more) {
    String[] start = {"suggest", "--data", pool, "--model", "stance", "--tier", "words"};
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void assertFails(Run run, int exit, String message) {
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("parley: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  /** The first 400 sentences of the corpus, as they stand there. */
  private String pool() throws IOException {
    try (Stream<String> lines = Files.lines(SENTENCES)) {
      return file("pool.csv", String.join("\n", lines.limit(401).toList()) + "\n");
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

  private static double[] probabilities(Row row) {
    return Stream.of("dialogue", "mobilisation", "neutral")
        .mapToDouble(label -> Double.parseDouble(cell(row, "stance_p_" + label)))
        .toArray();
  }

  private static double entropy(double... probabilities) {
    return DoubleStream.of(probabilities).map(p -> p > 0 ? -p * Math.log(p) : 0).sum()
        / Math.log(3);
  }

  @Test
  void withoutDiversityTheOrderIsThatOfTheEntropy() throws IOException {
    String pool = pool();
    Run run = suggest(pool, "--diversity", "0", "--count", "25");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith(
            "id,text,stance,sentiment,holders,source,speakers,group,phenomenon,topic,region,split,"
                + "edition,weight,parley_rank,parley_uncertainty,stance_label,stance_p_dialogue,"
                + "stance_p_mobilisation,stance_p_neutral\n");
    List<Row> rows = rows(run.out());
    assertThat(rows).hasSize(25);
    assertThat(rows.get(24).get("parley_rank")).isEqualTo("25");
    List<Double> uncertainties = new ArrayList<>();
    for (Row row : rows) {
      double told = Double.parseDouble(cell(row, "parley_uncertainty"));
      assertThat(told).isCloseTo(entropy(probabilities(row)), within(1e-5));
      uncertainties.add(told);
    }
    assertThat(uncertainties)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .first()
        .isEqualTo(largestOfAll(pool));
  }

  private static double largestOfAll(String pool) throws IOException {
    Run all = Run.of("classify", "-i", pool, "--model", "stance", "--tier", "words");
    double largest =
        rows(all.out()).stream().mapToDouble(row -> entropy(probabilities(row))).max().orElse(0);
    return Math.round(largest * 1e6) / 1e6;
  }

  @Test
  void theSamePoolGivesTheSameRowsAndLabelledOnesAreNotSuggestedAgain() throws IOException {
    String pool = pool();
    String first = folder.resolve("next.csv").toString();
    assertThat(suggest(pool, "--count", "20", "-o", first).exit()).isZero();
    assertThat(suggest(pool, "--count", "20").out()).isEqualTo(Files.readString(Path.of(first)));
    assertThat(Path.of(first + ".part")).doesNotExist();
    Run second = suggest(pool, "--count", "20", "--labelled", first, "--by", "margin");
    assertThat(second.exit()).isZero();
    assertThat(second.err()).contains("20 rows repeat a labelled or an earlier text: skipped");
    assertThat(rows(second.out()).stream().map(row -> row.get("id")))
        .doesNotContainAnyElementsOf(
            rows(Files.readString(Path.of(first))).stream().map(row -> row.get("id")).toList());
  }

  @Test
  void whatIsSkippedIsTold() throws IOException {
    String pool =
        file("small.csv", "text\nTalks resumed.\nThousands marched.\n\"\"\nTalks resumed.\n");
    Run run = suggest(pool);
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo(
            """
            parley: 1 rows without usable text are left out
            parley: 1 rows repeat a labelled or an earlier text: skipped
            parley: 2 rows are left to suggest, not 50
            """);
    assertThat(rows(run.out())).hasSize(2);
  }

  @Test
  void labelStudioGetsTasksWithPredictions() throws IOException {
    String pool =
        file(
            "pool.jsonl",
            """
            {"id":"x1","text":"Talks \\"resumed\\" in Mérida.","n":7.50,"tags":["a"]}
            {"id":"x2","text":"Thousands marched on the palace.","n":8}
            """);
    JsonNode tasks = JSON.readTree(suggest(pool, "--format", "label-studio").out());
    assertThat(tasks).hasSize(2);
    JsonNode task = tasks.get(0).get("id").intValue() == 1 ? tasks.get(0) : tasks.get(1);
    assertThat(task.get("data"))
        .isEqualTo(
            JSON.readTree(
                "{\"id\":\"x1\",\"text\":\"Talks \\\"resumed\\\" in Mérida.\",\"n\":7.50,\"tags\":[\"a\"]}"));
    JsonNode prediction = task.get("predictions").get(0);
    assertThat(prediction.get("model_version").textValue()).isEqualTo("stance words");
    assertThat(prediction.get("score").doubleValue()).isBetween(1 / 3.0, 1.0);
    assertThat(prediction.get("result"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"from_name":"stance","to_name":"text","type":"choices",
                  "value":{"choices":["neutral"]}}]
                """));
  }

  @Test
  void doccanoGetsALineForEachRow() throws IOException {
    String pool = file("pool.csv", "id,body\n7,Talks resumed.\n8,Thousands marched.\n");
    Run run = suggest(pool, "--format", "doccano", "--text-column", "body");
    List<String> lines = run.out().lines().sorted().toList();
    assertThat(lines).hasSize(2);
    assertThat(JSON.readTree(lines.get(0)))
        .isEqualTo(
            JSON.readTree(
                """
                {"id":"7","body":"Talks resumed.","text":"Talks resumed.","label":["neutral"]}
                """));
  }

  @Test
  void whatUsersGetWrong() throws IOException {
    String pool = file("a.csv", "text,label\nTalks resumed.,\n");
    assertFails(suggest(pool, "--count", "0"), 2, "--count 0: expected at least 1");
    assertFails(
        suggest(pool, "--diversity", "1.5"), 2, "--diversity 1.5: expected a number from 0 to 1");
    assertFails(suggest(pool, "--by", "chance"), 2, "--by");
    assertFails(suggest(pool, "--format", "xml"), 2, "--format");
    assertFails(suggest(pool, "--text-column", "body"), 1, "a.csv: no column 'body'");
    assertFails(
        suggest(pool, "--labelled", file("gold.csv", "body\nx\n")),
        1,
        "gold.csv: no column 'text'");
    assertFails(
        suggest(pool, "--labelled", folder.resolve("no.csv").toString()), 1, "no such file");
    assertFails(
        suggest(pool, "--format", "doccano"), 1, "a.csv: a column 'label' already: expected none");
    assertFails(
        suggest(file("b.csv", "text,parley_rank\nx,1\n")), 1, "a column 'parley_rank' already");
    assertFails(suggest(file("empty.csv", "text\n")), 1, "empty.csv: no row with text in column");
    assertFails(Run.of("suggest", "--data", pool), 2, "--model");
  }
}
