package dev.parley.cli;

import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a column of a table that says something of the sentence beside it. */
final class ColumnByText {

  private ColumnByText() {}

  /** Makes something of a cell. */
  interface Cell<T> {

    /**
     * Reads a cell.
     *
     * @param text the sentence
     * @param cell not blank
     * @param where file and record, for messages
     */
    T read(String text, String cell, String where);
  }

  /** By sentence; one whose cell is blank is left out. */
  static <T> Map<String, T> read(Path file, String textColumn, String column, Cell<T> reader)
      throws IOException {
    Map<String, T> byText = new HashMap<>();
    Format format = Format.ofFileName(file.toString()).orElse(Format.CSV);
    try (TableReader table = TableReader.open(file, format)) {
      table.require(textColumn);
      table.require(column);
      while (table.hasNext()) {
        Row row = table.next();
        @Nullable String text = row.get(textColumn);
        @Nullable String cell = row.get(column);
        if (text != null && cell != null && !cell.isBlank()) {
          String where = "%s: record %d".formatted(file, row.number());
          byText.put(text, reader.read(text, cell, where));
        }
      }
    }
    return byText;
  }
}
