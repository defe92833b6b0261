package dev.parley.train;

import dev.parley.model.Fusion;
import dev.parley.model.LinearLayer;
import dev.parley.words.FeatureVector;
import java.util.List;

/**
 * What learns weights from examples. Deterministic: the same examples in the same order give the
 * same bits, on any number of processors.
 */
public interface Learner {

  /**
   * Trains one layer, each label against all others.
   *
   * @param vectors one for each example
   * @param labels for each example the index of its gold label
   * @param labelCount the number of labels
   * @param tableSize the number of places in the feature table
   * @param penalty the weight of the squared-weights penalty, above zero
   * @return the trained weights; a label's are the same whatever the order of the labels
   */
  LinearLayer trainLayer(
      List<FeatureVector> vectors, int[] labels, int labelCount, int tableSize, double penalty);

  /**
   * Fits the fusion of one or more layers.
   *
   * @param scores for each example, for each layer, one score a label, of layers that were not
   *     trained on this example
   * @param labels for each example the index of its gold label
   * @return the fusion under which these labels are most probable
   */
  Fusion trainFusion(List<List<double[]>> scores, int[] labels);

  /** The library that does it, with its version. */
  String library();
}
