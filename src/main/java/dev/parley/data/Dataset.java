package dev.parley.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Examples in the order of their file. Immutable.
 *
 * @param examples sentences with gold labels; at least one
 * @param digest the SHA-256 of the file's bytes, in lower-case hexadecimal
 */
public record Dataset(List<Example> examples, String digest) {

  /** Copies the list. */
  public Dataset {
    examples = List.copyOf(examples);
  }

  /** The labels that occur. */
  public LabelSet labels() {
    return new LabelSet(examples.stream().map(Example::label).toList());
  }

  /**
   * Reads a labelled table.
   *
   * @param file CSV, TSV or JSON lines, told by its ending
   * @param columns where text and label stand
   * @param splits the values of the split column to keep; empty keeps every row
   * @param allowed the labels that may occur, or null for any
   * @return the examples of the kept rows
   * @throws DataException if a column is missing, a text or label is empty, a label is not allowed,
   *     or no row is kept; the message names file, record, column, value and expectation
   * @throws IOException if the file cannot be read
   */
  public static Dataset read(
      Path file, Columns columns, Set<String> splits, @Nullable LabelSet allowed)
      throws IOException {
    return readIfAny(file, columns, splits, allowed)
        .orElseThrow(
            () ->
                new DataException(
                    file
                        + (columns.partial() ? ": column '" + columns.label() + "'" : "")
                        + ": no examples"
                        + (splits.isEmpty() ? "" : " of split " + splits)));
  }

  /**
   * Reads a labelled table that may have no rows of some splits.
   *
   * @param file CSV, TSV or JSON lines, told by its ending
   * @param columns where text and label stand
   * @param splits the values of the split column to keep; empty keeps every row
   * @param allowed the labels that may occur, or null for any
   * @return the examples of the kept rows, empty if there are none
   * @throws DataException if a column is missing, a text or label is empty, or a label is not
   *     allowed; the message names file, record, column, value and expectation
   * @throws IOException if the file cannot be read
   */
  public static Optional<Dataset> readIfAny(
      Path file, Columns columns, Set<String> splits, @Nullable LabelSet allowed)
      throws IOException {
    Format format = formatOf(file);
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": a directory: expected a table");
    }
    List<Example> examples = new ArrayList<>();
    try (DigestedInput in = new DigestedInput(Files.newInputStream(file));
        TableReader table = TableReader.open(in, file.toString(), format)) {
      ExampleReader reader = new ExampleReader(table, columns, splits, allowed);
      table.forEachRemaining(row -> reader.read(row).ifPresent(examples::add));
      return examples.isEmpty()
          ? Optional.empty()
          : Optional.of(new Dataset(examples, in.digest()));
    }
  }

  /** How a labelled table is written: plain text has no labels. */
  static Format formatOf(Path file) {
    return Format.ofFileName(file.toString())
        .filter(f -> f != Format.TEXT)
        .orElseThrow(
            () -> new DataException(file + ": expected a file ending .csv, .tsv or .jsonl"));
  }
}
