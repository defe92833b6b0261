package dev.parley.benchmarks;

import dev.parley.SentenceClassifier;
import dev.parley.data.Example;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.Evaluation;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model that {@code parley train} makes of a set, as a user would: in a process of its own. */
final class OwnModel implements PublicSystem {

  private static final int WARM_UP = 50;

  private final Tier tier;
  private final Path home;

  /**
   * A model that is not yet there.
   *
   * @param tier the costliest tier that is trained, and the one that is measured
   * @param home the checkout
   */
  OwnModel(Tier tier, Path home) {
    this.tier = tier;
    this.home = home;
  }

  @Override
  public String name() {
    return tier.toString();
  }

  @Override
  public Answers answer(PublicSet set, int number, PublicSet.Part part)
      throws IOException, InterruptedException {
    return answer("%s-%d".formatted(set.name(), number), set.targets(), part);
  }

  /**
   * Answers the judged examples of a part.
   *
   * @param name of the files that are made
   * @param targets whether the model reads the targets
   * @param part what may be learnt from, and what is asked
   */
  Answers answer(String name, boolean targets, PublicSet.Part part)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(home.resolve("benchmarks/target/public"));
    Path table = folder.resolve("%s.csv".formatted(name));
    Path model = folder.resolve("%s-%s.parley".formatted(name, tier));
    write(part.train(), table);
    long begun = System.nanoTime();
    train(targets, table, model);
    double training = (System.nanoTime() - begun) / 1e9;
    try (SentenceClassifier classifier = SentenceClassifier.load(model, tier)) {
      part.judged().stream().limit(WARM_UP).forEach(e -> classifier.classify(e.text(), e.target()));
      long loaded = System.nanoTime();
      List<Evaluation.Answer> answers =
          part.judged().stream()
              .map(e -> answer(classifier.classify(e.text(), e.target())))
              .toList();
      return new Answers(answers, training, (System.nanoTime() - loaded) / 1e9);
    }
  }

  /** What is held out to calibrate by, and to choose the epoch, is a tenth of the training part. */
  private void train(boolean targets, Path table, Path model)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("parley").toString());
    command.addAll(List.of("train", "--data", table.toString(), "--label-column", "label"));
    command.addAll(List.of("--tier", tier.toString(), "-o", model.toString()));
    if (targets) {
      command.addAll(List.of("--target-column", "target"));
    }
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + ": ended with " + code);
    }
  }

  private static void write(List<Example> examples, Path file) throws IOException {
    try (TableWriter table =
        TableWriter.open(
            Files.newOutputStream(file),
            Format.CSV,
            List.of(),
            List.of("text", "label", "target"),
            false)) {
      for (Example e : examples) {
        table.write(Row.EMPTY, List.of(e.text(), e.label(), e.target()));
      }
    }
  }

  private static Evaluation.Answer answer(Prediction prediction) {
    return new Evaluation.Answer(prediction.label(), prediction.probabilities());
  }
}
