package dev.parley.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The envelope of Parley's files: data only, so that a stranger's file can do nothing worse than be
 * refused.
 *
 * <pre>
 * 8 bytes   "PARLEY\r\n"
 * int       version, 2
 * int       kind: 1 a model, 2 a tuned encoder
 * int, n    length and UTF-8 text of a JSON manifest
 * int       number of sections; each:
 *   int     type
 *   int, n  length and bytes
 * int       CRC-32 of everything before
 * </pre>
 *
 * <p>Numbers are little-endian. Every length is checked before memory is taken for it; a file can
 * take at most {@value #MAX_BYTES} bytes.
 *
 * @param manifest JSON
 * @param sections in the order of the file
 */
@SuppressWarnings("ArrayRecordComponent") // made, handed on once and read at once
record SectionFile(byte[] manifest, List<Section> sections) {

  static final int VERSION = 2;
  static final int MODEL = 1;
  static final int TUNED_ENCODER = 2;
  static final int MAX_BYTES = 256 * 1024 * 1024;

  private static final byte[] MAGIC = "PARLEY\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_MANIFEST = 1 << 20;
  private static final int MAX_SECTIONS = 1 << 10;
  private static final int CHECKSUM = Integer.BYTES;

  /**
   * A part of a file.
   *
   * @param type what it holds
   * @param content the rest, from its beginning to its end
   */
  record Section(int type, ByteBuffer content) {

    Section(int type, byte[] content) {
      this(type, ByteBuffer.wrap(content));
    }

    /** The content as little-endian numbers, to be read from its beginning. */
    ByteBuffer buffer() {
      return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  void write(int kind, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(MAGIC);
    bytes.write(ints(VERSION, kind, manifest.length));
    bytes.write(manifest);
    bytes.write(ints(sections.size()));
    for (Section section : sections) {
      byte[] content = copy(section.buffer());
      bytes.write(ints(section.type(), content.length));
      bytes.write(content);
    }
    bytes.write(ints(checksum(bytes.toByteArray(), bytes.size())));
    bytes.writeTo(out);
  }

  /** Whether a stream begins as a file of a kind does. */
  static boolean isOfKind(InputStream in, int kind) throws IOException {
    byte[] beginning = in.readNBytes(MAGIC.length + 2 * Integer.BYTES);
    return beginning.length == MAGIC.length + 2 * Integer.BYTES
        && Arrays.equals(MAGIC, 0, MAGIC.length, beginning, 0, MAGIC.length)
        && ByteBuffer.wrap(beginning)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(MAGIC.length + Integer.BYTES)
            == kind;
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer.array();
  }

  /**
   * Reads a file.
   *
   * @param in its bytes, read to the end; not closed
   * @param kind what it must be
   * @throws ModelFileException if it is not that, damaged, too large, or of another version
   */
  static SectionFile read(InputStream in, int kind) throws IOException {
    byte[] bytes = readAll(in);
    if (bytes.length > MAX_BYTES) {
      throw new ModelFileException("larger than " + MAX_BYTES + " bytes");
    }
    if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, 0, 8, bytes, 0, 8)) {
      throw new ModelFileException("not a Parley file");
    }
    try {
      return parse(bytes, kind);
    } catch (BufferUnderflowException e) {
      throw new ModelFileException("the file ends too early", e);
    }
  }

  /**
   * All bytes, at most one more than may be. They lie in one array if the stream says how many they
   * are: where a JVM starts, fresh memory costs more than all checks of it.
   */
  private static byte[] readAll(InputStream in) throws IOException {
    byte[] bytes = new byte[Math.min(in.available(), MAX_BYTES)];
    int read = in.readNBytes(bytes, 0, bytes.length);
    byte[] more = in.readNBytes(MAX_BYTES + 1 - read);
    if (read == bytes.length && more.length == 0) {
      return bytes;
    }
    byte[] all = Arrays.copyOf(bytes, read + more.length);
    System.arraycopy(more, 0, all, read, more.length);
    return all;
  }

  private static SectionFile parse(byte[] bytes, int kind) {
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
    int version = buffer.getInt();
    if (version != VERSION) {
      throw new ModelFileException(
          "file version " + version + ": this library reads version " + VERSION);
    }
    requireChecksum(bytes);
    int found = buffer.getInt();
    if (found != kind) {
      throw new ModelFileException(
          "a file of kind %s: expected %s".formatted(kindName(found), kindName(kind)));
    }
    byte[] manifest = copy(take(buffer, "manifest", MAX_MANIFEST));
    int count = buffer.getInt();
    if (count < 0 || count > MAX_SECTIONS) {
      throw new ModelFileException(count + " sections: at most " + MAX_SECTIONS);
    }
    List<Section> sections = new ArrayList<>();
    while (sections.size() < count) {
      sections.add(new Section(buffer.getInt(), take(buffer, "section", MAX_BYTES)));
    }
    if (buffer.remaining() != CHECKSUM) {
      throw new ModelFileException((buffer.remaining() - CHECKSUM) + " bytes too many");
    }
    return new SectionFile(manifest, sections);
  }

  private static String kindName(int kind) {
    return switch (kind) {
      case MODEL -> "model";
      case TUNED_ENCODER -> "tuned encoder";
      default -> Integer.toString(kind);
    };
  }

  private static ByteBuffer take(ByteBuffer buffer, String what, int most) {
    int length = buffer.getInt();
    if (length < 0 || length > most || length > buffer.remaining()) {
      throw new ModelFileException(
          "%s of %d bytes: at most %d, and the file must hold them".formatted(what, length, most));
    }
    ByteBuffer slice = buffer.slice(buffer.position(), length);
    buffer.position(buffer.position() + length);
    return slice;
  }

  private static byte[] copy(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static void requireChecksum(byte[] bytes) {
    int body = bytes.length - CHECKSUM;
    int stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(body);
    int computed = checksum(bytes, body);
    if (stored != computed) {
      throw new ModelFileException(
          String.format(
              Locale.ROOT, "damaged or cut short: checksum %08x, expected %08x", computed, stored));
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
