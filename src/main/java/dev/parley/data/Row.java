package dev.parley.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of a table. Immutable. */
public final class Row {

  /** A row without cells, for tables of nothing but added columns. */
  public static final Row EMPTY = new Row(0, List.of(), List.of(), null);

  private final long number;
  private final List<String> columns;
  private final List<String> cells;
  private final @Nullable ObjectNode json;

  Row(long number, List<String> columns, List<String> cells, @Nullable ObjectNode json) {
    this.number = number;
    this.columns = columns;
    this.cells = cells;
    this.json = json;
  }

  /** The record's number in its file, from 1, the header not counted. */
  public long number() {
    return number;
  }

  /** The names of the cells, in order. */
  public List<String> columns() {
    return columns;
  }

  /** The cells, in order, as they were read. */
  public List<String> cells() {
    return cells;
  }

  /**
   * The cell of a column.
   *
   * @param column the column's name; of several with one name the first counts
   * @return its text, or null if this row has no such cell
   */
  public @Nullable String get(String column) {
    int at = columns.indexOf(column);
    return at < 0 ? null : cells.get(at);
  }

  /** The number of characters in all cells. */
  public long characters() {
    long characters = 0;
    for (String cell : cells) {
      characters += cell.length();
    }
    return characters;
  }

  /** The JSON object that this row was read from, so that its values keep their types. */
  @Nullable ObjectNode json() {
    return json;
  }
}
