package dev.parley.report;

import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a report, to be written for people and for programs.
 *
 * @param caption what it shows
 * @param columns its columns
 * @param rows for each row a cell a column
 */
record ReportTable(String caption, List<Column> columns, List<List<Cell>> rows) {

  /** What a column holds. */
  enum Kind {
    NAME,
    PROSE,
    NUMBER,
    INTERVAL
  }

  record Column(String title, Kind kind) {

    boolean isNumber() {
      return kind == Kind.NUMBER || kind == Kind.INTERVAL;
    }

    /** Its columns for programs: of an interval three. */
    private Stream<String> names() {
      return kind == Kind.INTERVAL
          ? Stream.of(title, title + " low", title + " high")
          : Stream.of(title);
    }
  }

  ReportTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Writes CSV. */
  void writeCsv(OutputStream out) throws IOException {
    List<String> names = columns.stream().flatMap(Column::names).toList();
    TableWriter table = TableWriter.open(out, Format.CSV, List.of(), names, false);
    for (List<Cell> row : rows) {
      table.write(Row.EMPTY, row.stream().flatMap(cell -> cell.values().stream()).toList());
    }
    table.flush();
  }
}
