package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.Format;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs over many rows: what is packed, cut off and resumed. */
final class ClassifyCommandTest {

  private static final int ROWS = 250_000;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void name() {
    input = folder.resolve("in.csv");
  }

  private Run classify(Path out, String... more) {
    return Run.of(arguments(out, more).toArray(String[]::new));
  }

  private List<String> arguments(Path out, String... more) {
    Stream<String> common =
        Stream.of("classify", "--tier", "words", "-i", input.toString(), "-o", out.toString());
    return Stream.concat(common, Stream.of(more)).toList();
  }

  private void generate(int rows) throws IOException {
    try (Writer out = Files.newBufferedWriter(input)) {
      out.write("id,text\n");
      for (int row = 0; row < rows; row++) {
        String text = row % 100 == 7 ? "" : "The union walked out of talks on day " + row + ".";
        out.write(row + "," + text + "\n");
      }
    }
  }

  @Test
  void aRunThatIsKilledAndResumedGivesTheBytesOfAnUndisturbedOne() throws Exception {
    generate(ROWS);
    Path undisturbed = folder.resolve("undisturbed.csv.gz");
    assertThat(classify(undisturbed).exit()).isZero();
    Path out = folder.resolve("out.csv.gz");
    Path state = folder.resolve("out.csv.gz.part.state");
    for (int kill = 0; kill < 3; kill++) {
      killAtTheNextCheckpoint(out, state);
    }
    if (Files.exists(state)) {
      assertRefusals(out);
    }
    assertThat(classify(out, "--resume")).isEqualTo(new Run(0, "", ""));
    assertThat(out).hasSameBinaryContentAs(undisturbed);
    assertThat(state).doesNotExist();
  }

  private void killAtTheNextCheckpoint(Path out, Path state) throws Exception {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.parley.cli.Main");
    Process process =
        new ProcessBuilder(
                Stream.concat(java.stream(), arguments(out, "--resume").stream()).toList())
            .inheritIO()
            .start();
    String before = textOf(state);
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      if (!textOf(state).equals(before)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static String textOf(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private void assertRefusals(Path out) throws IOException {
    Run prior = classify(out, "--resume", "--prior", "balanced");
    assertThat(prior.exit()).isEqualTo(1);
    assertThat(prior.err())
        .startsWith("parley: --resume: " + out + ".part was begun otherwise: --prior was default")
        .hasLineCount(1);
    Run model = classify(out, "--resume", "--model", "stance", "--coverage", "0.9");
    assertThat(model.err())
        .contains("--model was stance, sentiment, is stance; ")
        .contains("--coverage was default, is 0.9");
    String rows = Files.readString(input);
    Files.writeString(input, rows.replace("day 249999.", "day 249998."));
    assertThat(classify(out, "--resume").err()).contains("otherwise: input was sha256 ");
    Files.writeString(input, rows);
  }

  @Test
  void aPackedTableHoldsThePlainOneWhateverTheThreads() throws IOException {
    generate(5_000);
    Path plain = folder.resolve("plain.csv");
    assertThat(classify(plain, "--threads", "1")).isEqualTo(new Run(0, "", ""));
    for (String ending : List.of(".gz", ".zst")) {
      Path one = folder.resolve("one.csv" + ending);
      Path three = folder.resolve("three.csv" + ending);
      assertThat(classify(one, "--threads", "1")).isEqualTo(new Run(0, "", ""));
      assertThat(classify(three, "--threads", "3")).isEqualTo(new Run(0, "", ""));
      assertThat(three).hasSameBinaryContentAs(one);
      assertThat(rowsOf(one)).isEqualTo(rowsOf(plain)).hasSize(5_000);
    }
  }

  private static List<List<String>> rowsOf(Path table) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (TableReader in = TableReader.open(table, Format.CSV)) {
      in.forEachRemaining(row -> rows.add(row.cells()));
    }
    return rows;
  }

  @Test
  void whatCannotBeReadAgainCannotBeResumed() {
    input = Path.of("/dev/null");
    Run run = classify(folder.resolve("out.csv"), "--resume");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("parley: --resume: expected -i FILE and -o FILE");
    input = folder.resolve("none.csv");
    assertThat(classify(folder.resolve("out.csv"), "--resume"))
        .isEqualTo(new Run(1, "", "parley: " + input + ": no such file\n"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsOneClearLine() throws IOException {
    generate(5_000);
    Path full = Path.of("/dev/full");
    assertThat(classify(full))
        .isEqualTo(new Run(1, "", "parley: /dev/full: No space left on device\n"));
    assertThat(classify(full, "--resume"))
        .isEqualTo(new Run(1, "", "parley: --resume: /dev/full: expected the name of a file\n"));
  }
}
