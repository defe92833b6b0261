package dev.parley.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The last blocks of an encoder with 8-bit weights, as they replace those that it came with.
 * Immutable; threads may share it.
 *
 * <p>Each column of a matrix has a scale of its own, and its weights are whole numbers from -64 to
 * 64: the seven bits that processors without VNNI add up without overflow.
 *
 * <p>As bytes: the blocks, lowest first; in each the arrays in the order of {@link BlockArray}; a
 * matrix as one float a column, its scales, and one byte a weight, row by row; a vector as floats.
 * Little-endian.
 *
 * @see <a href="https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html">ONNX
 *     Runtime on reduced range</a>
 */
public final class TunedBlocks {

  /** The largest weight; the smallest is its negative. */
  public static final int RANGE = 64;

  private static final int WIDEST = 4096;

  /** Sums of so small numbers do not overflow. */
  private static final float LARGEST = 1e6f;

  private final int width;
  private final int blocks;
  private final byte[] bytes;

  /**
   * Takes blocks as they were stored.
   *
   * @param width the numbers of a state
   * @param blocks how many
   * @param bytes as this class describes
   * @throws IllegalArgumentException if there are fewer bytes, or more, than such blocks have, or a
   *     number is out of range
   */
  public TunedBlocks(int width, int blocks, byte[] bytes) {
    long expected = (long) blocks * bytesOfBlock(Math.min(width, WIDEST));
    if (width < 1 || width > WIDEST || blocks < 1 || bytes.length != expected) {
      throw new IllegalArgumentException(
          "%d blocks of width %d in %d bytes: expected %d"
              .formatted(blocks, width, bytes.length, expected));
    }
    this.width = width;
    this.blocks = blocks;
    this.bytes = bytes.clone();
    requireSound();
  }

  private void requireSound() {
    ByteBuffer buffer = buffer();
    for (int block = 0; block < blocks; block++) {
      for (BlockArray array : BlockArray.values()) {
        for (int i = 0; i < array.columns(width); i++) {
          float value = buffer.getFloat();
          if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                "block %d: %s holds %s, expected numbers up to %s"
                    .formatted(block, array, value, LARGEST));
          }
        }
        for (int i = 0; array.isMatrix() && i < array.size(width); i++) {
          int weight = buffer.get();
          if (Math.abs(weight) > RANGE) {
            throw new IllegalArgumentException(
                "block %d: %s holds %d, expected -64 to 64".formatted(block, array, weight));
          }
        }
      }
    }
  }

  /**
   * The bytes that one block takes.
   *
   * @param width the numbers of a state
   */
  public static int bytesOfBlock(int width) {
    int sum = 0;
    for (BlockArray array : BlockArray.values()) {
      sum += array.columns(width) * Float.BYTES + (array.isMatrix() ? array.size(width) : 0);
    }
    return sum;
  }

  /**
   * Rounds blocks to 8-bit weights.
   *
   * @param upper the blocks in full precision
   */
  public static TunedBlocks quantize(UpperBlocks upper) {
    int width = upper.width();
    ByteBuffer buffer =
        ByteBuffer.allocate(upper.blocks().size() * bytesOfBlock(width))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int block = 0; block < upper.blocks().size(); block++) {
      for (BlockArray array : BlockArray.values()) {
        float[] values = upper.values(block, array);
        if (array.isMatrix()) {
          putMatrix(buffer, values, array.columns(width));
        } else {
          for (float value : values) {
            buffer.putFloat(value);
          }
        }
      }
    }
    return new TunedBlocks(width, upper.blocks().size(), buffer.array());
  }

  private static void putMatrix(ByteBuffer buffer, float[] values, int columns) {
    float[] scales = new float[columns];
    for (int i = 0; i < values.length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(values[i]) / RANGE);
    }
    for (float scale : scales) {
      buffer.putFloat(scale);
    }
    for (int i = 0; i < values.length; i++) {
      float scale = scales[i % columns];
      buffer.put((byte) (scale == 0 ? 0 : Math.round(values[i] / scale)));
    }
  }

  /** The numbers of a state. */
  public int width() {
    return width;
  }

  /** How many blocks there are. */
  public int blocks() {
    return blocks;
  }

  /** The blocks as they are stored, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The SHA-256 of the bytes, in hexadecimal. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * One array of a block.
   *
   * @param scales one a column for a matrix, empty for a vector
   * @param weights row by row for a matrix, empty for a vector
   * @param vector the numbers of a vector, empty for a matrix
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once and read at once
  public record Values(float[] scales, byte[] weights, float[] vector) {}

  /** The arrays of each block, lowest block first. */
  public List<Map<BlockArray, Values>> values() {
    ByteBuffer buffer = buffer();
    List<Map<BlockArray, Values>> all = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      Map<BlockArray, Values> values = new EnumMap<>(BlockArray.class);
      for (BlockArray array : BlockArray.values()) {
        float[] floats = new float[array.columns(width)];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = buffer.getFloat();
        }
        byte[] weights = new byte[array.isMatrix() ? array.size(width) : 0];
        buffer.get(weights);
        values.put(
            array,
            array.isMatrix()
                ? new Values(floats, weights, new float[0])
                : new Values(new float[0], weights, floats));
      }
      all.add(values);
    }
    return all;
  }

  private ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
