package dev.parley.data;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes cells separated by tabs, without a header; white space inside a cell becomes a blank. */
final class TextWriter extends TableWriter {

  private final Writer writer;

  TextWriter(Writer writer, List<String> read, List<String> added) {
    super(read, added);
    this.writer = writer;
  }

  @Override
  public void write(Row row, List<?> values) throws IOException {
    writer.write(
        Stream.concat(row.cells().stream(), values.stream())
            .map(cell -> cell.toString().replaceAll("[\\t\\r\\n]+", " "))
            .collect(Collectors.joining("\t")));
    writer.write('\n');
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
