package dev.parley.cli;

import dev.parley.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads what the rows of a table count. */
final class RowWeights {

  private RowWeights() {}

  /** By sentence; where the cell is empty it is left out. */
  static Map<String, Float> read(Path file, String textColumn, String column) throws IOException {
    return ColumnByText.read(
        file, textColumn, column, (text, cell, where) -> weight(cell, where, column));
  }

  private static float weight(String cell, String where, String column) {
    try {
      float weight = Float.parseFloat(cell.strip());
      if (weight > 0 && Float.isFinite(weight)) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Said below, with everything else that is no weight.
    }
    throw new DataException(
        "%s: column '%s': '%s': expected a number above 0".formatted(where, column, cell));
  }
}
