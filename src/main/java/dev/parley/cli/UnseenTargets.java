package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.model.Manifest;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Tier;
import dev.parley.train.Parts;
import dev.parley.train.TargetFolds;
import dev.parley.train.TrainingOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth on targets that it has not met: for each fold of targets one is trained on
 * the others, as the model itself is, and answers.
 */
final class UnseenTargets {

  private final Dataset dataset;
  private final TargetFolds folds;
  private final TrainingOptions options;
  private final List<TunedFold> tuned;
  private final Streams streams;

  /** What a fold's model learns from where its encoder is tuned, and how. */
  private record TunedFold(Parts parts, ResumableTuning tuning) {}

  private UnseenTargets(
      Dataset dataset,
      TargetFolds folds,
      TrainingOptions options,
      List<TunedFold> tuned,
      Streams streams) {
    this.dataset = dataset;
    this.folds = folds;
    this.options = options;
    this.tuned = tuned;
    this.streams = streams;
  }

  /**
   * A measurement that has not begun.
   *
   * @param options of the models; their costliest tier is measured, and tier words
   * @param tuning what to tune for each fold, or null for nothing
   * @throws DataException if targets cannot be held out
   */
  static UnseenTargets of(
      Dataset dataset, TrainingOptions options, @Nullable ResumableTuning tuning, Streams streams) {
    TargetFolds folds = TargetFolds.of(dataset);
    if (!folds.areLearnable()) {
      throw new DataException(
          "--unseen-targets: expected several targets, with two labels beside each of them");
    }
    List<TunedFold> tuned = new ArrayList<>();
    for (int fold = 0; tuning != null && fold < folds.count(); fold++) {
      tuned.add(new TunedFold(parts(folds, fold, options), tuning.part(fold + 1)));
    }
    return new UnseenTargets(dataset, folds, options, tuned, streams);
  }

  private static Parts parts(TargetFolds folds, int fold, TrainingOptions options) {
    try {
      return Parts.of(folds.others(fold), options.seed());
    } catch (DataException e) {
      throw new DataException("--unseen-targets: " + e.getMessage(), e);
    }
  }

  /**
   * Trains, and lets each model answer what is about the targets that it has not met.
   *
   * @param question what the labels are called
   * @return the model, with the macro-F1 of all answers together in its manifest
   */
  Model measured(Model model, String question, LabelSet labels) throws IOException {
    List<Integer> gold = new ArrayList<>();
    Map<Tier, List<Integer>> predicted = new EnumMap<>(Tier.class);
    predicted.put(Tier.WORDS, new ArrayList<>());
    predicted.put(options.tier(), new ArrayList<>());
    boolean engines = options.tier() != Tier.WORDS; // these have bars of their own
    try (@Nullable Progress progress =
        engines ? null : Progress.of("targets", folds.count(), streams)) {
      for (int fold = 0; fold < folds.count(); fold++) {
        List<Example> held = folds.held(fold).stream().map(dataset.examples()::get).toList();
        held.forEach(e -> gold.add(labels.indexOf(e.label())));
        try (SentenceClassifier classifier = classifier(question, fold)) {
          predicted.forEach((tier, all) -> all.addAll(answers(classifier, tier, held, labels)));
        }
        if (progress != null) {
          progress.step();
        }
      }
    }
    Model measured = model;
    for (Map.Entry<Tier, List<Integer>> tier : predicted.entrySet()) {
      double f1 = ConfusionMatrix.of(labels, places(gold), places(tier.getValue())).macroF1();
      measured = measured.measured(tier.getKey(), Manifest.UNSEEN_TARGETS, f1);
    }
    return measured;
  }

  /** Of a model that has not met the fold's targets. */
  private SentenceClassifier classifier(String question, int fold) throws IOException {
    if (options.tier() != Tier.WORDS) {
      streams
          .err()
          .printf(Locale.ROOT, "targets held out, part %d of %d%n", fold + 1, folds.count());
    }
    Model model = tuned.isEmpty() ? untuned(question, fold) : tuned(question, tuned.get(fold));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelFile.write(model, bytes);
    return SentenceClassifier.read(
        new ByteArrayInputStream(bytes.toByteArray()), question, options.tier());
  }

  private Model untuned(String question, int fold) {
    return new TrainingRun(options, null, streams).train(question, folds.others(fold), null, null);
  }

  private Model tuned(String question, TunedFold fold) {
    return new TrainingRun(options, fold.tuning(), streams)
        .train(question, fold.parts().train(), fold.parts().development(), null);
  }

  private static List<Integer> answers(
      SentenceClassifier classifier, Tier tier, List<Example> held, LabelSet labels) {
    try (SentenceClassifier at = classifier.at(tier)) {
      return held.parallelStream()
          .map(e -> labels.indexOf(at.classify(e.text(), e.target()).label()))
          .toList();
    }
  }

  private static int[] places(List<Integer> labels) {
    return labels.stream().mapToInt(place -> place).toArray();
  }

  /** Deletes the checkpoints, when the output is complete. */
  void forget() throws IOException {
    for (TunedFold fold : tuned) {
      fold.tuning().forget();
    }
  }
}
