package dev.parley.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table row by row in constant memory. Bytes that are not valid text are read as U+FFFD.
 *
 * <p>Not thread-safe. Failures to read and malformed input end the iteration with an exception.
 */
public abstract class TableReader implements Iterator<Row>, Closeable {

  /**
   * The most characters that one record may have: a quote left open is found before memory ends.
   */
  static final int MAX_RECORD_CHARS = 16 * 1024 * 1024;

  private final String name;
  private @Nullable Row next;
  private long rows;
  private @Nullable FileChannel file;

  TableReader(String name) {
    this.name = name;
  }

  /**
   * Opens a file.
   *
   * @param file the table
   * @param format how it is written
   * @return a reader that stands before the first row
   * @throws DataException if the header is missing or malformed
   * @throws IOException if the file cannot be read
   */
  public static TableReader open(Path file, Format format) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": a directory: expected a table");
    }
    FileChannel channel = FileChannel.open(file);
    TableReader reader = open(Channels.newInputStream(channel), file.toString(), format);
    reader.file = channel;
    return reader;
  }

  /**
   * Opens a stream. A byte order mark (UTF-8 or UTF-16) is honoured and dropped.
   *
   * @param in the table's bytes; closed with the reader, and on failure
   * @param name what messages call it; one that ends {@code .gz} or {@code .zst} says that the
   *     bytes are packed
   * @param format how it is written
   * @return a reader that stands before the first row
   * @throws DataException if the header is missing or malformed
   * @throws IOException if the stream cannot be read
   */
  public static TableReader open(InputStream in, String name, Format format) throws IOException {
    try {
      Reader reader = decode(Compression.ofFileName(name).open(in));
      return switch (format) {
        case CSV, TSV -> new DelimitedReader(reader, name, format);
        case JSONL -> new JsonLinesReader(reader, name);
        case TEXT -> new TextReader(reader, name);
      };
    } catch (IOException e) {
      in.close();
      throw new IOException(name + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static Reader decode(InputStream in) throws IOException {
    BOMInputStream marked =
        BOMInputStream.builder()
            .setInputStream(in)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .get();
    String charset = marked.getBOMCharsetName();
    return UndecodableBytes.read(
        marked, charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
  }

  /** What messages call this table: its path, or a name for the stream. */
  public String name() {
    return name;
  }

  /** The length of the file in bytes, packed as it is; 0 if it is not a file. */
  public long bytes() {
    return ofFile(FileChannel::size);
  }

  /** How many bytes of the file were read, some of them ahead; 0 if it is not a file. */
  public long bytesRead() {
    return ofFile(FileChannel::position);
  }

  private interface Measure {
    long of(FileChannel file) throws IOException;
  }

  private long ofFile(Measure measure) {
    try {
      return file == null ? 0 : measure.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
  }

  /** The names of the columns: the header, or for JSON lines the first object's keys. */
  public abstract List<String> columns();

  /**
   * Checks that the table has a column.
   *
   * @param column the name that is needed
   * @throws DataException if it is not there; the message lists the columns that are
   */
  public void require(String column) {
    if (!columns().contains(column)) {
      throw new DataException(
          "%s: no column '%s': the columns are %s".formatted(name, column, columns()));
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = read(rows + 1);
      } catch (IOException e) {
        throw new UncheckedIOException(name + ": record " + (rows + 1) + ": " + e.getMessage(), e);
      }
      rows += next == null ? 0 : 1;
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  /** Reads the row with the given number, or null at the end. */
  abstract @Nullable Row read(long number) throws IOException;

  DataException malformed(long number, String problem, @Nullable Throwable cause) {
    return new DataException("%s: record %d: %s".formatted(name, number, problem), cause);
  }
}
