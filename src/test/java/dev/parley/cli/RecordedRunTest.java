package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.SentenceClassifier;
import dev.parley.data.DigestedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a run says of itself when it is over. */
final class RecordedRunTest {

  private static final String GOLD =
      """
      id,text,gold
      1,Talks resumed in the capital.,dialogue
      2,Unions called a general strike.,mobilisation
      3,The bank reported a profit.,neutral
      """;

  @TempDir private Path folder;

  private static Run run(String in, String... arguments) {
    return Run.of(in.getBytes(StandardCharsets.UTF_8), arguments);
  }

  @BeforeEach
  void writeGold() throws IOException {
    Files.writeString(folder.resolve("gold.csv"), GOLD);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private JsonNode read(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  @Test
  void aRunThatWritesAFileLeavesItsManifestBesideIt() throws IOException {
    String[] command = {
      "classify", "--tier", "words", "-i", path("gold.csv"), "-o", path("out.csv")
    };
    assertThat(run("", command).exit()).isZero();
    JsonNode manifest = read("out.csv.run.json");
    assertThat(manifest.path("schema").asInt()).isEqualTo(1);
    assertThat(manifest.path("command"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(List.of(command));
    assertThat(manifest.path("parley").asText()).isEqualTo("development");
    assertThat(manifest.path("platform").path("java").asText())
        .startsWith(System.getProperty("java.version"));
    assertThat(manifest.path("platform").path("processor").asText())
        .startsWith(System.getProperty("os.arch"));
    assertThat(manifest.has("seed")).isFalse();
    assertFile(manifest.path("inputs").path(0), "-i", "gold.csv");
    assertFile(manifest.path("outputs").path(0), "-o", "out.csv");
    assertThat(manifest.path("outputs")).hasSize(1);
  }

  private void assertFile(JsonNode file, String option, String name) throws IOException {
    assertThat(file.path("option").asText()).isEqualTo(option);
    assertThat(file.path("name").asText()).isEqualTo(path(name));
    assertThat(file.path("sha256").asText()).isEqualTo(DigestedInput.of(folder.resolve(name)));
    assertThat(file.path("bytes").asLong()).isEqualTo(Files.size(folder.resolve(name)));
  }

  @Test
  void theModelsOfADefaultAreRecordedToo() throws IOException {
    run(GOLD, "classify", "--tier", "words", "--manifest", path("run.json"));
    JsonNode manifest = read("run.json");
    assertThat(manifest.path("models"))
        .extracting(m -> m.path("name").asText())
        .containsExactly("stance", "sentiment");
    try (SentenceClassifier stance = SentenceClassifier.stance()) {
      JsonNode model = manifest.path("models").path(0);
      assertThat(model.path("sha256").asText()).isEqualTo(stance.digest());
      assertThat(model.path("tuned").asText()).isEqualTo(stance.manifest().requires().tuned());
      assertThat(model.path("lexicon").asText()).isEqualTo(stance.manifest().requires().lexicon());
      assertThat(model.path("bundled").asBoolean()).isTrue();
    }
  }

  @Test
  void standardInputAndOutputHaveTheirDigests() throws IOException {
    Run run = run(GOLD, "classify", "--tier", "words", "--manifest", path("run.json"));
    JsonNode manifest = read("run.json");
    JsonNode in = manifest.path("inputs").path(0);
    assertThat(in.path("name").asText()).isEqualTo("standard input");
    assertThat(in.path("option").asText()).isEmpty();
    assertThat(in.path("sha256").asText()).isEqualTo(digest(GOLD));
    JsonNode out = manifest.path("outputs").path(0);
    assertThat(out.path("name").asText()).isEqualTo("standard output");
    assertThat(out.path("sha256").asText()).isEqualTo(digest(run.out()));
    assertThat(out.path("bytes").asInt()).isEqualTo(run.out().length());
  }

  private static String digest(String text) throws IOException {
    try (DigestedInput in =
        new DigestedInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      in.readAllBytes();
      return in.digest();
    }
  }

  @Test
  void everyCommandThatDrawsRecordsItsSeed() throws IOException {
    Files.writeString(
        folder.resolve("codes.csv"), "a,b,gold\nx,x,x\ny,x,y\ny,y,\nx,x,x\nx,y,\ny,y,y\n");
    String codes = path("codes.csv");
    assertSeed("agree", "--data", codes, "--coder-column", "a", "--coder-column", "b");
    assertSeed("compare", "--data", codes, "--label-column", "a", "--column", "a", "--column", "b");
    assertSeed("prevalence", "--data", codes, "--predicted-column", "a");
    assertSeed(
        "evaluate",
        "--tier",
        "words",
        "--model",
        "stance",
        "--data",
        path("gold.csv"),
        "--label-column",
        "gold");
  }

  private void assertSeed(String... command) throws IOException {
    Stream<String> more = Stream.of("--seed", "7", "--manifest", path("run.json"));
    Run run = run("", Stream.concat(Stream.of(command), more).toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    JsonNode manifest = read("run.json");
    assertThat(manifest.path("seed").asInt()).isEqualTo(7);
    assertThat(manifest.path("outputs").path(0).path("sha256").asText())
        .isEqualTo(digest(run.out()));
  }

  @Test
  void allFilesOfARunAreListed() throws IOException {
    run(
        "",
        "evaluate",
        "--tier",
        "words",
        "--model",
        "stance",
        "--data",
        path("gold.csv"),
        "--label-column",
        "gold",
        "--predictions",
        path("rows.csv"),
        "--manifest",
        path("run.json"));
    JsonNode outputs = read("run.json").path("outputs");
    assertThat(outputs)
        .extracting(o -> o.path("option").asText())
        .containsExactly("--predictions", "");
    assertFile(outputs.path(0), "--predictions", "rows.csv");
  }

  /** Trains tier words on a table with labels in two columns. */
  private Run train(String... options) throws IOException {
    StringBuilder csv = new StringBuilder("text,act,place\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 2 == 0 ? "they met in " : "they marched in ")
          .append(i % 4 < 2 ? "the capital " : "a village ")
          .append(i)
          .append(i % 2 == 0 ? ",talks" : ",street")
          .append(i % 4 < 2 ? ",town\n" : ",country\n");
    }
    Files.writeString(folder.resolve("train.csv"), csv);
    List<String> command = new ArrayList<>(List.of("train", "--tier", "words"));
    command.addAll(List.of("--data", path("train.csv"), "-o", path("mine.parley")));
    command.addAll(List.of(options));
    return run("", command.toArray(String[]::new));
  }

  @Test
  void trainingIsRecorded() throws IOException {
    assertThat(train("--label-column", "act").exit()).isZero();
    JsonNode manifest = read("mine.parley.run.json");
    assertThat(manifest.path("outputs")).hasSize(1);
    assertFile(manifest.path("outputs").path(0), "-o", "mine.parley");
    assertFile(manifest.path("inputs").path(0), "--data", "train.csv");
    assertThat(manifest.path("seed").asInt()).isEqualTo(1);
  }

  @Test
  void theModelsOfSeveralLabelColumnsAreRecordedAndNoOther() throws IOException {
    Files.writeString(folder.resolve("mine.parley"), "of another run");
    Run run = train("--label-column", "act", "--label-column", "place");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode outputs = read("mine.parley.run.json").path("outputs");
    assertThat(outputs).hasSize(2);
    assertFile(outputs.path(0), "-o", "mine-act.parley");
    assertFile(outputs.path(1), "-o", "mine-place.parley");
  }

  @Test
  void theManifestTakesNoModelsPlace() throws IOException {
    String model = path("mine-act.parley");
    Run run = train("--label-column", "act", "--label-column", "place", "--manifest", model);
    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).contains("--manifest and -o " + model + ": expected two files");
    assertThat(folder.resolve("mine-act.parley")).doesNotExist();
  }

  @Test
  void aRunThatFailsLeavesNoManifest() throws IOException {
    Run run =
        run(
            "",
            "evaluate",
            "--tier",
            "words",
            "--model",
            "stance",
            "--data",
            path("gold.csv"),
            "--label-column",
            "none",
            "--manifest",
            path("run.json"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(folder.resolve("run.json")).doesNotExist();
  }

  @Test
  void theManifestIsAFileOfItsOwn() throws IOException {
    Run run =
        run(
            "",
            "agree",
            "--data",
            path("gold.csv"),
            "--coder-column",
            "id",
            "--coder-column",
            "gold",
            "--manifest",
            path("gold.csv"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("parley: --manifest and --data " + path("gold.csv"));
    assertThat(folder.resolve("gold.csv")).hasContent(GOLD);
  }

  @Test
  void whatAnOptionNamesIsKnownOfEveryRecordedCommand() {
    CommandLine line =
        Main.commandLine(new Streams(InputStream.nullInputStream(), System.out, System.err));
    for (CommandLine command : line.getSubcommands().values()) {
      if (command.getCommandSpec().findOption("--manifest") != null) {
        assertThat(command.getCommandSpec().options())
            .filteredOn(FileRole::namesFile)
            .extracting(OptionSpec::longestName)
            .filteredOn(name -> !name.equals("--manifest"))
            .isNotEmpty()
            .allSatisfy(
                name ->
                    assertThat(FileRole.of(command.getCommandSpec().findOption(name)))
                        .as(command.getCommandName() + " " + name)
                        .isPresent());
      }
    }
  }
}
