package dev.parley.cli;

import dev.parley.ClassifierSet;
import dev.parley.bench.LabelledUnit;
import dev.parley.data.DataException;
import dev.parley.data.OrderedParallel;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.model.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the predictions of a table's rows come from. */
final class Predictions {

  @ArgGroup(multiplicity = "1")
  private Origin origin = new Origin();

  /** A column, or a model. */
  static final class Origin {

    @Option(
        names = "--predicted-column",
        paramLabel = "NAME",
        description = "Column with the predicted label, such as stance_label of classify")
    private @Nullable String column;

    @Option(
        names = "--model",
        paramLabel = "NAME|FILE",
        description = "Predict first: stance, sentiment or a model file")
    private @Nullable String model;
  }

  @Option(
      names = "--probability-prefix",
      paramLabel = "PREFIX",
      description =
          "How the columns with probabilities begin, such as stance_p_: ppi and dsl are sharper"
              + " with them; default: 1 for the predicted label")
  private @Nullable String prefix;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence, for --model; default: text")
  private String textColumn = "text";

  @Mixin private Answering answering = new Answering();

  /** Reads all rows; those without a prediction are left out and counted on standard error. */
  List<LabelledUnit> read(CodedTable coded, Streams streams) throws IOException {
    if (origin.model != null && prefix != null) {
      throw new UsageException("--probability-prefix with --model: the model has probabilities");
    }
    List<Optional<LabelledUnit>> read =
        origin.model == null
            ? readColumn(coded, Objects.requireNonNull(origin.column))
            : predict(coded, origin.model, streams);
    List<LabelledUnit> units = read.stream().flatMap(Optional::stream).toList();
    if (units.isEmpty()) {
      throw new DataException(coded.file() + ": no row with a predicted label");
    }
    if (units.size() < read.size()) {
      streams
          .err()
          .println(
              "parley: %d of %d rows have no predicted label: shares are of the others"
                  .formatted(read.size() - units.size(), read.size()));
    }
    return units;
  }

  private List<Optional<LabelledUnit>> readColumn(CodedTable coded, String column)
      throws IOException {
    try (TableReader table = coded.open(List.of(column))) {
      List<String> probabilities = probabilityColumns(table);
      List<Optional<LabelledUnit>> units = new ArrayList<>();
      while (table.hasNext()) {
        Row row = table.next();
        String predicted = CodedTable.cell(row, column);
        units.add(
            predicted.isEmpty()
                ? Optional.empty()
                : Optional.of(coded.unit(row, predicted, scores(coded, row, probabilities))));
      }
      return units;
    }
  }

  private List<String> probabilityColumns(TableReader table) {
    if (prefix == null) {
      return List.of();
    }
    String start = prefix;
    List<String> columns = table.columns().stream().filter(c -> c.startsWith(start)).toList();
    if (columns.isEmpty()) {
      throw new DataException(
          "%s: no column begins with '%s': the columns are %s"
              .formatted(table.name(), start, table.columns()));
    }
    return columns;
  }

  private Map<String, Double> scores(CodedTable coded, Row row, List<String> columns) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String column : columns) {
      String expected = "a probability from 0 to 1";
      double probability = coded.number(row, column, expected);
      if (!(probability >= 0 && probability <= 1)) {
        throw coded.wrong(row, column, expected);
      }
      scores.put(column.substring(Objects.requireNonNull(prefix).length()), probability);
    }
    return scores;
  }

  private List<Optional<LabelledUnit>> predict(CodedTable coded, String model, Streams streams)
      throws IOException {
    try (ClassifierSet classifiers = new ClassifierSet(List.of(Models.load(model, answering)));
        TableReader table = coded.open(List.of(textColumn));
        Progress progress = Progress.of("predict", -1, streams);
        Stream<LabelledRow> rows =
            OrderedParallel.map(
                table,
                Row::characters,
                new RowClassifier(classifiers, textColumn, null)::label,
                Runtime.getRuntime().availableProcessors())) {
      return rows.peek(row -> progress.step()).map(row -> unit(coded, row)).toList();
    }
  }

  private static Optional<LabelledUnit> unit(CodedTable coded, LabelledRow row) {
    if (row.predictions().isEmpty()) {
      return Optional.empty();
    }
    Prediction prediction = row.predictions().get(0);
    return Optional.of(coded.unit(row.row(), prediction.label(), prediction.probabilities()));
  }
}
