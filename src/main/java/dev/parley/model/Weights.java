package dev.parley.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Layers, fusions and coverages as bytes, little-endian.
 *
 * <pre>
 * layer     floats  one bias a label
 *           int     number of rows
 *           rows    int place in the feature table, ascending; one float weight a label
 * fusion    doubles one weight a layer, one bias a label
 * coverage  doubles for each label the least probability at 1 to 99 percent
 * </pre>
 *
 * <p>Rows of zeros are left out. Numbers beyond {@value #LARGEST} are refused, so that no sum of
 * them overflows.
 */
final class Weights {

  private static final double LARGEST = 1e9;

  private Weights() {}

  static byte[] ofLayer(LinearLayer layer) {
    int[] rows = rowsOf(layer);
    int labels = layer.labels();
    ByteBuffer buffer =
        ByteBuffer.allocate((labels + 1 + rows.length * (1 + labels)) * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int label = 0; label < labels; label++) {
      buffer.putFloat(layer.bias(label));
    }
    buffer.putInt(rows.length);
    for (int row : rows) {
      buffer.putInt(row);
      for (int label = 0; label < labels; label++) {
        buffer.putFloat(layer.weight(row, label));
      }
    }
    return buffer.array();
  }

  private static int[] rowsOf(LinearLayer layer) {
    int[] rows = new int[layer.tableSize()];
    int count = 0;
    for (int row = 0; row < layer.tableSize(); row++) {
      boolean zero = true;
      for (int label = 0; label < layer.labels(); label++) {
        zero &= layer.weight(row, label) == 0;
      }
      if (!zero) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  static LinearLayer layer(ByteBuffer buffer, int tableSize, int labels) {
    float[] biases = new float[labels];
    for (int label = 0; label < labels; label++) {
      biases[label] = (float) bounded(buffer.getFloat());
    }
    int rows = buffer.getInt();
    long needed = (long) rows * (1 + labels) * Integer.BYTES;
    if (rows < 0 || rows > tableSize || needed != buffer.remaining()) {
      throw new ModelFileException(
          "%d rows of weights in %d bytes: at most %d rows, of %d bytes each"
              .formatted(rows, buffer.remaining(), tableSize, (1 + labels) * Integer.BYTES));
    }
    int[] numbers = new int[rows * (1 + labels)];
    buffer.asIntBuffer().get(numbers);
    return LinearLayer.owning(table(numbers, tableSize, labels), biases);
  }

  /** Rows lie in an array, as reading them from the buffer one by one takes a JVM's start long. */
  private static float[] table(int[] numbers, int tableSize, int labels) {
    float[] weights = new float[tableSize * labels];
    int previous = -1;
    for (int i = 0; i < numbers.length; i += 1 + labels) {
      int row = numbers[i];
      if (row <= previous || row >= tableSize) {
        throw new ModelFileException(
            "row " + row + " after " + previous + ": expected ascending below " + tableSize);
      }
      for (int label = 0; label < labels; label++) {
        weights[row * labels + label] =
            (float) bounded(Float.intBitsToFloat(numbers[i + 1 + label]));
      }
      previous = row;
    }
    return weights;
  }

  static byte[] ofFusion(Fusion fusion) {
    ByteBuffer buffer =
        ByteBuffer.allocate((fusion.layers() + fusion.labels()) * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int layer = 0; layer < fusion.layers(); layer++) {
      buffer.putDouble(fusion.weight(layer));
    }
    for (int label = 0; label < fusion.labels(); label++) {
      buffer.putDouble(fusion.bias(label));
    }
    return buffer.array();
  }

  static Fusion fusion(ByteBuffer buffer, int layers, int labels) {
    double[] weights = new double[layers];
    double[] biases = new double[labels];
    for (int i = 0; i < layers; i++) {
      weights[i] = bounded(buffer.getDouble());
    }
    for (int i = 0; i < labels; i++) {
      biases[i] = bounded(buffer.getDouble());
    }
    if (buffer.hasRemaining()) {
      throw new ModelFileException(buffer.remaining() + " bytes too many in a fusion");
    }
    return new Fusion(weights, biases);
  }

  static byte[] ofCoverage(Coverage coverage) {
    ByteBuffer buffer =
        ByteBuffer.allocate(coverage.labels() * Coverage.LEVELS * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int label = 0; label < coverage.labels(); label++) {
      for (int percent = 1; percent <= Coverage.LEVELS; percent++) {
        buffer.putDouble(coverage.least(label, percent));
      }
    }
    return buffer.array();
  }

  static Coverage coverage(ByteBuffer buffer, int labels) {
    double[][] least = new double[labels][Coverage.LEVELS];
    for (double[] levels : least) {
      for (int i = 0; i < levels.length; i++) {
        levels[i] = bounded(buffer.getDouble());
      }
    }
    if (buffer.hasRemaining()) {
      throw new ModelFileException(buffer.remaining() + " bytes too many in a coverage");
    }
    return new Coverage(least);
  }

  private static double bounded(double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new ModelFileException("weight " + value + ": expected at most " + LARGEST);
    }
    return value;
  }
}
