package dev.parley.model;

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

  static HeldOutQuality of(List<double[]> probabilities, int[] gold, int labels) {
    int[] right = new int[labels];
    int[] predicted = new int[labels];
    int[] actual = new int[labels];
    double loss = 0;
    for (int i = 0; i < gold.length; i++) {
      double[] p = probabilities.get(i);
      int best = indexOfMax(p);
      predicted[best]++;
      actual[gold[i]]++;
      right[gold[i]] += best == gold[i] ? 1 : 0;
      loss -= StrictMath.log(Math.max(p[gold[i]], Double.MIN_NORMAL));
    }
    double f1 = 0;
    int hits = 0;
    for (int label = 0; label < labels; label++) {
      f1 += 2.0 * right[label] / Math.max(predicted[label] + actual[label], 1) / labels;
      hits += right[label];
    }
    return new HeldOutQuality((double) hits / gold.length, f1, loss / gold.length);
  }

  private static int indexOfMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  Map<String, Double> byName() {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put("accuracy", Decimals.round(accuracy));
    map.put("macroF1", Decimals.round(macroF1));
    map.put("logLoss", Decimals.round(logLoss));
    return map;
  }
}
