package dev.parley.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines, each bounded in length; ends of line are LF, CR LF or CR. */
final class LineReader implements Closeable {

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int filled;
  private boolean afterCarriageReturn;

  LineReader(Reader in) {
    this.in = in;
  }

  /** The next line without its end, or null after the last. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = read(); c >= 0; c = read()) {
      boolean secondHalf = afterCarriageReturn && c == '\n';
      afterCarriageReturn = c == '\r';
      if (secondHalf) {
        continue;
      }
      if (c == '\n' || c == '\r') {
        return line.toString();
      }
      if (line.length() == TableReader.MAX_RECORD_CHARS) {
        throw new RecordTooLongException();
      }
      line.append((char) c);
    }
    return line.isEmpty() ? null : line.toString();
  }

  private int read() throws IOException {
    if (at == filled) {
      filled = in.read(buffer);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
