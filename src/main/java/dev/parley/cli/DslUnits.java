package dev.parley.cli;

import dev.parley.bench.LabelledUnit;
import dev.parley.data.Format;
import dev.parley.data.PartFile;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.model.Decimals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes rows as R's package {@code dsl} reads them: for each label whether it is gold (empty where
 * nobody coded the row) and whether it is predicted, and how probable it was that the row would be
 * coded.
 */
final class DslUnits {

  private DslUnits() {}

  /** Writes all rows; the chance of being coded is the coded share where the rows tell none. */
  static void write(Path file, List<LabelledUnit> units, CodedTable coded) throws IOException {
    Set<String> labels = new TreeSet<>();
    units.forEach(unit -> labels.add(unit.predicted()));
    units.stream().filter(LabelledUnit::isCoded).forEach(unit -> labels.add(unit.gold()));
    double share = (double) units.stream().filter(LabelledUnit::isCoded).count() / units.size();
    try (PartFile part = PartFile.begin(file)) {
      TableWriter table =
          TableWriter.open(part.out(), Format.CSV, List.of(), columns(labels, coded.by()), false);
      for (LabelledUnit unit : units) {
        double chance = coded.hasSamplingProbabilities() ? unit.samplingProbability() : share;
        table.write(Row.EMPTY, cells(unit, labels, chance));
      }
      table.flush();
      part.complete();
    }
  }

  private static List<String> columns(Set<String> labels, List<String> by) {
    List<String> columns = new ArrayList<>(by);
    labels.forEach(label -> columns.add("y_" + label));
    labels.forEach(label -> columns.add("pred_" + label));
    columns.add("sampling_probability");
    return columns;
  }

  private static List<Object> cells(LabelledUnit unit, Set<String> labels, double chance) {
    List<Object> cells = new ArrayList<>(unit.group());
    for (String label : labels) {
      cells.add(unit.isCoded() ? indicator(unit.gold().equals(label)) : "");
    }
    labels.forEach(label -> cells.add(indicator(unit.predicted().equals(label))));
    cells.add(Decimals.of(chance));
    return cells;
  }

  private static String indicator(boolean is) {
    return is ? "1" : "0";
  }
}
