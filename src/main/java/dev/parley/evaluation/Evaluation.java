package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The figures of one set of predictions, with bootstrap intervals. Immutable.
 *
 * @param name what was evaluated
 * @param matrix the counts
 * @param accuracy the share of right labels
 * @param macroF1 the mean of the labels' F1
 * @param calibrationError the {@linkplain Calibration expected calibration error}; empty where
 *     predictions have no probabilities
 * @param reliability how often the model is right by how sure it is, least sure first: bins of
 *     equal numbers of examples, which the calibration error is made of; empty like it
 * @param groups the share of contrast groups, of two or more examples, whose members are all right;
 *     empty where there are none
 */
public record Evaluation(
    String name,
    ConfusionMatrix matrix,
    Figure accuracy,
    Figure macroF1,
    Optional<Figure> calibrationError,
    List<Bin> reliability,
    Optional<Figure> groups) {

  private static final int SAMPLES = 2_000;

  /** Copies the list. */
  public Evaluation {
    reliability = List.copyOf(reliability);
  }

  /**
   * A number with its interval, at 95 % unless another level was asked for.
   *
   * @param value measured
   * @param low the lower end of the interval
   * @param high its upper end
   */
  public record Figure(double value, double low, double high) {}

  /**
   * Examples that a model is about equally sure of.
   *
   * @param examples how many
   * @param probability the mean of the probabilities of the predicted labels
   * @param right the share of these labels that are right
   */
  public record Bin(int examples, double probability, double right) {}

  /**
   * What a model says of one example.
   *
   * @param label the predicted label
   * @param probability its probability, or NaN if there is none
   */
  public record Answer(String label, double probability) {}

  /**
   * Evaluates predictions.
   *
   * @param name what is evaluated
   * @param labels the labels
   * @param gold for each example its gold label
   * @param answers for each example what was predicted
   * @param groups for each example what it is drawn with in the bootstrap; empty for alone
   * @param seed of the bootstrap
   * @throws IllegalArgumentException if the lists are not equally long or a label is unknown
   */
  public static Evaluation of(
      String name,
      LabelSet labels,
      List<String> gold,
      List<Answer> answers,
      List<String> groups,
      long seed) {
    if (gold.size() != answers.size() || gold.size() != groups.size()) {
      throw new IllegalArgumentException(
          "%d gold labels, %d predicted, %d groups: expected equal numbers"
              .formatted(gold.size(), answers.size(), groups.size()));
    }
    int[] g = indices(labels, gold);
    int[] p = indices(labels, answers.stream().map(Answer::label).toList());
    double[] sure = answers.stream().mapToDouble(Answer::probability).toArray();
    boolean[] right = new boolean[g.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = g[i] == p[i];
    }
    Bootstrap bootstrap = Bootstrap.over(groups, SAMPLES, seed);
    boolean calibrated = DoubleStream.of(sure).noneMatch(Double::isNaN);
    return new Evaluation(
        name,
        ConfusionMatrix.of(labels, g, p),
        bootstrap.figure(rows -> of(labels, g, p, rows).accuracy()),
        bootstrap.figure(rows -> of(labels, g, p, rows).macroF1()),
        calibrated
            ? Optional.of(bootstrap.figure(rows -> Calibration.error(sure, right, rows)))
            : Optional.empty(),
        calibrated
            ? Calibration.bins(sure, right, IntStream.range(0, g.length).toArray())
            : List.of(),
        groups(groups, right, seed));
  }

  /**
   * The baseline that gives every example the commonest gold label, of equally common ones the
   * first in code point order.
   *
   * @param labels the labels
   * @param gold for each example its gold label; at least one
   * @param groups for each example what it is drawn with in the bootstrap; empty for alone
   * @param seed of the bootstrap
   */
  public static Evaluation ofCommonest(
      LabelSet labels, List<String> gold, List<String> groups, long seed) {
    Map<String, Integer> counts = new TreeMap<>();
    gold.forEach(label -> counts.merge(label, 1, Integer::sum));
    String commonest = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    List<Answer> answers = Collections.nCopies(gold.size(), new Answer(commonest, Double.NaN));
    return of("always " + commonest, labels, gold, answers, groups, seed);
  }

  private static Optional<Figure> groups(List<String> groups, boolean[] right, long seed) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < right.length; i++) {
      if (!groups.get(i).isEmpty()) {
        members.computeIfAbsent(groups.get(i), k -> new ArrayList<>()).add(i);
      }
    }
    double[] whole =
        members.values().stream()
            .filter(m -> m.size() > 1)
            .mapToDouble(m -> m.stream().allMatch(i -> right[i]) ? 1 : 0)
            .toArray();
    return whole.length == 0
        ? Optional.empty()
        : Optional.of(
            Bootstrap.over(Collections.nCopies(whole.length, ""), SAMPLES, seed)
                .figure(rows -> IntStream.of(rows).mapToDouble(i -> whole[i]).average().orElse(0)));
  }

  private static ConfusionMatrix of(LabelSet labels, int[] gold, int[] predicted, int[] rows) {
    return ConfusionMatrix.of(
        labels,
        IntStream.of(rows).map(i -> gold[i]).toArray(),
        IntStream.of(rows).map(i -> predicted[i]).toArray());
  }

  private static int[] indices(LabelSet labels, List<String> names) {
    return names.stream()
        .mapToInt(
            name -> {
              int index = labels.indexOf(name);
              if (index < 0) {
                throw new IllegalArgumentException(
                    "label '" + name + "': expected one of " + labels);
              }
              return index;
            })
        .toArray();
  }
}
