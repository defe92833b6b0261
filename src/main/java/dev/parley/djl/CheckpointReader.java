package dev.parley.djl;

import dev.parley.data.DataException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;

/**
 * Reads what a {@link CheckpointWriter} wrote. Takes memory for what the file holds alone; what is
 * not there is a {@link DataException}.
 */
final class CheckpointReader implements Closeable {

  private static final int CHECKSUM = Integer.BYTES;
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final InputStream in;
  private long left;

  CheckpointReader(Path file) throws IOException {
    this.file = file;
    this.left = Files.size(file) - CHECKSUM;
    this.in = new BufferedInputStream(Files.newInputStream(file));
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = count <= left ? in.readNBytes(count) : new byte[0];
    if (bytes.length < count) {
      throw new DataException("ends too early");
    }
    left -= count;
    return bytes;
  }

  private ByteBuffer numbers(int bytes) throws IOException {
    return ByteBuffer.wrap(bytes(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  int oneInt() throws IOException {
    return numbers(Integer.BYTES).getInt();
  }

  int[] ints(int count) throws IOException {
    int[] values = new int[count];
    numbers(count * Integer.BYTES).asIntBuffer().get(values);
    return values;
  }

  float[] floats(int count) throws IOException {
    float[] values = new float[count];
    numbers(count * Float.BYTES).asFloatBuffer().get(values);
    return values;
  }

  List<Double> doubles(int count) throws IOException {
    double[] values = new double[count];
    numbers(count * Double.BYTES).asDoubleBuffer().get(values);
    return DoubleStream.of(values).boxed().toList();
  }

  /** Refuses a file that holds more or less than so many bytes from here to the checksum. */
  void requireLeft(long bytes) {
    if (left != bytes) {
      throw new DataException("%d bytes of tensors: expected %d".formatted(left, bytes));
    }
  }

  /** Refuses a file whose bytes are not those that were written; where it stands is the same. */
  void requireChecksum() throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream whole = Files.newInputStream(file)) {
      long rest = Files.size(file) - CHECKSUM;
      while (rest > 0) {
        byte[] chunk = whole.readNBytes((int) Math.min(rest, CHUNK));
        checksum.update(chunk);
        rest -= Math.max(chunk.length, 1);
      }
      int stored =
          ByteBuffer.wrap(whole.readNBytes(CHECKSUM)).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (stored != (int) checksum.getValue()) {
        throw new DataException("damaged or cut short");
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
