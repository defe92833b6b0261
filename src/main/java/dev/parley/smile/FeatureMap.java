package dev.parley.smile;

import dev.parley.words.FeatureVector;
import java.util.Arrays;
import java.util.List;
import smile.util.SparseArray;

/**
 * Numbers the features that occur without gaps, so that Smile's weight vectors are as short as they
 * can be and never reach the index that it keeps for the bias.
 */
final class FeatureMap {

  private final int[] dense;
  private final int size;

  private FeatureMap(int[] dense, int size) {
    this.dense = dense;
    this.size = size;
  }

  static FeatureMap of(List<FeatureVector> vectors, int tableSize) {
    int[] dense = new int[tableSize];
    Arrays.fill(dense, -1);
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        dense[vector.index(i)] = 0;
      }
    }
    int size = 0;
    for (int i = 0; i < tableSize; i++) {
      dense[i] = dense[i] < 0 ? -1 : size++;
    }
    return new FeatureMap(dense, size);
  }

  int size() {
    return size;
  }

  SparseArray toSmile(FeatureVector vector) {
    SparseArray row = new SparseArray(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      row.append(dense[vector.index(i)], vector.value(i));
    }
    return row;
  }

  /** Puts one label's weights where the feature table has them. */
  void scatter(double[] smileWeights, int label, int labelCount, float[] table) {
    for (int feature = 0; feature < dense.length; feature++) {
      if (dense[feature] >= 0) {
        table[feature * labelCount + label] = (float) smileWeights[dense[feature]];
      }
    }
  }
}
