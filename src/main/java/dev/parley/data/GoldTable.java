package dev.parley.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A labelled table with all its cells, for what is told row by row. Immutable.
 *
 * @param name what messages call it
 * @param columns the names of its columns
 * @param rows the kept rows
 * @param examples what they say, in the same order; at least one
 * @param leftOut labels that are unknown, in code point order, and how many rows had each
 */
public record GoldTable(
    String name,
    List<String> columns,
    List<Row> rows,
    List<Example> examples,
    Map<String, Integer> leftOut) {

  /** Copies lists and map. */
  public GoldTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    examples = List.copyOf(examples);
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
  }

  /**
   * Reads a table.
   *
   * @param file CSV, TSV or JSON lines, told by its ending
   * @param columns where text and label stand
   * @param splits the values of the split column to keep; empty keeps every row
   * @param known the labels that may occur
   * @param leaveOut whether rows with other labels are left out and counted; else they fail
   * @throws DataException if a column is missing, a text or label is empty, a label is not known
   *     and not left out, or no row is kept; the message names file, record, column, value and
   *     expectation
   * @throws IOException if the file cannot be read
   */
  public static GoldTable read(
      Path file, Columns columns, Set<String> splits, LabelSet known, boolean leaveOut)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    Map<String, Integer> leftOut = new TreeMap<>();
    try (TableReader table = TableReader.open(file, Dataset.formatOf(file))) {
      ExampleReader reader = new ExampleReader(table, columns, splits, leaveOut ? null : known);
      while (table.hasNext()) {
        Row row = table.next();
        Optional<Example> example = reader.read(row);
        if (example.isPresent() && known.indexOf(example.get().label()) < 0) {
          leftOut.merge(example.get().label(), 1, Integer::sum);
        } else if (example.isPresent()) {
          rows.add(row);
          examples.add(example.get());
        }
      }
      if (examples.isEmpty()) {
        throw new DataException(
            file
                + ": no examples"
                + (splits.isEmpty() ? "" : " of split " + splits)
                + (leftOut.isEmpty() ? "" : " with a label of " + known));
      }
      return new GoldTable(file.toString(), table.columns(), rows, examples, leftOut);
    }
  }

  /**
   * The cells of a column, row by row; empty where a row has no such cell.
   *
   * @param column its name
   * @throws DataException if there is no such column; the message lists those that are
   */
  public List<String> cells(String column) {
    if (!columns.contains(column)) {
      throw new DataException(
          "%s: no column '%s': the columns are %s".formatted(name, column, columns));
    }
    return rows.stream().map(row -> Optional.ofNullable(row.get(column)).orElse("")).toList();
  }
}
