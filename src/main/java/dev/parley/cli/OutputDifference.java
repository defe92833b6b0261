package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** In what two results differ: cell by cell where they are tables, else from which byte on. */
final class OutputDifference {

  private long rows;
  private long cells;
  private long texts;
  private double largest;
  private String first = "";

  private OutputDifference() {}

  /**
   * Says in what results differ.
   *
   * @param name what the result is called; its ending says its form, CSV unless it does
   */
  static String of(String name, Path before, Path now) throws IOException {
    Format format = Format.ofFileName(name).orElse(Format.CSV);
    try (TableReader a = TableReader.open(Files.newInputStream(before), name, format);
        TableReader b = TableReader.open(Files.newInputStream(now), name, format)) {
      if (a.columns().equals(b.columns())) {
        OutputDifference difference = new OutputDifference();
        difference.compare(a, b);
        return difference.text();
      }
    } catch (DataException | UncheckedIOException e) {
      // no tables: bytes it is
    }
    return "from byte %d on".formatted(Files.mismatch(before, now) + 1);
  }

  private void compare(TableReader a, TableReader b) {
    while (a.hasNext() && b.hasNext()) {
      Row before = a.next();
      Row now = b.next();
      rows++;
      for (String column : a.columns()) {
        compare(column, CodedTable.cell(before, column), CodedTable.cell(now, column));
      }
    }
    if (a.hasNext() || b.hasNext()) {
      throw new DataException("more rows on one side");
    }
  }

  private void compare(String column, String before, String now) {
    if (before.equals(now)) {
      return;
    }
    cells++;
    if (first.isEmpty()) {
      first = "record %d, column '%s': was %s, is %s".formatted(rows, column, before, now);
    }
    try {
      largest = Math.max(largest, Math.abs(Double.parseDouble(before) - Double.parseDouble(now)));
    } catch (NumberFormatException e) {
      texts++;
    }
  }

  private String text() {
    String figures =
        cells == texts ? "" : String.format(Locale.ROOT, ", figures by at most %.6g", largest);
    return "%d cells of %d rows differ (%d texts)%s; %s"
        .formatted(cells, rows, texts, figures, Objects.requireNonNull(first));
  }
}
