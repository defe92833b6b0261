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
  private final List<ResumableTuning> tunings = new ArrayList<>();
  private final List<Parts> parts = new ArrayList<>();
  private final Streams streams;

  private UnseenTargets(
      Dataset dataset, TargetFolds folds, TrainingOptions options, Streams streams) {
    this.dataset = dataset;
    this.folds = folds;
    this.options = options;
    this.streams = streams;
  }

  /** A measurement at tier words, which takes seconds; null if targets cannot be held out. */
  static @Nullable UnseenTargets ofWords(
      Dataset dataset, TrainingOptions options, Streams streams) {
    TargetFolds folds = TargetFolds.of(dataset);
    return folds.areLearnable()
        ? new UnseenTargets(dataset, folds, options.upTo(Tier.WORDS), streams)
        : null;
  }

  /**
   * A measurement up to tier semantic, with a tuning for each fold.
   *
   * @throws DataException if targets cannot be held out
   */
  static UnseenTargets ofTuned(
      Dataset dataset, TrainingOptions options, ResumableTuning tuning, Streams streams) {
    TargetFolds folds = TargetFolds.of(dataset);
    UnseenTargets unseen = new UnseenTargets(dataset, folds, options.upTo(Tier.SEMANTIC), streams);
    try {
      if (!folds.areLearnable()) {
        throw new DataException("expected several targets, with two labels beside each of them");
      }
      for (int fold = 0; fold < folds.count(); fold++) {
        unseen.parts.add(Parts.of(folds.others(fold), options.seed()));
        unseen.tunings.add(tuning.part(fold + 1));
      }
    } catch (DataException e) {
      throw new DataException("--unseen-targets: " + e.getMessage(), e);
    }
    return unseen;
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
    boolean tuned = !tunings.isEmpty(); // a tuning has a bar of its own
    try (@Nullable Progress progress =
        tuned ? null : Progress.of("targets", folds.count(), streams)) {
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
    Model model;
    if (parts.isEmpty()) {
      model =
          new TrainingRun(options, null, streams).train(question, folds.others(fold), null, null);
    } else {
      streams
          .err()
          .printf(Locale.ROOT, "targets held out, part %d of %d%n", fold + 1, folds.count());
      Parts of = parts.get(fold);
      model =
          new TrainingRun(options, tunings.get(fold), streams)
              .train(question, of.train(), of.development(), null);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelFile.write(model, bytes);
    return SentenceClassifier.read(
        new ByteArrayInputStream(bytes.toByteArray()), question, options.tier());
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
    for (ResumableTuning tuning : tunings) {
      tuning.forget();
    }
  }
}
