package dev.parley.data;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows of a labelled table into examples, and says exactly what is wrong with a row. */
final class ExampleReader {

  private final TableReader table;
  private final Columns columns;
  private final Set<String> splits;
  private final @Nullable LabelSet allowed;

  ExampleReader(
      TableReader table, Columns columns, Set<String> splits, @Nullable LabelSet allowed) {
    this.table = table;
    this.columns = columns;
    this.splits = splits;
    this.allowed = allowed;
    requireColumns();
  }

  private void requireColumns() {
    table.require(columns.text());
    table.require(columns.label());
    for (String column : new String[] {columns.target(), columns.group(), columns.split()}) {
      if (column != null) {
        table.require(column);
      }
    }
  }

  Optional<Example> read(Row row) {
    if (columns.split() != null
        && !splits.isEmpty()
        && !splits.contains(cell(row, columns.split()))) {
      return Optional.empty();
    }
    if (columns.partial() && cell(row, columns.label()).isBlank()) {
      return Optional.empty();
    }
    String text = required(row, columns.text());
    String label = required(row, columns.label());
    if (allowed != null && allowed.indexOf(label) < 0) {
      throw table.malformed(
          row.number(),
          "column '%s': unknown label '%s': expected one of %s"
              .formatted(columns.label(), label, allowed),
          null);
    }
    return Optional.of(
        new Example(text, cell(row, columns.target()), label, cell(row, columns.group())));
  }

  private String required(Row row, String column) {
    String value = cell(row, column);
    if (value.isBlank()) {
      throw table.malformed(
          row.number(), "column '%s' is empty: expected a value".formatted(column), null);
    }
    if (UndecodableBytes.in(value)) {
      throw table.malformed(
          row.number(),
          "column '%s': undecodable characters: expected UTF-8".formatted(column),
          null);
    }
    return value;
  }

  private static String cell(Row row, @Nullable String column) {
    String value = column == null ? null : row.get(column);
    return value == null ? "" : value;
  }
}
