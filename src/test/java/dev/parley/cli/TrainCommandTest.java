package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on one's own table, and what it says before and after. */
final class TrainCommandTest {

  @TempDir private Path folder;

  private Run train(String data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--data", data, "--tier", "words"));
    arguments.addAll(List.of("--label-column", "label"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("-o")) {
      arguments.addAll(List.of("-o", folder.resolve("x").toString()));
    }
    return Run.of(arguments.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String weather(int sunny, int rainy) {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < sunny; i++) {
      csv.append("sunny day ").append(i).append(",good\n");
    }
    for (int i = 0; i < rainy; i++) {
      csv.append("rainy night ").append(i).append(",bad\n");
    }
    return csv.toString();
  }

  @Test
  void trainingTellsTheCountsAndWhatEachTierIsWorth() throws IOException {
    Run run = train(file("a.csv", weather(20, 20)));
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("label: 40 examples: bad 20, good 20", "held out   accuracy  macro-F1  log loss")
        .containsPattern("words +1\\.000 +1\\.000")
        .doesNotContain("warning");
  }

  @Test
  void labelsWithFewExamplesAreNamed() throws IOException {
    assertThat(train(file("a.csv", weather(20, 3))).err())
        .contains("warning: few examples of bad 3: below 10");
  }

  @Test
  void textsThatContradictOrAreHeldOutTooAreCounted() throws IOException {
    String data = file("a.csv", weather(20, 20) + "sunny day 1,bad\n");
    String held = file("held.csv", "text,label\nsunny day 1,good\nrainy night 7,bad\nmist,bad\n");
    assertThat(train(data, "--dev", held).err())
        .contains(
            "warning: texts with several labels, of which at most one is right: 1",
            "leave them out of what is learnt from): 2");
  }

  @Test
  void severalLabelColumnsMakeAModelEach() throws IOException {
    String data =
        file(
            "a.csv",
            weather(20, 20)
                .replace("label\n", "label,tone\n")
                .replace("good\n", "good,up\n")
                .replace("bad\n", "bad,down\n"));
    Run run = train(data, "--label-column", "tone", "-o", folder.resolve("m.parley").toString());
    assertThat(run.exit()).isZero();
    assertThat(folder.resolve("m-label.parley")).exists();
    assertThat(folder.resolve("m-tone.parley")).exists();
  }

  @Test
  void oneLabelColumnMustBeFullAndSeveralNeedNot() throws IOException {
    String rows = weather(20, 20).replace("label\n", "label,tone\n");
    String data =
        file("a.csv", rows.replace("good\n", "good,\n").replace("bad\n", ",up\n") + "x,,down\n");
    assertThat(train(data).err()).contains("record 21: column 'label' is empty");
    assertThat(train(data, "--label-column", "tone").err())
        .contains("column 'label': 1 different labels: expected 2 to 100");
  }

  @Test
  void developmentRowsAreThereForEachLabelColumn() throws IOException {
    StringBuilder csv = new StringBuilder("text,label,tone,split\n");
    for (int i = 0; i < 20; i++) {
      csv.append("sunny ").append(i).append(",good,up,train\n");
      csv.append("rainy ").append(i).append(",bad,down,train\n");
    }
    String data = file("a.csv", csv + "mist,bad,,development\n");
    Run run =
        Run.of(
            "train",
            "--data",
            data,
            "--label-column",
            "label",
            "--label-column",
            "tone",
            "--split-column",
            "split",
            "--tier",
            "semantic",
            "--tune",
            "1",
            "-o",
            data + "p");
    assertThat(run.err()).contains("column 'tone': no row of split 'development'");
  }

  @Test
  void targetsAreHeldOutInTurn() throws IOException {
    StringBuilder csv = new StringBuilder("text,target,label\n");
    for (int i = 0; i < 30; i++) {
      csv.append("we praise it ").append(i).append(",tax,for\nwe blame it ").append(i);
      csv.append(",tax,against\nwe praise it ").append(-i).append("x,toll,against\nwe blame it ");
      csv.append(-i).append("x,toll,for\n");
    }
    Run run = train(file("a.csv", csv.toString()), "--target-column", "target");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .containsPattern("words +1\\.000 +1\\.000")
        .contains("macro-F1 on targets that were not learnt from: words 0.000");
    assertThat(train(file("b.csv", weather(20, 20)), "--unseen-targets").err())
        .contains("--unseen-targets: expected a --target-column");
  }

  @Test
  void charactersTellWordsByTheirParts() throws IOException {
    String model = folder.resolve("c.parley").toString();
    assertThat(train(file("a.csv", weather(40, 40)), "--characters", "-o", model).exit()).isZero();
    assertThat(Run.of("info", model, "--card").out()).contains("words and pairs with characters");
    Run run = Run.of("explain", "--model", model, "--tier", "words", "drainy");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("…rain…").doesNotContain("drainy…");
  }

  @Test
  void theOnlyLabelIsNamed() throws IOException {
    Run run = train(file("a.csv", weather(3, 0)));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("expected 2 to 100; only 'good'");
  }
}
