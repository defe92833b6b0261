package dev.parley.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.data.LabelSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Reads and writes model files: data only, so that a stranger's file can do nothing worse than be
 * refused.
 *
 * <pre>
 * 8 bytes   "PARLEY\r\n"
 * int       version, 1
 * int, n    length and UTF-8 text of the JSON manifest
 * layers    one for each tier that the manifest names, in its order; each:
 *   floats    one bias a label
 *   int       number of rows
 *   rows      int place in the feature table, ascending; one float weight a label
 * fusions   one for each tier, of its layer and all before it; each:
 *   doubles   one weight a layer, one bias a label
 * int       CRC-32 of everything before
 * </pre>
 *
 * <p>Numbers are little-endian. Rows of zeros are left out. Every length is checked before memory
 * is taken for it; a file can take at most {@value #MAX_BYTES} bytes.
 */
public final class ModelFile {

  static final int VERSION = 1;
  static final int MAX_BYTES = 256 * 1024 * 1024;

  private static final byte[] MAGIC = "PARLEY\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_MANIFEST = 1 << 20;
  private static final int CHECKSUM = Integer.BYTES;

  private static final List<List<Tier>> SETS_OF_TIERS =
      List.of(
          List.of(Tier.WORDS),
          List.of(Tier.WORDS, Tier.SEMANTIC),
          List.of(Tier.WORDS, Tier.SEMANTIC, Tier.FULL));

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private ModelFile() {}

  /**
   * Writes a model.
   *
   * @param model what to write; the same model gives the same bytes
   * @param out where to; not closed
   * @throws IOException if the stream cannot be written
   */
  public static void write(Model model, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    byte[] manifest = JSON.writeValueAsBytes(model.manifest());
    data.write(MAGIC);
    writeInt(data, VERSION);
    writeInt(data, manifest.length);
    data.write(manifest);
    for (LinearLayer layer : model.layers()) {
      writeLayer(data, layer);
    }
    for (Fusion fusion : model.fusions()) {
      writeFusion(data, fusion);
    }
    writeInt(data, checksum(bytes.toByteArray(), bytes.size()));
    bytes.writeTo(out);
  }

  private static void writeLayer(DataOutputStream data, LinearLayer layer) throws IOException {
    for (int label = 0; label < layer.labels(); label++) {
      writeInt(data, Float.floatToIntBits(layer.bias(label)));
    }
    int[] rows = rowsOf(layer);
    writeInt(data, rows.length);
    for (int row : rows) {
      writeInt(data, row);
      for (int label = 0; label < layer.labels(); label++) {
        writeInt(data, Float.floatToIntBits(layer.weight(row, label)));
      }
    }
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

  private static void writeFusion(DataOutputStream data, Fusion fusion) throws IOException {
    for (int layer = 0; layer < fusion.layers(); layer++) {
      writeDouble(data, fusion.weight(layer));
    }
    for (int label = 0; label < fusion.labels(); label++) {
      writeDouble(data, fusion.bias(label));
    }
  }

  /**
   * Reads a model.
   *
   * @param in the file's bytes, read to the end; not closed
   * @param name what messages call it
   * @return the model
   * @throws ModelFileException if it is not a model file, damaged, too large, or of another version
   * @throws IOException if the stream cannot be read
   */
  public static Model read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    try {
      return parse(bytes);
    } catch (EOFException e) {
      throw new ModelFileException(name + ": the file ends too early", e);
    } catch (JsonProcessingException e) {
      throw new ModelFileException(
          name + ": the manifest is malformed: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | ModelFileException e) {
      throw new ModelFileException(name + ": " + e.getMessage(), e);
    }
  }

  private static Model parse(byte[] bytes) throws IOException {
    if (bytes.length > MAX_BYTES) {
      throw new ModelFileException("larger than " + MAX_BYTES + " bytes");
    }
    if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, 0, 8, bytes, 0, 8)) {
      throw new ModelFileException("not a Parley model file");
    }
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
    data.skipBytes(MAGIC.length);
    int version = readInt(data);
    if (version != VERSION) {
      throw new ModelFileException(
          "file version " + version + ": this library reads version " + VERSION);
    }
    requireChecksum(bytes);
    Manifest manifest = readManifest(readBytes(data));
    Model model = readModel(data, manifest);
    if (data.available() != CHECKSUM) {
      throw new ModelFileException((data.available() - CHECKSUM) + " bytes too many");
    }
    return model;
  }

  /** A file from before the semantic tier names no penalty for it; it needs none. */
  private static Manifest readManifest(byte[] json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    if (tree.get("options") instanceof ObjectNode options && !options.has("semanticPenalty")) {
      options.put("semanticPenalty", 1.0);
    }
    return JSON.treeToValue(tree, Manifest.class);
  }

  private static void requireChecksum(byte[] bytes) throws IOException {
    if (bytes.length < CHECKSUM) {
      throw new EOFException();
    }
    int body = bytes.length - CHECKSUM;
    int stored = readInt(new DataInputStream(new ByteArrayInputStream(bytes, body, CHECKSUM)));
    int computed = checksum(bytes, body);
    if (stored != computed) {
      throw new ModelFileException(
          String.format(
              Locale.ROOT, "damaged or cut short: checksum %08x, expected %08x", computed, stored));
    }
  }

  private static byte[] readBytes(DataInputStream data) throws IOException {
    int length = readInt(data);
    if (length < 2 || length > MAX_MANIFEST) {
      throw new ModelFileException("manifest of " + length + " bytes: at most " + MAX_MANIFEST);
    }
    byte[] manifest = data.readNBytes(length);
    if (manifest.length < length) {
      throw new EOFException();
    }
    return manifest;
  }

  private static Model readModel(DataInputStream data, Manifest manifest) throws IOException {
    requireSound(manifest);
    int labels = manifest.labels().size();
    List<LinearLayer> layers = new ArrayList<>();
    for (Tier tier : manifest.tiers()) {
      layers.add(readLayer(data, Model.tableSize(tier), labels));
    }
    List<Fusion> fusions = new ArrayList<>();
    while (fusions.size() < layers.size()) {
      fusions.add(readFusion(data, fusions.size() + 1, labels));
    }
    return new Model(manifest, layers, fusions);
  }

  private static void requireSound(Manifest manifest) {
    boolean named = manifest.labels().stream().allMatch(Objects::nonNull);
    if (!named || !new LabelSet(manifest.labels()).names().equals(manifest.labels())) {
      throw new ModelFileException("labels " + manifest.labels() + ": expected names in order");
    }
    List<Tier> tiers = manifest.tiers();
    if (!SETS_OF_TIERS.contains(tiers)) {
      throw new ModelFileException("tiers " + tiers + ": expected one of " + SETS_OF_TIERS);
    }
    if (!tiers.contains(manifest.autoTier())) {
      throw new ModelFileException(
          "auto tier " + manifest.autoTier() + ": expected one of " + tiers);
    }
  }

  private static LinearLayer readLayer(DataInputStream data, int tableSize, int labels)
      throws IOException {
    float[] biases = new float[labels];
    for (int label = 0; label < labels; label++) {
      biases[label] = readFloat(data);
    }
    int rows = readInt(data);
    long needed = (long) rows * (1 + labels) * Integer.BYTES;
    if (rows < 0 || rows > tableSize || needed > data.available()) {
      throw new ModelFileException(
          rows + " rows of weights: at most " + tableSize + ", and the file must hold them");
    }
    float[] weights = new float[tableSize * labels];
    int previous = -1;
    for (int i = 0; i < rows; i++) {
      int row = readInt(data);
      if (row <= previous || row >= tableSize) {
        throw new ModelFileException(
            "row " + row + " after " + previous + ": expected ascending below " + tableSize);
      }
      for (int label = 0; label < labels; label++) {
        weights[row * labels + label] = readFloat(data);
      }
      previous = row;
    }
    return new LinearLayer(weights, biases);
  }

  private static Fusion readFusion(DataInputStream data, int layers, int labels)
      throws IOException {
    double[] weights = new double[layers];
    double[] biases = new double[labels];
    for (int i = 0; i < layers; i++) {
      weights[i] = readDouble(data);
    }
    for (int i = 0; i < labels; i++) {
      biases[i] = readDouble(data);
    }
    return new Fusion(weights, biases);
  }

  private static float readFloat(DataInputStream data) throws IOException {
    float value = Float.intBitsToFloat(readInt(data));
    if (!Float.isFinite(value)) {
      throw new ModelFileException("weight " + value + ": expected a finite number");
    }
    return value;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  // DataOutputStream is big-endian; the file is not.

  private static void writeInt(DataOutputStream data, int value) throws IOException {
    data.writeInt(Integer.reverseBytes(value));
  }

  private static int readInt(DataInputStream data) throws IOException {
    return Integer.reverseBytes(data.readInt());
  }

  private static void writeDouble(DataOutputStream data, double value) throws IOException {
    data.writeLong(Long.reverseBytes(Double.doubleToLongBits(value)));
  }

  private static double readDouble(DataInputStream data) throws IOException {
    return Double.longBitsToDouble(Long.reverseBytes(data.readLong()));
  }
}
