package dev.parley.cli;

import dev.parley.ClassifierSet;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.OrderedParallel;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where rows with several answers are, in a table or in two. */
final class AnsweredTable {

  private static final String OTHER = "other:";
  private static final int SOME = 5;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Table: .csv, .tsv or .jsonl")
  private Path data = Path.of("");

  @Option(
      names = "--other",
      paramLabel = "FILE",
      description =
          "A second table, of which a row belongs to each of the first by --id-column; its columns"
              + " are named with other: before")
  private @Nullable Path other;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column that names the rows of both tables; default: id")
  private String idColumn = "id";

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence, for --model; default: text")
  private String textColumn = "text";

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "Column with what the label is about, for --model")
  private @Nullable String targetColumn;

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description = "Column of groups whose rows are drawn together")
  private @Nullable String groupColumn;

  private final List<Row> rows = new ArrayList<>();
  private List<String> columns = List.of();
  private List<Row> others = List.of();
  private List<String> otherColumns = List.of();

  /** Reads all rows; at least one. */
  void read() throws IOException {
    try (TableReader table = open(data)) {
      columns = table.columns();
      table.forEachRemaining(rows::add);
    }
    if (rows.isEmpty()) {
      throw new DataException(data + ": no rows");
    }
    if (other != null) {
      others = joined(other);
    }
  }

  private static TableReader open(Path file) throws IOException {
    return TableReader.open(file, Format.ofFileName(file.toString()).orElse(Format.CSV));
  }

  /** The second table's rows in the order of the first's. */
  private List<Row> joined(Path file) throws IOException {
    Map<String, Row> byId = new LinkedHashMap<>();
    try (TableReader table = open(file)) {
      otherColumns = table.columns();
      while (table.hasNext()) {
        Row row = table.next();
        if (byId.put(id(file, row), row) != null) {
          throw repeated(file, row);
        }
      }
    }
    List<Row> joined = new ArrayList<>();
    for (Row row : rows) {
      Row found = byId.remove(id(data, row));
      if (found == null) {
        throw unmatched(row, file, joined);
      }
      joined.add(found);
    }
    if (!byId.isEmpty()) {
      throw surplus(file, byId);
    }
    return joined;
  }

  /** A row of the first table was taken before, or never there. */
  private DataException unmatched(Row row, Path file, List<Row> joined) {
    String id = id(data, row);
    return joined.stream().anyMatch(other -> id(file, other).equals(id))
        ? repeated(data, row)
        : new DataException(
            "%s: record %d: column '%s': '%s': no such row in %s"
                .formatted(data, row.number(), idColumn, id, file));
  }

  private DataException surplus(Path file, Map<String, Row> left) {
    String some =
        left.keySet().stream().limit(SOME).collect(Collectors.joining("', '", "'", "'"))
            + (left.size() > SOME ? " …" : "");
    return new DataException(
        "%s: %d rows whose '%s' %s has not: %s".formatted(file, left.size(), idColumn, data, some));
  }

  private String id(Path file, Row row) {
    String id = row.get(idColumn);
    if (id == null || id.isBlank()) {
      throw new DataException(
          "%s: record %d: column '%s': expected a name of the row"
              .formatted(file, row.number(), idColumn));
    }
    return id;
  }

  private DataException repeated(Path file, Row row) {
    return new DataException(
        "%s: record %d: column '%s': '%s': a second row of this name"
            .formatted(file, row.number(), idColumn, row.get(idColumn)));
  }

  Path file() {
    return data;
  }

  List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  List<String> columns() {
    return columns;
  }

  /** The cells of a column without the white space around them, row by row; empty for none. */
  List<String> cells(String column) {
    boolean second = column.startsWith(OTHER) && other != null;
    String name = second ? column.substring(OTHER.length()) : column;
    List<String> known = second ? otherColumns : columns;
    if (!known.contains(name)) {
      throw new DataException(
          "%s: no column '%s': the columns are %s".formatted(second ? other : data, name, known));
    }
    return (second ? others : rows).stream().map(row -> CodedTable.cell(row, name)).toList();
  }

  /** For each row what it is drawn with; empty for alone. */
  List<String> groups() {
    return groupColumn == null ? Collections.nCopies(rows.size(), "") : cells(groupColumn);
  }

  /** What a model says of each row; empty where the text is unusable. */
  List<String> answers(String model, Answering answering, Streams streams) throws IOException {
    cells(textColumn);
    try (ClassifierSet classifiers = new ClassifierSet(List.of(Models.load(model, answering)));
        Progress progress = Progress.of(Models.nameOf(model), rows.size(), streams)) {
      if (targetColumn != null) {
        cells(targetColumn);
        Models.requireTarget(model, classifiers.classifiers().get(0));
      }
      RowClassifier classifier = new RowClassifier(classifiers, textColumn, targetColumn);
      try (Stream<LabelledRow> labelled =
          OrderedParallel.map(
              rows.iterator(),
              Row::characters,
              classifier::label,
              Runtime.getRuntime().availableProcessors())) {
        return labelled.peek(row -> progress.step()).map(AnsweredTable::label).toList();
      }
    }
  }

  private static String label(LabelledRow row) {
    return row.predictions().isEmpty() ? "" : row.predictions().get(0).label();
  }
}
