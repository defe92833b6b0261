package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Tier;
import dev.parley.train.TargetFolds;
import dev.parley.train.TrainingOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a tuned model is worth on targets that it has not met: for each fold of targets one is tuned
 * on the others.
 */
final class UnseenTargets {

  private final TrainingOptions options;
  private final ResumableTuning tuning;
  private final Streams streams;
  private final List<ResumableTuning> parts = new ArrayList<>();

  UnseenTargets(TrainingOptions options, ResumableTuning tuning, Streams streams) {
    this.options = options.upTo(Tier.SEMANTIC);
    this.tuning = tuning;
    this.streams = streams;
  }

  /**
   * Tunes, and lets each model answer what is about its unseen targets.
   *
   * @param question what the labels are called
   * @return the macro-F1 of all answers together, at tier semantic
   * @throws DataException if targets cannot be held out
   */
  double macroF1(String question, Dataset dataset, LabelSet labels) throws IOException {
    List<Example> examples = dataset.examples();
    int[] folds = TargetFolds.of(examples);
    if (folds.length == 0) {
      throw new DataException(
          "--unseen-targets: expected several targets, and no label that has one target alone");
    }
    int[] gold = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    int[] predicted = new int[folds.length];
    int count = Arrays.stream(folds).max().getAsInt() + 1;
    for (int fold = 0; fold < count; fold++) {
      streams.err().printf(Locale.ROOT, "targets held out, part %d of %d%n", fold + 1, count);
      ResumableTuning part = tuning.part(fold + 1);
      parts.add(part);
      answer(question, dataset, folds, fold, labels, part, predicted);
    }
    return ConfusionMatrix.of(labels, gold, predicted).macroF1();
  }

  private void answer(
      String question,
      Dataset dataset,
      int[] folds,
      int fold,
      LabelSet labels,
      ResumableTuning part,
      int[] predicted)
      throws IOException {
    List<Example> examples = dataset.examples();
    List<Example> met =
        IntStream.range(0, folds.length)
            .filter(i -> folds[i] != fold)
            .mapToObj(examples::get)
            .toList();
    Model model =
        new TrainingRun(options, part, streams)
            .train(question, new Dataset(met, dataset.digest()), null, null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelFile.write(model, bytes);
    try (SentenceClassifier classifier =
        SentenceClassifier.read(
            new ByteArrayInputStream(bytes.toByteArray()), question, Tier.SEMANTIC)) {
      IntStream.range(0, folds.length)
          .filter(i -> folds[i] == fold)
          .parallel()
          .forEach(i -> predicted[i] = labels.indexOf(label(classifier, examples.get(i))));
    }
  }

  private static String label(SentenceClassifier classifier, Example example) {
    return classifier.classify(example.text(), example.target()).label();
  }

  /** Deletes the checkpoints, when the output is complete. */
  void forget() throws IOException {
    for (ResumableTuning part : parts) {
      part.forget();
    }
  }
}
