package dev.parley.smile;

import dev.parley.model.LinearLayer;
import dev.parley.words.FeatureVector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints a digest of a layer's weights, for a JVM with a common pool of another size. */
final class LayerDigest {

  private LayerDigest() {}

  /** Writes what {@link #main} trains on. */
  static void write(Path file, List<FeatureVector> vectors, int[] gold, int tableSize)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(tableSize);
      out.writeInt(gold.length);
      for (int i = 0; i < gold.length; i++) {
        FeatureVector vector = vectors.get(i);
        out.writeInt(gold[i]);
        out.writeInt(vector.size());
        for (int j = 0; j < vector.size(); j++) {
          out.writeInt(vector.index(j));
          out.writeFloat(vector.value(j));
        }
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      int tableSize = in.readInt();
      int[] gold = new int[in.readInt()];
      List<FeatureVector> vectors = new ArrayList<>();
      for (int i = 0; i < gold.length; i++) {
        gold[i] = in.readInt();
        vectors.add(readVector(in));
      }
      LinearLayer layer = new SmileLearner().trainLayer(vectors, gold, 3, tableSize, 0.1);
      System.out.println(digest(layer));
    }
  }

  private static FeatureVector readVector(DataInputStream in) throws IOException {
    int size = in.readInt();
    int[] indices = new int[size];
    float[] values = new float[size];
    for (int j = 0; j < size; j++) {
      indices[j] = in.readInt();
      values[j] = in.readFloat();
    }
    return new FeatureVector(indices, values);
  }

  private static int digest(LinearLayer layer) {
    int digest = 0;
    for (int label = 0; label < layer.labels(); label++) {
      digest = 31 * digest + Float.floatToIntBits(layer.bias(label));
      for (int feature = 0; feature < layer.tableSize(); feature++) {
        digest = 31 * digest + Float.floatToIntBits(layer.weight(feature, label));
      }
    }
    return digest;
  }
}
