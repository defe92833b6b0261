package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TuneCommandTest {

  @TempDir private Path folder;

  private String[] arguments(Path output) throws IOException {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 10; i++) {
      csv.append("sunny day ").append(i).append(",good\n");
      csv.append("rainy night ").append(i).append(",bad\n");
    }
    String data = Files.writeString(folder.resolve("a.csv"), csv).toString();
    return new String[] {
      "tune",
      "--data",
      data,
      "--label-column",
      "label",
      "--blocks",
      "1",
      "--epochs",
      "2",
      "-o",
      output.toString()
    };
  }

  /** Standard error that cuts the run off when it is told of the first epoch. */
  private static final class CuttingOff extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      bytes.write(b);
      if (bytes.toString(StandardCharsets.UTF_8).endsWith("epoch 1:")) {
        throw new CancellationException();
      }
    }
  }

  @Test
  void eachLabelColumnMayTellOfSomeRowsOnly() throws IOException {
    StringBuilder csv = new StringBuilder("text,weather,time\n");
    for (int i = 0; i < 40; i++) {
      csv.append("sunny day ").append(i).append(i % 4 == 0 ? ",,day\n" : ",good,day\n");
      csv.append("rainy night ").append(i).append(i % 4 == 1 ? ",bad,\n" : ",bad,night\n");
      csv.append("fog ").append(i).append(",,\n");
    }
    String data = Files.writeString(folder.resolve("b.csv"), csv).toString();
    String model = folder.resolve("m.parley").toString();
    String[] train = {
      "train",
      "--data",
      data,
      "--label-column",
      "weather",
      "--label-column",
      "time",
      "--tier",
      "semantic",
      "--tune",
      "1",
      "--epochs",
      "3",
      "-o",
      model
    };
    Run run = Run.of(train);
    assertThat(run.err())
        .contains(
            "weather: 70 examples: bad 40, good 30",
            "time: 70 examples: day 40, night 30",
            "tuning 1 blocks, 3 times over 7");
    assertThat(run.exit()).isZero();
    Run answers =
        Run.of(
            "text\nsunny day 99\nrainy night 99\n".getBytes(StandardCharsets.UTF_8),
            "classify",
            "--model",
            folder.resolve("m-weather.parley").toString(),
            "--model",
            folder.resolve("m-time.parley").toString());
    assertThat(answers.out().lines().skip(1))
        .satisfiesExactly(
            sun -> assertThat(sun).contains(",good,", ",day,"),
            rain -> assertThat(rain).contains(",bad,", ",night,"));
  }

  /** Trains on what is said of some targets, each text of one of them. */
  private Run trainOnTargets(String targets, String... more) throws IOException {
    List<String> names = List.of(targets.split(" "));
    StringBuilder csv = new StringBuilder("text,target,label\n");
    for (int i = 0; i < 60; i++) {
      String target = names.get(i % names.size());
      csv.append(
          "we praise it %d,%s,for\nwe blame it %d,%s,against\n".formatted(i, target, i, target));
    }
    List<String> arguments = new ArrayList<>(List.of("train", "--unseen-targets"));
    arguments.addAll(List.of("--data", Files.writeString(folder.resolve("a.csv"), csv).toString()));
    arguments.addAll(List.of("--label-column", "label", "--target-column", "target"));
    arguments.addAll(List.of("--tier", "semantic", "-o", folder.resolve("m.parley").toString()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void whatIsTunedIsMeasuredOnTargetsThatItHasNotMet() throws IOException {
    Run run = trainOnTargets("tax toll", "--tune", "1", "--epochs", "2");
    assertThat(run.err())
        .contains("targets held out, part 1 of 2", "targets held out, part 2 of 2")
        .containsPattern(
            "macro-F1 on targets that were not learnt from: words 1\\.000, semantic 1\\.000");
    assertThat(run.exit()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("a.csv", "m.parley", "m.parley.run.json");
    }
    assertThat(Run.of("info", folder.resolve("m.parley").toString()).out())
        .contains("macroF1 of unseen targets");
  }

  @Test
  void anEncoderAsItCameIsMeasuredOnThemToo() throws IOException {
    assertThat(trainOnTargets("tax toll", "--tune", "0").err())
        .doesNotContain("tuning 1 blocks")
        .containsPattern("not learnt from: words 1\\.000, semantic [01]\\.\\d{3}");
  }

  @Test
  void targetsThatCannotBeHeldOutAreToldOfBeforeTheWorkStarts() throws IOException {
    Run run = trainOnTargets("tax", "--tune", "1");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("--unseen-targets: expected several targets")
        .doesNotContain("tuning 1 blocks");
  }

  @Test
  void aLabelColumnWithoutLabelsIsNamed() throws IOException {
    String data = Files.writeString(folder.resolve("a.csv"), "text,a,b\nx,1,\ny,2,\n").toString();
    Run run =
        Run.of(
            "tune", "--data", data, "--label-column", "a", "--label-column", "b", "-o", data + "p");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("a.csv: column 'b': no labels");
  }

  @Test
  void aTuningThatWasCutOffGoesOnAndWritesTheSameFile() throws IOException {
    Path whole = folder.resolve("whole.parley");
    Path cut = folder.resolve("cut.parley");
    Path checkpoint = folder.resolve("cut.parley.tuning");
    assertThat(Run.of(arguments(whole)).exit()).isZero();
    try (PrintStream err = new PrintStream(new CuttingOff(), true, StandardCharsets.UTF_8)) {
      assertThat(Main.run(new ByteArrayInputStream(new byte[0]), System.out, err, arguments(cut)))
          .isNotZero();
    }
    assertThat(cut).doesNotExist();
    assertThat(checkpoint).exists();
    Run rest = Run.of(arguments(cut));
    assertThat(rest.exit()).isZero();
    assertThat(rest.err()).contains("going on after epoch 1 of 2").doesNotContain("epoch 1:");
    assertThat(cut).hasSameBinaryContentAs(whole);
    assertThat(checkpoint).doesNotExist();
  }
}
