package dev.parley.bench;

import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains a model for each fold, as one is trained on all rows, and lets it predict the rows that
 * are left out, at the costliest tier it has (Stone 1974, "Cross-Validatory Choice and Assessment
 * of Statistical Predictions"). Stateless; threads may share it.
 */
public final class CrossValidator {

  private final FoldModels models;
  private final Optional<PenaltyChoice> choice;

  private CrossValidator(FoldModels models, Optional<PenaltyChoice> choice) {
    this.models = models;
    this.choice = choice;
  }

  /**
   * A validator of models with the penalties of the options.
   *
   * @param trainer what trains
   * @param options what was chosen before training
   * @param made what was used to make the vectors
   */
  public static CrossValidator of(
      ModelTrainer trainer, TrainingOptions options, ModelTrainer.Makers made) {
    return new CrossValidator(new FoldModels(trainer, options, made), Optional.empty());
  }

  /**
   * A validator that chooses, within what each fold learns from, what to multiply the penalties by.
   *
   * @param trainer as of {@link #of}
   * @param options as there
   * @param made as there
   */
  public static CrossValidator choosing(
      ModelTrainer trainer, TrainingOptions options, ModelTrainer.Makers made) {
    FoldModels models = new FoldModels(trainer, options, made);
    return new CrossValidator(models, Optional.of(new PenaltyChoice(models, options.seed())));
  }

  /** The number of models that are trained for a fold. */
  public int modelsPerFold() {
    return choice.isEmpty() ? 1 : PenaltyChoice.FOLDS * PenaltyChoice.MULTIPLES.size() + 1;
  }

  /**
   * Validates. The same rows in the same order give the same numbers.
   *
   * @param rows all rows, with the vectors of the tiers that the options name
   * @param folding of these rows
   * @param resampling how the intervals of the pooled figures are found
   * @param trained is told of each model that was trained
   * @throws IllegalArgumentException if penalties are chosen and a fold learns from fewer than
   *     three rows of a label
   */
  public CrossValidation validate(
      TrainingVectors rows, Folding folding, Resampling resampling, Runnable trained) {
    List<Example> examples = rows.dataset().examples();
    LabelSet labels = rows.dataset().labels();
    List<Optional<CrossValidation.HeldOut>> answers =
        new ArrayList<>(Collections.nCopies(examples.size(), Optional.empty()));
    List<CrossValidation.Score> scores = new ArrayList<>();
    for (Folding.Fold fold : folding.folds()) {
      Optional<Double> penalty = choice.map(c -> c.of(rows.part(fold.train()), trained));
      List<Evaluation.Answer> said = models.answers(rows, fold, penalty.orElse(1.0));
      for (int i = 0; i < said.size(); i++) {
        CrossValidation.HeldOut held = new CrossValidation.HeldOut(fold.name(), said.get(i));
        answers.set(fold.test().get(i), Optional.of(held));
      }
      scores.add(score(fold, examples, said, labels, penalty));
      trained.run();
    }
    List<Evaluation> pooled = pooled(examples, folding, answers, labels, resampling);
    return new CrossValidation(folding, pooled, scores, answers);
  }

  private static CrossValidation.Score score(
      Folding.Fold fold,
      List<Example> examples,
      List<Evaluation.Answer> said,
      LabelSet labels,
      Optional<Double> penalty) {
    int[] gold =
        fold.test().stream().mapToInt(row -> labels.indexOf(examples.get(row).label())).toArray();
    int[] predicted = said.stream().mapToInt(a -> labels.indexOf(a.label())).toArray();
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, gold, predicted);
    return new CrossValidation.Score(
        fold.name(),
        fold.train().size(),
        gold.length,
        matrix.accuracy(),
        matrix.macroF1(),
        penalty);
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
