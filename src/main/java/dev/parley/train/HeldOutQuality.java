package dev.parley.train;

import dev.parley.data.LabelSet;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well held-out examples were predicted.
 *
 * @param accuracy the share of right labels
 * @param macroF1 the mean of the labels' F1
 * @param logLoss the mean negative log-probability of the gold label, in nats
 */
record HeldOutQuality(double accuracy, double macroF1, double logLoss) {

  static HeldOutQuality of(List<double[]> probabilities, int[] gold, LabelSet labels) {
    int[] predicted = probabilities.stream().mapToInt(Prediction::indexOfMax).toArray();
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, gold, predicted);
    double loss = 0;
    for (int i = 0; i < gold.length; i++) {
      loss -= StrictMath.log(Math.max(probabilities.get(i)[gold[i]], Double.MIN_NORMAL));
    }
    return new HeldOutQuality(matrix.accuracy(), matrix.macroF1(), loss / gold.length);
  }

  Map<String, Double> byName() {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put("accuracy", Decimals.round(accuracy));
    map.put("macroF1", Decimals.round(macroF1));
    map.put("logLoss", Decimals.round(logLoss));
    return map;
  }
}
