package dev.parley.data;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads plain text, a sentence a line; an empty line is a row without text. */
final class TextReader extends TableReader {

  private static final List<String> COLUMNS = List.of("text");

  private final LineReader lines;

  TextReader(Reader reader, String name) {
    super(name);
    lines = new LineReader(reader);
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  @Nullable Row read(long number) throws IOException {
    try {
      String line = lines.next();
      return line == null ? null : new Row(number, COLUMNS, List.of(line), null);
    } catch (RecordTooLongException e) {
      throw malformed(number, e.getMessage() + ": expected a sentence a line", e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
