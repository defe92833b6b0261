package dev.parley.cli;

import dev.parley.bench.CrossValidation;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.GoldTable;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFile;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import dev.parley.model.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes a cross-validation as tables for programs: its figures, and its rows. */
final class CrossValidationRows {

  private static final List<String> FIGURES =
      List.of("fold", "train", "test", "metric", "value", "low", "high");

  private static final List<String> CURVE =
      List.of("labels", "test", "metric", "value", "low", "high", "width", "fold_sd");

  private CrossValidationRows() {}

  /** The columns that are added to the rows. */
  static List<String> addedColumns(LabelSet labels) {
    List<String> columns = new ArrayList<>(List.of("cv_fold", "cv_label"));
    labels.names().forEach(label -> columns.add("cv_p_" + label));
    return columns;
  }

  /** Before anything is trained, which may take hours. */
  static void requireNewColumns(GoldTable gold, LabelSet labels) {
    for (String column : addedColumns(labels)) {
      if (gold.columns().contains(column)) {
        throw new DataException(
            "%s: a column '%s' already: expected none of this name, as one is added"
                .formatted(gold.name(), column));
      }
    }
  }

  /** Writes every row with what was said of it; the file's ending tells the format, else CSV. */
  static void write(Path file, GoldTable gold, LabelSet labels, CrossValidation validation)
      throws IOException {
    Format format = Format.ofFileName(file.toString()).orElse(Format.CSV);
    List<String> added = addedColumns(labels);
    try (PartFile part = PartFile.begin(file)) {
      TableWriter out = TableWriter.open(part.out(), format, gold.columns(), added, false);
      for (int row = 0; row < gold.rows().size(); row++) {
        out.write(gold.rows().get(row), cells(validation.answers().get(row), added.size()));
      }
      out.flush();
      part.complete();
    }
  }

  private static List<Object> cells(Optional<CrossValidation.HeldOut> held, int size) {
    if (held.isEmpty()) {
      return Collections.nCopies(size, "");
    }
    Evaluation.Answer answer = held.get().answer();
    List<Object> cells = new ArrayList<>(List.of(held.get().fold(), answer.label()));
    answer.probabilities().values().forEach(p -> cells.add(Decimals.of(p)));
    return cells;
  }

  /** Writes a figure a row: those of each fold, then the pooled ones with intervals. */
  static void writeFigures(CrossValidation validation, OutputStream stream) throws IOException {
    TableWriter out = TableWriter.open(stream, Format.CSV, List.of(), FIGURES, false);
    for (CrossValidation.Score score : validation.scores()) {
      write(out, score, Metric.ACCURACY.id(), score.accuracy());
      write(out, score, Metric.MACRO_F1.id(), score.macroF1());
      if (score.penalty().isPresent()) {
        write(out, score, "penalty", score.penalty().get());
      }
    }
    write(out, "(pooled)", validation.pooled().get(0));
    for (Evaluation baseline : validation.pooled().subList(1, validation.pooled().size())) {
      write(out, "(%s)".formatted(baseline.name()), baseline);
    }
    write(out, "near-duplicate-clusters", validation.folding().clusters());
    write(out, "near-duplicate-rows", validation.folding().clustered());
    write(out, "pairs-else-parted", validation.folding().parted());
    out.flush();
  }

  private static void write(
      TableWriter out, CrossValidation.Score score, String metric, double value)
      throws IOException {
    out.write(
        Row.EMPTY,
        List.of(score.fold(), score.train(), score.test(), metric, Decimals.of(value), "", ""));
  }

  private static void write(TableWriter out, String fold, Evaluation evaluation)
      throws IOException {
    for (Metric metric : Metric.values()) {
      if (evaluation.figure(metric).isPresent()) {
        Evaluation.Figure figure = evaluation.figure(metric).get();
        out.write(
            Row.EMPTY,
            List.of(
                fold,
                "",
                evaluation.matrix().total(),
                metric.id(),
                Decimals.of(figure.value()),
                end(figure.low()),
                end(figure.high())));
      }
    }
  }

  /** Writes a figure a row for each number of rows that was learnt from, the fewest first. */
  static void writeCurve(List<CrossValidation> curve, OutputStream stream) throws IOException {
    TableWriter out = TableWriter.open(stream, Format.CSV, List.of(), CURVE, false);
    for (CrossValidation point : curve) {
      for (Metric metric : Metric.values()) {
        if (point.pooled().get(0).figure(metric).isPresent()) {
          write(out, point, metric, point.pooled().get(0).figure(metric).get());
        }
      }
    }
    out.flush();
  }

  private static void write(
      TableWriter out, CrossValidation point, Metric metric, Evaluation.Figure figure)
      throws IOException {
    out.write(
        Row.EMPTY,
        List.of(
            point.folding().leastLearnt(),
            point.pooled().get(0).matrix().total(),
            metric.id(),
            Decimals.of(figure.value()),
            end(figure.low()),
            end(figure.high()),
            end(figure.high() - figure.low()),
            deviation(point, metric)));
  }

  /** Of the metrics that are measured fold by fold. */
  private static Object deviation(CrossValidation point, Metric metric) {
    return switch (metric) {
      case ACCURACY -> end(point.spread(CrossValidation.Score::accuracy).deviation());
      case MACRO_F1 -> end(point.spread(CrossValidation.Score::macroF1).deviation());
      default -> "";
    };
  }

  private static void write(TableWriter out, String metric, long count) throws IOException {
    out.write(Row.EMPTY, List.of("(all)", "", "", metric, count, "", ""));
  }

  private static Object end(double value) {
    return Double.isNaN(value) ? "" : Decimals.of(value);
  }
}
