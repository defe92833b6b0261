package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the rows of a table count. */
final class RowWeights {

  private RowWeights() {}

  /** By sentence; where the cell is empty it is left out. */
  static Map<String, Float> read(Path file, String textColumn, String column) throws IOException {
    Map<String, Float> weights = new HashMap<>();
    Format format = Format.ofFileName(file.toString()).orElse(Format.CSV);
    try (TableReader reader = TableReader.open(file, format)) {
      reader.require(textColumn);
      reader.require(column);
      while (reader.hasNext()) {
        Row row = reader.next();
        @Nullable String text = row.get(textColumn);
        @Nullable String cell = row.get(column);
        if (text != null && cell != null && !cell.isBlank()) {
          weights.put(text, weight(cell, "%s: record %d".formatted(file, row.number()), column));
        }
      }
    }
    return weights;
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
