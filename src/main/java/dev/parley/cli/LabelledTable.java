package dev.parley.cli;

import dev.parley.data.Columns;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.GoldTable;
import dev.parley.data.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a labelled table is and what its columns hold. */
final class LabelledTable {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Labelled table: .csv, .tsv or .jsonl")
  private Path data = Path.of("");

  @Option(
      names = "--label-column",
      required = true,
      paramLabel = "NAME",
      description =
          "Column with the gold label; 'train' takes several, and a row then need not have all")
  private List<String> labelColumns = List.of();

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence; default: text")
  private String textColumn = "text";

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "Column with what the label is about")
  private @Nullable String targetColumn;

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description = "Column of groups whose members share a fold and are drawn together")
  private @Nullable String groupColumn;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description = "Column that says what a row is for: train, development or test")
  private @Nullable String splitColumn;

  private boolean partial;

  /** The file, for messages. */
  Path file() {
    return data;
  }

  /** The file and which of its rows, as a sentence names them. */
  String description(String split) {
    return data + (splitColumn == null ? "" : " (%s %s)".formatted(splitColumn, split));
  }

  String labelColumn() {
    if (labelColumns.size() != 1) {
      throw new UsageException(
          "--label-column: expected one column, not %s".formatted(labelColumns));
    }
    return labelColumns.get(0);
  }

  /** This table once for each label column, in the order in which they were named. */
  List<LabelledTable> byLabelColumn() {
    List<LabelledTable> tables = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>(labelColumns);
    for (String column : columns) {
      LabelledTable table = new LabelledTable();
      table.data = data;
      table.labelColumns = List.of(column);
      table.textColumn = textColumn;
      table.targetColumn = targetColumn;
      table.groupColumn = groupColumn;
      table.splitColumn = splitColumn;
      table.partial = columns.size() > 1;
      tables.add(table);
    }
    return tables;
  }

  /** Reads the rows of a split, or all where there is no split column. */
  Dataset read(String split, @Nullable LabelSet allowed) throws IOException {
    Set<String> splits = splitColumn == null ? Set.of() : Set.of(split);
    return Dataset.read(data, columns(), splits, allowed);
  }

  /** The labels of what was read. */
  LabelSet labels(Dataset dataset) {
    return soundly(labelColumn(), dataset::labels);
  }

  /** Says where it is that there is too little. */
  <T> T soundly(String column, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new DataException("%s: column '%s': %s".formatted(data, column, e.getMessage()), e);
    }
  }

  /** Reads the rows of a split with all their cells, or all where there is no split column. */
  GoldTable readGold(String split, LabelSet known, boolean leaveOut) throws IOException {
    Set<String> splits = splitColumn == null ? Set.of() : Set.of(split);
    return GoldTable.read(data, columns(), splits, known, leaveOut);
  }

  /** Reads the rows of a split, or null if it has none. */
  @Nullable Dataset readIfAny(String split, LabelSet allowed) throws IOException {
    return Dataset.readIfAny(data, columns(), Set.of(split), allowed).orElse(null);
  }

  private Columns columns() {
    return new Columns(textColumn, labelColumn(), targetColumn, groupColumn, splitColumn, partial);
  }

  /** Whether the table says what a row is for. */
  boolean hasSplits() {
    return splitColumn != null;
  }

  /** Whether labels are about a target. */
  boolean hasTargets() {
    return targetColumn != null;
  }

  /** Reads all rows of another file with the same columns for text, label and target. */
  Dataset readOther(Path file, LabelSet allowed) throws IOException {
    Columns columns = new Columns(textColumn, labelColumn(), targetColumn, null, null, partial);
    return Dataset.read(file, columns, Set.of(), allowed);
  }
}
