package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.data.DigestedInput;
import dev.parley.run.BundleWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are bundled, and repeated by somebody else, who may be lied to. */
final class VerifyCommandTest {

  private static final String CODES = "id,a,b\n1,x,x\n2,y,x\n3,y,y\n4,x,x\n5,x,y\n6,y,y\n";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void writeCodes() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/codes.csv"), CODES);
  }

  /** Agreement of two coders, with its manifest and its figures. */
  private void agree() throws IOException {
    Run run =
        Run.of(
            "agree",
            "--data",
            path("data/codes.csv"),
            "--coder-column",
            "a",
            "--coder-column",
            "b",
            "--format",
            "csv",
            "--manifest",
            path("run.json"));
    assertThat(run.exit()).isZero();
    Files.writeString(folder.resolve("figures.csv"), run.out());
  }

  private void bundle(String... more) {
    String[] start = {"bundle", path("run.json"), path("figures.csv"), "-o", path("run.zip")};
    String[] all = Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    assertThat(Run.of(all)).isEqualTo(new Run(0, "", ""));
  }

  private Run verify() {
    return Run.of("verify", path("run.zip"), "--data", path("data"));
  }

  private void forge(Consumer<ObjectNode> change) throws IOException {
    Path file = folder.resolve("run.json");
    ObjectNode manifest = (ObjectNode) JSON.readTree(file.toFile());
    change.accept(manifest);
    JSON.writeValue(file.toFile(), manifest);
  }

  private void forgeCommand(String... command) throws IOException {
    forge(
        manifest -> {
          ArrayNode arguments = manifest.putArray("command");
          for (String argument : command) {
            arguments.add(argument);
          }
        });
  }

  private void assertRefused(String message) {
    Run run = verify();
    assertThat(run.err()).startsWith("parley: ").contains(message);
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void aRunThatIsRepeatedGivesTheSame() throws IOException {
    agree();
    bundle();
    Run run = verify();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("equal      " + path("data/codes.csv"), "equal      standard output");
    assertThat(run.exit()).isZero();
  }

  @Test
  void theSameRunGivesTheSameBundle() throws IOException {
    agree();
    bundle("--with-data");
    byte[] first = Files.readAllBytes(folder.resolve("run.zip"));
    bundle("--with-data");
    assertThat(folder.resolve("run.zip")).hasBinaryContent(first);
  }

  @Test
  void aBundleWithDataNeedsNone() throws IOException {
    agree();
    bundle("--with-data");
    Files.delete(folder.resolve("data/codes.csv"));
    assertThat(verify().exit()).isZero();
  }

  @Test
  void dataThatIsNotThereIsMissing() throws IOException {
    agree();
    bundle();
    Files.writeString(folder.resolve("data/codes.csv"), CODES.replace('x', 'z'));
    Run run = verify();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("missing    " + path("data/codes.csv") + ": expected a file of 43 bytes")
        .doesNotContain("standard output");
  }

  @Test
  void figuresThatWereInventedAreDifferent() throws IOException {
    agree();
    String honest = Files.readString(folder.resolve("figures.csv"));
    Path forged =
        Files.writeString(folder.resolve("figures.csv"), honest.replace("0.333333", "0.833333"));
    assertThat(honest).contains("0.333333");
    String digest = DigestedInput.of(forged);
    forge(manifest -> ((ObjectNode) manifest.path("outputs").path(0)).put("sha256", digest));
    bundle();
    Run run = verify();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("different  standard output: ")
        .contains("(0 texts), figures by at most 0.500000");
  }

  @Test
  void aModelOfOnesOwnTravels() throws IOException {
    StringBuilder csv = new StringBuilder("id,text,label\n");
    for (int i = 0; i < 20; i++) {
      csv.append(
          "%d,%s,%s\n"
              .formatted(i, i % 2 == 0 ? "they met" : "they marched", i % 2 == 0 ? "p" : "q"));
    }
    Files.writeString(folder.resolve("data/train.csv"), csv);
    String table = path("data/train.csv");
    Run.of(
        "train",
        "--tier",
        "words",
        "--data",
        table,
        "--label-column",
        "label",
        "-o",
        path("mine.parley"));
    Run run =
        Run.of(
            "classify",
            "--tier",
            "words",
            "--model",
            path("mine.parley"),
            "-i",
            table,
            "-o",
            path("out.csv"),
            "--threads",
            "1");
    assertThat(run.exit()).isZero();
    assertThat(Run.of("bundle", path("out.csv.run.json"), "-o", path("run.zip")).exit()).isZero();
    Files.delete(folder.resolve("mine.parley"));
    byte[] before = Files.readAllBytes(folder.resolve("out.csv"));
    Run verified = verify();
    assertThat(verified.out())
        .contains("equal      model " + path("mine.parley"), "equal      " + path("out.csv"));
    assertThat(verified.exit()).isZero();
    assertThat(folder.resolve("out.csv")).hasBinaryContent(before);
  }

  @Test
  void whatChangedSinceTheRunIsNotBundled() throws IOException {
    agree();
    Files.writeString(folder.resolve("data/codes.csv"), "id,a,b\n");
    Run run =
        Run.of(
            "bundle", path("run.json"), path("figures.csv"), "-o", path("run.zip"), "--with-data");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("codes.csv: no file with the digest");
    assertThat(folder.resolve("run.zip")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "tune", "analyze", "labels", "verify", "bundle", "--help", "rm"})
  void onlyCommandsThatAnswerAreRunAgain(String command) throws IOException {
    agree();
    forgeCommand(command, "--data", path("data/codes.csv"));
    bundle();
    assertRefused("command '" + command + "': expected one of [agree, audit, classify, compare,");
  }

  @Test
  void aFileThatIsNoInputIsNotRead() throws IOException {
    agree();
    Files.writeString(folder.resolve("secret.csv"), CODES);
    forgeCommand(
        "agree",
        "--data",
        path("data/codes.csv"),
        "--other",
        path("secret.csv"),
        "--coder-column",
        "a",
        "--coder-column",
        "other:a");
    bundle();
    assertRefused("--other " + path("secret.csv") + ": not among the inputs of the manifest");
  }

  @Test
  void aModelThatIsNotListedIsNotRead() throws IOException {
    agree();
    forgeCommand(
        "agree",
        "--data",
        path("data/codes.csv"),
        "--coder-column",
        "a",
        "--model",
        path("m.parley"));
    bundle();
    assertRefused("--model " + path("m.parley") + ": not among the models of the manifest");
  }

  @Test
  void nothingIsWrittenWhereTheBundleSays() throws IOException {
    agree();
    forgeCommand(
        "compare",
        "--data",
        path("data/codes.csv"),
        "--label-column",
        "a",
        "--column",
        "a",
        "--column",
        "b",
        "--flips",
        path("evil.csv"),
        "--manifest=" + path("evil.json"));
    bundle();
    Run run = verify();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("different  standard output");
    assertThat(folder.resolve("evil.csv")).doesNotExist();
    assertThat(folder.resolve("evil.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-such-option", "--help", "stray"})
  void aCommandLineThatIsNotUnderstoodIsRefused(String argument) throws IOException {
    agree();
    forgeCommand("agree", "--data", path("data/codes.csv"), argument);
    bundle();
    assertRefused("command [agree, ");
  }

  @Test
  void aStrangersTextMovesNoCursor() throws IOException {
    agree();
    forge(manifest -> manifest.put("parley", "1\u001b[2J\u202e"));
    bundle();
    assertThat(verify().out()).contains("1?[2J?; here").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void aMemberThatTheRunDoesNotKnowIsDifferent() throws IOException {
    agree();
    bundle();
    forge(manifest -> manifest.putArray("outputs"));
    Path other = folder.resolve("other.zip");
    try (OutputStream out = Files.newOutputStream(other)) {
      BundleWriter writer = new BundleWriter();
      writer.add("outputs", folder.resolve("figures.csv"));
      writer.write(folder.resolve("run.json"), out);
    }
    Run run = Run.of("verify", other.toString(), "--data", path("data"));
    assertThat(run.out()).contains("different  outputs/figures.csv: no file of the run has its");
    assertThat(run.exit()).isEqualTo(1);
  }
}
