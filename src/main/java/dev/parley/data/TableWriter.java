package dev.parley.data;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows that were read, each with cells added at its end, in constant memory. UTF-8 without
 * byte order mark, lines ended by LF.
 *
 * <p>Not thread-safe.
 */
public abstract class TableWriter implements Closeable {

  static final int BUFFER = 1 << 16;

  final List<String> read;
  final List<String> added;

  TableWriter(List<String> read, List<String> added) {
    this.read = List.copyOf(read);
    this.added = List.copyOf(added);
  }

  /**
   * Opens a stream and writes the header, if the format has one.
   *
   * @param out where to write; closed with the writer
   * @param format how to write; values keep their types in JSON lines
   * @param read the columns of the rows that will be written
   * @param added the columns that follow them
   * @param guardFormulas whether a cell that a spreadsheet would run as a formula (it begins with
   *     {@code = + - @}, a tab or a carriage return) is written with an apostrophe before it; else
   *     it is written as it was read
   * @return a writer that stands before the first row
   * @throws DataException if an added column has the name of one that was read
   * @throws IOException if the stream cannot be written
   */
  public static TableWriter open(
      OutputStream out, Format format, List<String> read, List<String> added, boolean guardFormulas)
      throws IOException {
    TableWriter writer = resume(out, format, read, added, guardFormulas);
    writer.writeHeader();
    return writer;
  }

  /**
   * Opens a stream that holds a table's header, and perhaps rows, already.
   *
   * @param out where to write; closed with the writer
   * @param format as of {@link #open}
   * @param read as of {@link #open}
   * @param added as of {@link #open}
   * @param guardFormulas as of {@link #open}
   * @return a writer that stands before the next row
   * @throws DataException if an added column has the name of one that was read
   * @throws IOException if the stream cannot be written
   */
  public static TableWriter resume(
      OutputStream out, Format format, List<String> read, List<String> added, boolean guardFormulas)
      throws IOException {
    for (String column : added) {
      if (read.contains(column)) {
        throw new DataException(
            "the input has a column '%s' already: rename it, or name the model otherwise"
                .formatted(column));
      }
    }
    return switch (format) {
      case CSV, TSV -> new DelimitedWriter(out, format, read, added, guardFormulas);
      case JSONL -> new JsonLinesWriter(encoding(out), read, added);
      case TEXT -> new TextWriter(encoding(out), read, added);
    };
  }

  private static Writer encoding(OutputStream out) {
    return new BufferedWriter(
        UndecodableBytes.written(new OutputStreamWriter(out, StandardCharsets.UTF_8)), BUFFER);
  }

  /** Writes the header, if the format has one. */
  void writeHeader() throws IOException {}

  /**
   * Writes a row.
   *
   * @param row the row as read
   * @param values the values of the added columns: strings and numbers
   * @throws IOException if the stream cannot be written
   */
  public abstract void write(Row row, List<?> values) throws IOException;

  /**
   * Hands what was written so far to the stream.
   *
   * @throws IOException if the stream cannot be written
   */
  public abstract void flush() throws IOException;
}
