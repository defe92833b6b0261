package dev.parley.bench;

import dev.parley.data.Example;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.train.TrainingVectors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses how strongly large weights are penalised, by folds within the rows that may be learnt
 * from, so that what is tested has no say in it (Varma and Simon 2006, "Bias in error estimation
 * when using cross-validation for model selection").
 */
final class PenaltyChoice {

  /** Within the rows that a fold learns from. */
  static final int FOLDS = 3;

  /** Multiples of the usual penalties; the first of equally good ones is taken. */
  static final List<Double> MULTIPLES = List.of(1.0, 0.3, 3.0, 0.1, 10.0);

  private final FoldModels models;
  private final long seed;

  PenaltyChoice(FoldModels models, long seed) {
    this.models = models;
    this.seed = seed;
  }

  /**
   * The multiple with the best macro-F1 of all inner predictions together.
   *
   * @param rows those that may be learnt from
   * @param trained is told of each model
   * @throws IllegalArgumentException if a label has fewer than three rows
   */
  double of(TrainingVectors rows, Runnable trained) {
    Folding folding = Folding.stratified(rows.dataset().examples(), FOLDS, seed);
    double best = MULTIPLES.get(0);
    double highest = -1;
    for (double multiple : MULTIPLES) {
      double macroF1 = macroF1(rows, folding, multiple, trained);
      if (macroF1 > highest) {
        highest = macroF1;
        best = multiple;
      }
    }
    return best;
  }

  private double macroF1(TrainingVectors rows, Folding folding, double multiple, Runnable trained) {
    List<Example> examples = rows.dataset().examples();
    int[] predicted = new int[examples.size()];
    for (Folding.Fold fold : folding.folds()) {
      List<String> said =
          models.answers(rows, fold, multiple).stream().map(answer -> answer.label()).toList();
      for (int i = 0; i < said.size(); i++) {
        predicted[fold.test().get(i)] = rows.dataset().labels().indexOf(said.get(i));
      }
      trained.run();
    }
    int[] gold =
        IntStream.range(0, predicted.length)
            .map(row -> rows.dataset().labels().indexOf(examples.get(row).label()))
            .toArray();
    return ConfusionMatrix.of(rows.dataset().labels(), gold, predicted).macroF1();
  }
}
