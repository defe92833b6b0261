package dev.parley.words;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A sparse vector of features: strictly ascending indices, each with its value. Immutable; threads
 * may share it.
 */
public final class FeatureVector {

  private final int[] indices;
  private final float[] values;

  /**
   * Takes indices and values that belong together.
   *
   * @param indices strictly ascending, not negative
   * @param values as many as indices, finite
   * @throws IllegalArgumentException if they are not so
   */
  public FeatureVector(int[] indices, float[] values) {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          indices.length + " indices, " + values.length + " values: expected equal lengths");
    }
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < (i == 0 ? 0 : indices[i - 1] + 1) || !Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "feature %d: index %d, value %s: expected ascending indices and finite values"
                .formatted(i, indices[i], values[i]));
      }
    }
    this.indices = indices.clone();
    this.values = values.clone();
  }

  /**
   * Counts how often each index occurs and divides by the square root of how many there are, so
   * that long and short sentences weigh alike.
   *
   * @param occurrences one index for each occurrence, in any order
   * @return the vector, empty if there is no occurrence
   */
  public static FeatureVector ofOccurrences(int[] occurrences) {
    int[] sorted = occurrences.clone();
    Arrays.sort(sorted);
    int[] indices = new int[sorted.length];
    float[] values = new float[sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        indices[size++] = sorted[i];
      }
      values[size - 1]++;
    }
    float norm = norm(sorted.length);
    for (int i = 0; i < size; i++) {
      values[i] *= norm;
    }
    return new FeatureVector(Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
  }

  /**
   * A vector that has every feature.
   *
   * @param values one a feature, finite
   */
  public static FeatureVector dense(float[] values) {
    return new FeatureVector(IntStream.range(0, values.length).toArray(), values);
  }

  /** What one of {@code count} occurrences weighs. */
  static float norm(int count) {
    return (float) (1 / Math.sqrt(Math.max(count, 1)));
  }

  /** The number of features that are not zero. */
  public int size() {
    return indices.length;
  }

  /**
   * The index of a feature.
   *
   * @param i its place in this vector, from zero
   */
  public int index(int i) {
    return indices[i];
  }

  /**
   * The value of a feature.
   *
   * @param i its place in this vector, from zero
   */
  public float value(int i) {
    return values[i];
  }

  /**
   * The place of a hash in a feature table: the finalizer of MurmurHash3 (Appleby), then a mask.
   *
   * @param hash any number
   * @param tableSize a power of two
   * @return from 0 to below the size
   */
  public static int place(int hash, int tableSize) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h & (tableSize - 1);
  }
}
