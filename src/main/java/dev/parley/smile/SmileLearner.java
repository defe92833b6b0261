package dev.parley.smile;

import dev.parley.feature.FeatureVector;
import dev.parley.model.Fusion;
import dev.parley.model.Learner;
import dev.parley.model.LinearLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
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
    FeatureMap map = FeatureMap.of(vectors, tableSize);
    List<SparseArray> rows = new ArrayList<>();
    List<Integer> gold = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      SparseArray row = map.toSmile(vectors.get(i));
      for (int r = 0; r < repeats[labels[i]]; r++) {
        rows.add(row);
        gold.add(labels[i]);
      }
    }
    float[] weights = new float[tableSize * labelCount];
    float[] biases = new float[labelCount];
    SparseDataset data = SparseDataset.of(rows, map.size());
    for (int label = 0; label < labelCount; label++) {
      double[] w = againstOthers(data, gold, label, penalty, map.size());
      map.scatter(w, label, labelCount, weights);
      biases[label] = (float) w[map.size()];
    }
    return new LinearLayer(weights, biases);
  }

  /** The weights of one label against all others, its bias last. */
  private static double[] againstOthers(
      SparseDataset data, List<Integer> gold, int label, double penalty, int features) {
    int[] y = gold.stream().mapToInt(g -> g == label ? 1 : 0).toArray();
    long positive = gold.stream().filter(g -> g == label).count();
    if (positive == 0 || positive == y.length) {
      double[] constant = new double[features + 1];
      constant[features] = Math.log((positive + 0.5) / (y.length - positive + 0.5));
      return constant;
    }
    return inOneThread(
        () ->
            SparseLogisticRegression.binomial(data, y, penalty, TOLERANCE, MAX_ITERATIONS)
                .coefficients());
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
