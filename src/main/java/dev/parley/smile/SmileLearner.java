package dev.parley.smile;

import dev.parley.model.Fusion;
import dev.parley.model.LinearLayer;
import dev.parley.train.Learner;
import dev.parley.words.FeatureVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.math.BFGS;

/**
 * Logistic regressions, one label against all others, minimised by Smile's L-BFGS, as the fusion
 * is.
 *
 * <p>Smile's own regressions leave one label without weights, so that predictions change with the
 * order of the labels; they know no weights of examples, and sum on parallel streams, whose
 * rounding follows the number of processors. Here a label that is rarer than the commonest counts
 * in proportion more, up to {@value #MOST_COUNT} times; the fusion, fitted on the examples as they
 * are, makes the probabilities honest again.
 *
 * <p>Features that are counted, unlike the numbers of an embedding, are scaled by how unevenly they
 * are spread over label and rest: half one, half the logarithm of the ratio of their rates over its
 * mean. So the penalty holds back what tells nothing, as in Wang and Manning, "Baselines and
 * Bigrams: Simple, Good Sentiment and Topic Classification" (2012). Stateless; threads may share
 * it.
 */
public final class SmileLearner implements Learner {

  private static final double MOST_COUNT = 10;

  /** At a hundred times as much, one sentence more or less moved macro-F1 by half a point. */
  private static final double TOLERANCE = 1e-5;

  private static final int MAX_ITERATIONS = 500;
  private static final int MEMORY = 10;

  @Override
  public LinearLayer trainLayer(
      List<FeatureVector> vectors, int[] labels, int labelCount, int tableSize, double penalty) {
    DesignMatrix examples = DesignMatrix.of(vectors, tableSize);
    double[] counts = counts(labels, labelCount);
    float[] weights = new float[tableSize * labelCount];
    float[] biases = new float[labelCount];
    IntStream.range(0, labelCount)
        .parallel()
        .forEach(
            label -> {
              double[] w = againstOthers(examples, labels, label, counts, penalty);
              examples.scatter(w, label, labelCount, weights);
              biases[label] = (float) w[examples.columns()];
            });
    return new LinearLayer(weights, biases);
  }

  /** The weights of one label, the bias last. */
  private static double[] againstOthers(
      DesignMatrix examples, int[] labels, int label, double[] counts, double penalty) {
    boolean[] positive = new boolean[labels.length];
    int of = 0;
    for (int i = 0; i < labels.length; i++) {
      positive[i] = labels[i] == label;
      of += positive[i] ? 1 : 0;
    }
    double[] weights = new double[examples.columns() + 1];
    if (of == 0 || of == labels.length) {
      weights[examples.columns()] = Math.log((of + 0.5) / (labels.length - of + 0.5));
      return weights;
    }
    if (examples.dense()) {
      minimize(new LogisticLoss(examples, positive, counts, penalty), weights);
      return weights;
    }
    double[] scales = scales(examples, positive);
    minimize(new LogisticLoss(examples.scaled(scales), positive, counts, penalty), weights);
    for (int i = 0; i < scales.length; i++) {
      weights[i] *= scales[i];
    }
    return weights;
  }

  private static void minimize(LogisticLoss loss, double[] weights) {
    BFGS.minimize(loss, MEMORY, weights, TOLERANCE, MAX_ITERATIONS);
  }

  /** One is added to each count, so that no rate is zero. */
  private static double[] scales(DesignMatrix examples, boolean[] positive) {
    boolean[] negative = new boolean[positive.length];
    for (int i = 0; i < negative.length; i++) {
      negative[i] = !positive[i];
    }
    int[] inside = examples.occurrences(positive);
    int[] outside = examples.occurrences(negative);
    double ratio = (double) (sum(outside) + outside.length) / (sum(inside) + inside.length);
    double[] scales = new double[inside.length];
    double mean = 0;
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Math.abs(StrictMath.log(ratio * (inside[i] + 1) / (outside[i] + 1)));
      mean += scales[i] / scales.length;
    }
    for (int i = 0; i < scales.length; i++) {
      scales[i] = mean == 0 ? 1 : (1 + scales[i] / mean) / 2;
    }
    return scales;
  }

  private static long sum(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().sum();
  }

  /** For each example what it counts. */
  private static double[] counts(int[] labels, int labelCount) {
    int[] examples = new int[labelCount];
    for (int label : labels) {
      examples[label]++;
    }
    double most = Arrays.stream(examples).max().orElse(0);
    return Arrays.stream(labels)
        .mapToDouble(l -> Math.min(most / examples[l], MOST_COUNT))
        .toArray();
  }

  @Override
  public Fusion trainFusion(List<List<double[]>> scores, int[] labels) {
    int layers = scores.get(0).size();
    int labelCount = scores.get(0).get(0).length;
    double[] parameters = new double[layers + labelCount];
    Arrays.fill(parameters, 0, layers, 1.0 / layers);
    BFGS.minimize(
        new FusionLoss(scores, labels, layers, labelCount),
        MEMORY,
        parameters,
        TOLERANCE,
        MAX_ITERATIONS);
    return FusionLoss.fusionOf(parameters, layers);
  }

  @Override
  public String library() {
    return "smile-core 3.1.1";
  }
}
