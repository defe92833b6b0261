package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gold and answers as numbers, to be counted as often as each was drawn. Immutable. */
final class AnsweredRows {

  private final LabelSet labels;
  private final int[] gold;
  private final int[] predicted;
  private final List<int[]> rowsByTarget;
  private final @Nullable Losses losses;

  private AnsweredRows(
      LabelSet labels,
      int[] gold,
      int[] predicted,
      List<int[]> rowsByTarget,
      @Nullable Losses losses) {
    this.labels = labels;
    this.gold = gold;
    this.predicted = predicted;
    this.rowsByTarget = rowsByTarget;
    this.losses = losses;
  }

  static AnsweredRows of(LabelSet labels, Evaluation.Gold gold, List<Evaluation.Answer> answers) {
    boolean calibrated = answers.stream().noneMatch(a -> a.probabilities().isEmpty());
    return new AnsweredRows(
        labels,
        indices(labels, gold.labels()),
        indices(labels, answers.stream().map(Evaluation.Answer::label).toList()),
        StanceF1.appliesTo(labels) ? rowsByTarget(gold.targets()) : List.of(),
        calibrated ? Losses.of(labels, gold.labels(), answers) : null);
  }

  private static int[] indices(LabelSet labels, List<String> names) {
    Map<String, Integer> known = new LinkedHashMap<>();
    labels.names().forEach(name -> known.put(name, known.size()));
    return names.stream()
        .mapToInt(
            name -> {
              if (!known.containsKey(name)) {
                throw new IllegalArgumentException(
                    "label '" + name + "': expected one of " + labels);
              }
              return known.get(name);
            })
        .toArray();
  }

  private static List<int[]> rowsByTarget(List<String> targets) {
    if (targets.stream().allMatch(String::isEmpty)) {
      return List.of();
    }
    return IntStream.range(0, targets.size())
        .boxed()
        .collect(Collectors.groupingBy(targets::get, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  int size() {
    return gold.length;
  }

  boolean isRight(int row) {
    return gold[row] == predicted[row];
  }

  /** All rows, each once. */
  int[] once() {
    int[] times = new int[gold.length];
    Arrays.fill(times, 1);
    return times;
  }

  /**
   * Counts a sample.
   *
   * @param times how often each row was drawn
   */
  Draw draw(int[] times) {
    return new Draw(
        matrix(times),
        losses == null ? Double.NaN : losses.log(times),
        losses == null ? Double.NaN : losses.brier(times),
        losses == null ? Double.NaN : losses.calibration().error(times),
        stanceByTarget(times));
  }

  private ConfusionMatrix matrix(int[] times) {
    int[][] counts = new int[labels.size()][labels.size()];
    for (int row = 0; row < gold.length; row++) {
      counts[gold[row]][predicted[row]] += times[row];
    }
    return ConfusionMatrix.ofCounts(labels, counts);
  }

  /** A target that was not drawn has no part in the mean. */
  private double stanceByTarget(int[] times) {
    double sum = 0;
    int drawn = 0;
    for (int[] rows : rowsByTarget) {
      int[][] counts = new int[labels.size()][labels.size()];
      for (int row : rows) {
        counts[gold[row]][predicted[row]] += times[row];
      }
      ConfusionMatrix matrix = ConfusionMatrix.ofCounts(labels, counts);
      boolean some = matrix.total() > 0;
      sum += some ? StanceF1.of(matrix) : 0;
      drawn += some ? 1 : 0;
    }
    return sum / drawn;
  }

  /** The bins of the calibration error; empty where there are no probabilities. */
  List<Evaluation.Bin> reliability() {
    return losses == null ? List.of() : losses.calibration().bins(once());
  }
}
