package dev.parley.djl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;

/** Writes little-endian numbers and, behind them, their CRC-32. */
final class CheckpointWriter implements Closeable {

  private final FileChannel channel;
  private final CRC32 checksum = new CRC32();

  /** Begins a file; one of that name is lost. */
  CheckpointWriter(Path file) throws IOException {
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  void bytes(byte[] values) throws IOException {
    write(ByteBuffer.wrap(values));
  }

  void ints(int... values) throws IOException {
    ByteBuffer buffer = buffer(values.length * Integer.BYTES);
    buffer.asIntBuffer().put(values);
    write(buffer);
  }

  void floats(float[] values) throws IOException {
    ByteBuffer buffer = buffer(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    write(buffer);
  }

  void doubles(List<Double> values) throws IOException {
    ByteBuffer buffer = buffer(values.size() * Double.BYTES);
    values.forEach(buffer::putDouble);
    write(buffer.flip());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer buffer) throws IOException {
    checksum.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Writes the checksum, and waits until all would survive a loss of power. */
  void complete() throws IOException {
    ints((int) checksum.getValue());
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
