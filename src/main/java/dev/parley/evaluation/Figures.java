package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All figures of some rows with their intervals: one draw a sample serves them all.
 *
 * @param matrix the counts of all rows
 * @param figures of each metric, then precision, recall and F1 of each label
 */
record Figures(ConfusionMatrix matrix, List<Evaluation.Figure> figures) {

  private static final List<Metric> METRICS = List.of(Metric.values());
  private static final int FIGURES_A_LABEL = 3;

  static Figures of(AnsweredRows rows, List<String> groups, Resampling resampling) {
    Draw all = rows.draw(rows.once());
    double[] values = values(all);
    double[][] sampled =
        Bootstrap.over(groups, resampling)
            .sampled(
                IntStream.range(0, rows.size()).toArray(),
                rows.size(),
                times -> values(rows.draw(times)));
    return new Figures(
        all.matrix(),
        IntStream.range(0, values.length)
            .mapToObj(f -> Bootstrap.figure(values[f], sampled[f]))
            .toList());
  }

  private static double[] values(Draw draw) {
    ConfusionMatrix matrix = draw.matrix();
    double[] values = new double[METRICS.size() + FIGURES_A_LABEL * matrix.labels().size()];
    int at = 0;
    for (Metric metric : METRICS) {
      values[at++] = metric.of(draw);
    }
    for (int label = 0; label < matrix.labels().size(); label++) {
      int gold = matrix.gold(label);
      int predicted = matrix.predicted(label);
      values[at++] = predicted == 0 ? Double.NaN : matrix.precision(label);
      values[at++] = gold == 0 ? Double.NaN : matrix.recall(label);
      values[at++] = gold + predicted == 0 ? Double.NaN : matrix.f1(label);
    }
    return values;
  }

  /** The metrics that are defined. */
  Map<Metric, Evaluation.Figure> metrics() {
    Map<Metric, Evaluation.Figure> defined = new EnumMap<>(Metric.class);
    for (int at = 0; at < METRICS.size(); at++) {
      Evaluation.Figure figure = figures.get(at);
      if (!Double.isNaN(figure.value())) {
        defined.put(METRICS.get(at), figure);
      }
    }
    return defined;
  }

  List<Evaluation.LabelFigures> labels() {
    List<Evaluation.LabelFigures> labels = new ArrayList<>();
    for (int label = 0; label < matrix.labels().size(); label++) {
      int at = METRICS.size() + FIGURES_A_LABEL * label;
      labels.add(
          new Evaluation.LabelFigures(
              matrix.labels().name(label),
              matrix.gold(label),
              figures.get(at),
              figures.get(at + 1),
              figures.get(at + 2)));
    }
    return labels;
  }
}
