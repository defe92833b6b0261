package dev.parley.data;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV and TSV with Commons CSV, quoted where needed. */
final class DelimitedWriter extends TableWriter {

  private final CSVPrinter printer;
  private final boolean guardFormulas;

  DelimitedWriter(
      Writer writer, Format format, List<String> read, List<String> added, boolean guardFormulas)
      throws IOException {
    super(read, added);
    this.guardFormulas = guardFormulas;
    CSVFormat csv =
        CSVFormat.DEFAULT.builder().setDelimiter(format.delimiter()).setRecordSeparator('\n').get();
    printer = new CSVPrinter(writer, csv);
  }

  @Override
  void writeHeader() throws IOException {
    printAll(read);
    printAll(added);
    printer.println();
  }

  @Override
  public void write(Row row, List<?> values) throws IOException {
    if (row.columns().equals(read)) {
      printAll(row.cells());
    } else {
      printByName(row);
    }
    printAll(values);
    printer.println();
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
    printer.print(guarded ? "'" + cell : cell.toString());
  }

  private static boolean isFormula(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
