package dev.parley.benchmarks;

import dev.parley.data.Row;
import dev.parley.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A figure of a system on a set.
 *
 * @param set the set's name
 * @param judged which part of it was judged
 * @param rows how many rows were judged
 * @param system what was measured
 * @param metric the figure's name
 * @param figure with its 95 % interval; without, both ends are NaN
 * @param training seconds that training took, of all folds
 * @param sentence milliseconds a sentence, on one thread
 */
record PublicResult(
    String set,
    String judged,
    int rows,
    String system,
    String metric,
    Evaluation.Figure figure,
    double training,
    double sentence) {

  static final List<String> COLUMNS =
      List.of(
          "set",
          "judged",
          "rows",
          "system",
          "metric",
          "value",
          "low",
          "high",
          "training_seconds",
          "sentence_milliseconds");

  static PublicResult of(Row row) {
    return new PublicResult(
        row.get("set"),
        row.get("judged"),
        Integer.parseInt(row.get("rows")),
        row.get("system"),
        row.get("metric"),
        new Evaluation.Figure(number(row, "value"), number(row, "low"), number(row, "high")),
        number(row, "training_seconds"),
        number(row, "sentence_milliseconds"));
  }

  private static double number(Row row, String column) {
    String cell = row.get(column);
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  /** Its cells, in the order of the columns; what is not defined is empty. */
  List<String> cells() {
    Stream<String> numbers =
        Stream.of(figure.value(), figure.low(), figure.high(), training, sentence)
            .map(n -> Double.isNaN(n) ? "" : String.format(Locale.ROOT, "%.4f", n));
    return Stream.concat(Stream.of(set, judged, Integer.toString(rows), system, metric), numbers)
        .toList();
  }
}
