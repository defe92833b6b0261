package dev.parley.bench;

import dev.parley.data.LabelSet;
import dev.parley.evaluation.Evaluation;
import dev.parley.model.Fusion;
import dev.parley.model.Model;
import dev.parley.model.Prediction;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains a model on a fold's rows and lets it answer those that it tests. */
final class FoldModels {

  private final ModelTrainer trainer;
  private final TrainingOptions options;
  private final ModelTrainer.Makers made;

  FoldModels(ModelTrainer trainer, TrainingOptions options, ModelTrainer.Makers made) {
    this.trainer = trainer;
    this.options = options;
    this.made = made;
  }

  /** The answers to the tested rows, in order; penalties are multiplied by a number. */
  List<Evaluation.Answer> answers(TrainingVectors rows, Folding.Fold fold, double multiple) {
    LabelSet labels = rows.dataset().labels();
    Model model = trainer.train(rows.part(fold.train()), options.withPenalty(multiple), made);
    return fold.test().stream().map(row -> answer(model, rows, row, labels)).toList();
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
}
