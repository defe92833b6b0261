package dev.parley.smile;

import dev.parley.model.Fusion;
import dev.parley.model.LinearLayer;
import dev.parley.train.Learner;
import dev.parley.words.FeatureVector;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import smile.classification.LogisticRegression;
import smile.classification.SparseLogisticRegression;
import smile.data.SparseDataset;
import smile.math.BFGS;
import smile.util.SparseArray;

/**
 * Smile's sparse binomial logistic regression, one label against all others, and its L-BFGS for the
 * fusion.
 *
 * <p>Why one against all: Smile's multinomial regression leaves its last label without weights, so
 * that its predictions change with the order of the labels. Why a pool of one thread: Smile sums on
 * parallel streams, whose splits, and so whose rounding, follow the size of the pool.
 *
 * <p>Smile knows no weights of examples. Examples of a rare label are repeated instead, up to
 * {@value #MOST_REPEATS} times; the fusion, fitted on the examples as they are, makes the
 * probabilities honest again. Stateless; threads may share it.
 */
public final class SmileLearner implements Learner {

  private static final int MOST_REPEATS = 10;
  private static final double TOLERANCE = 1e-5;
  private static final int MAX_ITERATIONS = 500;
  private static final String PARTITION = "smile.data.partition.size";
  private static final String DEFAULT_PARTITION = "1000";

  @Override
  public LinearLayer trainLayer(
      List<FeatureVector> vectors, int[] labels, int labelCount, int tableSize, double penalty) {
    int[] repeats = repeats(labels, labelCount);
    int[] rows =
        IntStream.range(0, labels.length)
            .flatMap(i -> IntStream.generate(() -> i).limit(repeats[labels[i]]))
            .toArray();
    int[] gold = Arrays.stream(rows).map(i -> labels[i]).toArray();
    FeatureMap map = FeatureMap.of(vectors, tableSize);
    Binary binary = binary(vectors, rows, map, penalty);
    float[] weights = new float[tableSize * labelCount];
    float[] biases = new float[labelCount];
    for (int label = 0; label < labelCount; label++) {
      double[] w = againstOthers(binary, gold, label, map.size());
      map.scatter(w, label, labelCount, weights);
      biases[label] = (float) w[map.size()];
    }
    return new LinearLayer(weights, biases);
  }

  /** Trains one label (1) against the others (0): the weights, the bias last. */
  private interface Binary {
    double[] weights(int[] gold);
  }

  /**
   * Smile has one implementation for vectors that are mostly zeros and one for those that are not.
   */
  private static Binary binary(
      List<FeatureVector> vectors, int[] rows, FeatureMap map, double penalty) {
    if (vectors.stream().allMatch(v -> v.size() == map.size())) {
      double[][] x =
          Arrays.stream(rows).mapToObj(i -> dense(vectors.get(i))).toArray(double[][]::new);
      return y ->
          LogisticRegression.binomial(x, y, penalty, TOLERANCE, MAX_ITERATIONS).coefficients();
    }
    List<SparseArray> sparse = vectors.stream().map(map::toSmile).toList();
    SparseDataset data =
        SparseDataset.of(Arrays.stream(rows).mapToObj(sparse::get).toList(), map.size());
    return y ->
        SparseLogisticRegression.binomial(data, y, penalty, TOLERANCE, MAX_ITERATIONS)
            .coefficients();
  }

  private static double[] dense(FeatureVector vector) {
    return IntStream.range(0, vector.size()).mapToDouble(vector::value).toArray();
  }

  private static double[] againstOthers(Binary binary, int[] gold, int label, int features) {
    int[] y = Arrays.stream(gold).map(g -> g == label ? 1 : 0).toArray();
    int positive = Arrays.stream(y).sum();
    if (positive == 0 || positive == y.length) {
      double[] constant = new double[features + 1];
      constant[features] = Math.log((positive + 0.5) / (y.length - positive + 0.5));
      return constant;
    }
    return inOneThread(() -> binary.weights(y));
  }

  private static int[] repeats(int[] labels, int labelCount) {
    int[] counts = new int[labelCount];
    int most = 0;
    for (int label : labels) {
      most = Math.max(most, ++counts[label]);
    }
    int[] repeats = new int[labelCount];
    for (int label = 0; label < labelCount; label++) {
      long ratio = Math.round((double) most / Math.max(counts[label], 1));
      repeats[label] = (int) Math.min(ratio, MOST_REPEATS);
    }
    return repeats;
  }

  @Override
  public Fusion trainFusion(List<List<double[]>> scores, int[] labels) {
    int layers = scores.get(0).size();
    int labelCount = scores.get(0).get(0).length;
    double[] parameters = new double[layers + labelCount];
    Arrays.fill(parameters, 0, layers, 1.0 / layers);
    inOneThread(
        () ->
            BFGS.minimize(
                new FusionLoss(scores, labels, layers, labelCount),
                5,
                parameters,
                TOLERANCE,
                MAX_ITERATIONS));
    return FusionLoss.fusionOf(parameters, layers);
  }

  @Override
  public String library() {
    return "smile-core 3.1.1";
  }

  private static <T> T inOneThread(Callable<T> work) {
    if (!System.getProperty(PARTITION, DEFAULT_PARTITION).equals(DEFAULT_PARTITION)) {
      throw new IllegalStateException(
          "system property %s is %s: expected %s or unset, so that training is reproducible"
              .formatted(PARTITION, System.getProperty(PARTITION), DEFAULT_PARTITION));
    }
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      return pool.submit(work).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Smile could not train: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
