package dev.parley.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes CSV and TSV, quoted where Commons CSV quotes (a test compares them): its printer takes a
 * lock and looks at its settings for every cell.
 */
final class DelimitedWriter extends TableWriter {

  /** Longer cells are encoded in parts, so that no copies of whole ones fill the memory. */
  private static final int PART = 1 << 13;

  private static final int USUAL_RECORD = 512;

  private final OutputStream out;
  private final char delimiter;
  private final boolean guardFormulas;

  /** What was not yet encoded. A new one a record: text of one byte a character encodes fastest. */
  private StringBuilder waiting = new StringBuilder(USUAL_RECORD);

  private boolean first = true;

  DelimitedWriter(
      OutputStream out,
      Format format,
      List<String> read,
      List<String> added,
      boolean guardFormulas) {
    super(read, added);
    this.out = new BufferedOutputStream(out, BUFFER);
    this.delimiter = format.delimiter();
    this.guardFormulas = guardFormulas;
  }

  @Override
  void writeHeader() throws IOException {
    printAll(read);
    printAll(added);
    endRecord();
  }

  @Override
  public void write(Row row, List<?> values) throws IOException {
    if (row.columns().equals(read)) {
      printAll(row.cells());
    } else {
      printByName(row);
    }
    printAll(values);
    endRecord();
  }

  /** JSON objects need not have the same keys in the same order. */
  private void printByName(Row row) throws IOException {
    for (String column : row.columns()) {
      if (!read.contains(column)) {
        throw new DataException(
            "record %d: key '%s' is not in the first record: expected %s; write JSON lines instead"
                .formatted(row.number(), column, read));
      }
    }
    for (String column : read) {
      String cell = row.get(column);
      print(cell == null ? "" : cell);
    }
  }

  private void printAll(List<?> cells) throws IOException {
    for (Object cell : cells) {
      print(cell);
    }
  }

  private void print(Object cell) throws IOException {
    boolean guarded = guardFormulas && cell instanceof String text && isFormula(text);
    String text = guarded ? "'" + cell : cell.toString();
    if (!first) {
      waiting.append(delimiter);
    }
    if (needsQuotes(text)) {
      waiting.append('"');
      append(text.replace("\"", "\"\""));
      waiting.append('"');
    } else {
      append(text);
    }
    first = false;
  }

  private static boolean isFormula(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
  }

  /** An empty first cell is quoted, as a record of it alone would be a blank line. */
  private boolean needsQuotes(String cell) {
    if (cell.isEmpty()) {
      return first;
    }
    if (cell.charAt(0) <= '#' || cell.charAt(cell.length() - 1) <= ' ') {
      return true;
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  private void append(String text) throws IOException {
    int from = 0;
    while (text.length() - from > PART) {
      boolean splitsPair = Character.isHighSurrogate(text.charAt(from + PART - 1));
      int to = from + PART - (splitsPair ? 1 : 0);
      waiting.append(text.substring(from, to));
      encode();
      from = to;
    }
    waiting.append(text.substring(from));
  }

  private void endRecord() throws IOException {
    waiting.append('\n');
    first = true;
    encode();
  }

  private void encode() throws IOException {
    String text = UndecodableBytes.written(waiting.toString());
    waiting = new StringBuilder(USUAL_RECORD);
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
