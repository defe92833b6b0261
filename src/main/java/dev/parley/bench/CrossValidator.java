package dev.parley.bench;

import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Fusion;
import dev.parley.model.Model;
import dev.parley.model.Prediction;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains a model for each fold, as one is trained on all rows, and lets it predict the rows that
 * are left out, at the costliest tier it has (Stone 1974, "Cross-Validatory Choice and Assessment
 * of Statistical Predictions"). Stateless; threads may share it.
 */
public final class CrossValidator {

  private final ModelTrainer trainer;
  private final TrainingOptions options;
  private final ModelTrainer.Makers made;

  /**
   * A validator.
   *
   * @param trainer what trains
   * @param options what was chosen before training
   * @param made what was used to make the vectors
   */
  public CrossValidator(ModelTrainer trainer, TrainingOptions options, ModelTrainer.Makers made) {
    this.trainer = trainer;
    this.options = options;
    this.made = made;
  }

  /**
   * Validates. The same rows in the same order give the same numbers.
   *
   * @param rows all rows, with the vectors of the tiers that the options name
   * @param folding of these rows
   * @param resampling how the intervals of the pooled figures are found
   * @param progress is told of each fold that is done
   */
  public CrossValidation validate(
      TrainingVectors rows,
      Folding folding,
      Resampling resampling,
      Consumer<Folding.Fold> progress) {
    List<Example> examples = rows.dataset().examples();
    LabelSet labels = rows.dataset().labels();
    List<Optional<CrossValidation.HeldOut>> answers =
        new ArrayList<>(Collections.nCopies(examples.size(), Optional.empty()));
    List<CrossValidation.Score> scores = new ArrayList<>();
    for (Folding.Fold fold : folding.folds()) {
      Model model = trainer.train(rows.part(fold.train()), options, made);
      List<Evaluation.Answer> said =
          fold.test().stream().map(row -> answer(model, rows, row, labels)).toList();
      for (int i = 0; i < said.size(); i++) {
        CrossValidation.HeldOut held = new CrossValidation.HeldOut(fold.name(), said.get(i));
        answers.set(fold.test().get(i), Optional.of(held));
      }
      scores.add(score(fold, examples, said, labels));
      progress.accept(fold);
    }
    List<Evaluation> pooled = pooled(examples, folding, answers, labels, resampling);
    return new CrossValidation(folding, pooled, scores, answers);
  }

  /** From the vectors, so that nothing is encoded or parsed again. */
  private static Evaluation.Answer answer(
      Model model, TrainingVectors rows, int row, LabelSet labels) {
    List<double[]> scores =
        model.layers().stream()
            .map(layer -> layer.weights().scores(rows.of(layer.tier()).get(row)))
            .toList();
    Fusion fusion = model.fusions().get(scores.size() - 1);
    double[] probabilities = fusion.probabilities(scores);
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (String label : labels.names()) {
      int index = model.labels().indexOf(label);
      byLabel.put(label, index < 0 ? 0 : probabilities[index]);
    }
    return new Evaluation.Answer(
        model.labels().name(Prediction.indexOfMax(probabilities)), byLabel);
  }

  private static CrossValidation.Score score(
      Folding.Fold fold, List<Example> examples, List<Evaluation.Answer> said, LabelSet labels) {
    int[] gold =
        fold.test().stream().mapToInt(row -> labels.indexOf(examples.get(row).label())).toArray();
    int[] predicted = said.stream().mapToInt(a -> labels.indexOf(a.label())).toArray();
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, gold, predicted);
    return new CrossValidation.Score(
        fold.name(), fold.train().size(), gold.length, matrix.accuracy(), matrix.macroF1());
  }

  private static List<Evaluation> pooled(
      List<Example> examples,
      Folding folding,
      List<Optional<CrossValidation.HeldOut>> answers,
      LabelSet labels,
      Resampling resampling) {
    List<Integer> tested =
        IntStream.range(0, examples.size())
            .filter(r -> answers.get(r).isPresent())
            .boxed()
            .toList();
    Evaluation.Gold gold =
        new Evaluation.Gold(
            tested.stream().map(row -> examples.get(row).label()).toList(),
            tested.stream().map(folding.units()::get).toList(),
            tested.stream().map(row -> examples.get(row).target()).toList());
    List<Evaluation.Answer> said =
        tested.stream().map(row -> answers.get(row).orElseThrow().answer()).toList();
    return List.of(
        withoutGroups(Evaluation.of("out of fold", labels, gold, said, resampling)),
        withoutGroups(Evaluation.ofCommonest(labels, gold, resampling)));
  }

  /** Rows that belong together are no contrast group, of which all should be right. */
  private static Evaluation withoutGroups(Evaluation e) {
    return new Evaluation(
        e.name(), e.matrix(), e.figures(), e.labels(), e.reliability(), Optional.empty());
  }
}
