package dev.parley.bench;

import dev.parley.data.LabelSet;
import java.util.List;
import java.util.stream.IntStream;

/** Rows as arrays, for estimators that pass over them many times; a group is a list of indices. */
final class Units {

  private final LabelSet labels;
  private final int[] predicted;
  private final int[] gold;
  private final double[] weight;
  private final double[] design;
  private final double[][] score;

  Units(List<LabelledUnit> rows, LabelSet labels) {
    this.labels = labels;
    predicted = rows.stream().mapToInt(r -> labels.indexOf(r.predicted())).toArray();
    gold = rows.stream().mapToInt(r -> labels.indexOf(r.gold())).toArray();
    weight = rows.stream().mapToDouble(LabelledUnit::weight).toArray();
    design = rows.stream().mapToDouble(r -> r.weight() / r.samplingProbability()).toArray();
    score =
        labels.names().stream()
            .map(label -> rows.stream().mapToDouble(r -> r.score(label)).toArray())
            .toArray(double[][]::new);
  }

  LabelSet labels() {
    return labels;
  }

  int[] all() {
    return IntStream.range(0, gold.length).toArray();
  }

  /** Of some rows those that a person coded. */
  int[] coded(int[] rows) {
    return IntStream.of(rows).filter(i -> gold[i] >= 0).toArray();
  }

  /** Of some rows those that nobody coded. */
  int[] uncoded(int[] rows) {
    return IntStream.of(rows).filter(i -> gold[i] < 0).toArray();
  }

  /** How many of some rows have a gold label. */
  int countGold(int[] rows, int label) {
    return (int) IntStream.of(rows).filter(i -> gold[i] == label).count();
  }

  /** How many of some rows are predicted as a label. */
  int countPredicted(int[] rows, int label) {
    return (int) IntStream.of(rows).filter(i -> predicted[i] == label).count();
  }

  int predicted(int row) {
    return predicted[row];
  }

  int gold(int row) {
    return gold[row];
  }

  /** What a row counts among all rows. */
  double weight(int row) {
    return weight[row];
  }

  /** What a coded row counts among the coded ones: for itself and for those not drawn. */
  double design(int row) {
    return design[row];
  }

  /** What the classifier gives a label. */
  double score(int row, int label) {
    return score[label][row];
  }
}
