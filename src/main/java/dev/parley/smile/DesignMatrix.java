package dev.parley.smile;

import dev.parley.words.FeatureVector;
import java.util.Arrays;
import java.util.List;

/**
 * Feature vectors as the rows of a sparse matrix. Its columns are the features that occur, numbered
 * without gaps, so that weights are as few as they can be.
 */
final class DesignMatrix {

  private final int[] columnOf;
  private final int columns;
  private final int[] ends;
  private final int[] column;
  private final float[] value;

  private DesignMatrix(int[] columnOf, int columns, int[] ends, int[] column, float[] value) {
    this.columnOf = columnOf;
    this.columns = columns;
    this.ends = ends;
    this.column = column;
    this.value = value;
  }

  /**
   * A matrix of vectors.
   *
   * @param vectors its rows
   * @param tableSize more than any of their indices
   */
  static DesignMatrix of(List<FeatureVector> vectors, int tableSize) {
    int[] columnOf = new int[tableSize];
    Arrays.fill(columnOf, -1);
    int[] ends = new int[vectors.size()];
    int cells = 0;
    for (int row = 0; row < ends.length; row++) {
      FeatureVector vector = vectors.get(row);
      for (int i = 0; i < vector.size(); i++) {
        columnOf[vector.index(i)] = 0;
      }
      ends[row] = cells += vector.size();
    }
    int columns = 0;
    for (int i = 0; i < tableSize; i++) {
      columnOf[i] = columnOf[i] < 0 ? -1 : columns++;
    }
    DesignMatrix matrix =
        new DesignMatrix(columnOf, columns, ends, new int[cells], new float[cells]);
    matrix.fill(vectors);
    return matrix;
  }

  private void fill(List<FeatureVector> vectors) {
    int cell = 0;
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++, cell++) {
        column[cell] = columnOf[vector.index(i)];
        value[cell] = vector.value(i);
      }
    }
  }

  /** The same matrix with each column multiplied by a number of its own. */
  DesignMatrix scaled(double[] scales) {
    float[] scaled = new float[value.length];
    for (int cell = 0; cell < scaled.length; cell++) {
      scaled[cell] = (float) (value[cell] * scales[column[cell]]);
    }
    return new DesignMatrix(columnOf, columns, ends, column, scaled);
  }

  int rows() {
    return ends.length;
  }

  int columns() {
    return columns;
  }

  /** Whether every vector has every feature, as embeddings have. */
  boolean dense() {
    return column.length == (long) rows() * columns;
  }

  /** For each column the number of given rows in which it is not zero. */
  int[] occurrences(boolean[] given) {
    int[] counts = new int[columns];
    for (int row = 0; row < ends.length; row++) {
      for (int cell = begin(row); given[row] && cell < ends[row]; cell++) {
        counts[column[cell]]++;
      }
    }
    return counts;
  }

  /** The product of a row with weights, one a column. */
  double dot(int row, double[] weights) {
    double sum = 0;
    for (int cell = begin(row); cell < ends[row]; cell++) {
      sum += value[cell] * weights[column[cell]];
    }
    return sum;
  }

  /** Adds a multiple of a row to sums, one a column. */
  void add(int row, double multiple, double[] sums) {
    for (int cell = begin(row); cell < ends[row]; cell++) {
      sums[column[cell]] += multiple * value[cell];
    }
  }

  private int begin(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  /** Puts one label's weights, one a column, where the feature table has them. */
  void scatter(double[] weights, int label, int labelCount, float[] table) {
    for (int feature = 0; feature < columnOf.length; feature++) {
      if (columnOf[feature] >= 0) {
        table[feature * labelCount + label] = (float) weights[columnOf[feature]];
      }
    }
  }
}
