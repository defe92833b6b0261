package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the sentences of an audit are; gold labels may be absent. */
final class AuditedTable {

  /**
   * A sentence of the table.
   *
   * @param record the number of its row, from one
   */
  record Sentence(long record, String text, Optional<String> gold) {}

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Table: .csv, .tsv, .jsonl or .txt")
  private Path data = Path.of("");

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence; default: text")
  private String textColumn = "text";

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "Column with the gold label, to tell how often the model is right")
  private @Nullable String labelColumn;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description = "Column that says what a row is for")
  private @Nullable String splitColumn;

  @Option(
      names = "--split",
      paramLabel = "VALUE",
      description = "Which rows to keep, with --split-column; default: test")
  private String split = "test";

  Path file() {
    return data;
  }

  /** Reads the rows that are kept; at least one. */
  List<Sentence> read(List<String> labels) throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    Format format = Format.ofFileName(data.toString()).orElse(Format.CSV);
    try (TableReader reader = TableReader.open(data, format)) {
      Stream.of(textColumn, labelColumn, splitColumn)
          .filter(Objects::nonNull)
          .forEach(reader::require);
      while (reader.hasNext()) {
        Row row = reader.next();
        if (splitColumn == null || split.equals(row.get(splitColumn))) {
          sentences.add(sentence(row, labels));
        }
      }
    }
    if (sentences.isEmpty()) {
      throw new DataException(
          data + ": no rows" + (splitColumn == null ? "" : " of split [" + split + "]"));
    }
    return sentences;
  }

  private Sentence sentence(Row row, List<String> labels) {
    String text = row.get(textColumn);
    if (text == null || text.isBlank()) {
      throw new DataException(
          "%s: record %d: column '%s': no text".formatted(data, row.number(), textColumn));
    }
    if (labelColumn == null) {
      return new Sentence(row.number(), text, Optional.empty());
    }
    String gold = CodedTable.cell(row, labelColumn);
    if (!labels.contains(gold)) {
      throw new DataException(
          "%s: record %d: column '%s': '%s': expected one of %s"
              .formatted(data, row.number(), labelColumn, gold, labels));
    }
    return new Sentence(row.number(), text, Optional.of(gold));
  }
}
