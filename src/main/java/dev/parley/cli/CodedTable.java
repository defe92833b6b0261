package dev.parley.cli;

import dev.parley.bench.LabelledUnit;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where rows with predictions are, some of them coded by hand. */
final class CodedTable {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Table of all rows: .csv, .tsv or .jsonl")
  private Path data = Path.of("");

  @Option(
      names = "--gold-column",
      paramLabel = "NAME",
      description =
          "Column with the label by hand, empty where nobody coded the row; default: gold. These"
              + " rows must be drawn at random from all rows")
  private String goldColumn = "gold";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Column by which shares are told apart; may be given several times")
  private List<String> by = List.of();

  @Option(
      names = "--weight-column",
      paramLabel = "NAME",
      description = "Column with what a row counts, above 0; default: 1 each")
  private @Nullable String weightColumn;

  @Option(
      names = "--sampling-probability",
      paramLabel = "NAME",
      description =
          "Column with how probable it was that the row would be coded, for every row; default:"
              + " equal for all")
  private @Nullable String samplingColumn;

  /** Opens the table and checks its columns. */
  TableReader open(List<String> more) throws IOException {
    TableReader table =
        TableReader.open(data, Format.ofFileName(data.toString()).orElse(Format.CSV));
    try {
      more.forEach(table::require);
      table.require(goldColumn);
      by.forEach(table::require);
      if (weightColumn != null) {
        table.require(weightColumn);
      }
      if (samplingColumn != null) {
        table.require(samplingColumn);
      }
      return table;
    } catch (DataException e) {
      table.close();
      throw e;
    }
  }

  Path file() {
    return data;
  }

  List<String> by() {
    return by;
  }

  /** Whether rows tell how probable it was that they would be coded. */
  boolean hasSamplingProbabilities() {
    return samplingColumn != null;
  }

  /** A row with its prediction. */
  LabelledUnit unit(Row row, String predicted, Map<String, Double> scores) {
    return new LabelledUnit(
        by.stream().map(column -> cell(row, column)).toList(),
        predicted,
        cell(row, goldColumn),
        scores,
        number(row, weightColumn, Double.MAX_VALUE, "a number above 0"),
        number(row, samplingColumn, 1, "a number above 0, at most 1"));
  }

  private double number(Row row, @Nullable String column, double most, String expected) {
    if (column == null) {
      return 1;
    }
    double number = number(row, column, expected);
    if (number > 0 && number <= most) {
      return number;
    }
    throw wrong(row, column, expected);
  }

  /** The number in a cell. */
  double number(Row row, String column, String expected) {
    try {
      return Double.parseDouble(cell(row, column));
    } catch (NumberFormatException e) {
      throw wrong(row, column, expected);
    }
  }

  DataException wrong(Row row, String column, String expected) {
    return new DataException(
        "%s: record %d: column '%s': '%s': expected %s"
            .formatted(data, row.number(), column, cell(row, column), expected));
  }

  /** A cell without the white space around it, empty if the row has none. */
  static String cell(Row row, String column) {
    String cell = row.get(column);
    return cell == null ? "" : cell.strip();
  }
}
