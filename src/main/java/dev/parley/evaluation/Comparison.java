package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Two sides' answers to the same rows: how good each is, and whether they differ. Immutable.
 *
 * @param first the first side
 * @param second the second side
 * @param accuracy the difference of the shares of right labels, first less second
 * @param macroF1 the difference of the means of the labels' F1, first less second
 * @param randomization the p-value of the macro-F1's difference by approximate randomisation
 * @param mcNemar the p-value of McNemar's exact test: of the rows that only one side has right,
 *     two-sided binomial; it takes rows as independent, also within groups
 * @param rows how many have which side right
 * @param drawn how many rows or groups are drawn and swapped as one
 */
public record Comparison(
    Side first,
    Side second,
    Difference accuracy,
    Difference macroF1,
    double randomization,
    double mcNemar,
    Rows rows,
    int drawn) {

  /**
   * One side.
   *
   * @param name what answered
   * @param matrix its counts
   * @param accuracy the share of right labels
   * @param macroF1 the mean of the F1 of the labels that occur in gold
   */
  public record Side(
      String name, ConfusionMatrix matrix, Evaluation.Figure accuracy, Evaluation.Figure macroF1) {}

  /**
   * A difference with its paired bootstrap.
   *
   * @param figure the difference with its interval
   * @param p the share of samples, (c + 1) / (B + 1), in which the difference, shifted so that the
   *     observed one is zero, is at least as far from zero as the observed one: two-sided (Efron
   *     and Tibshirani, "An Introduction to the Bootstrap", 1993, section 16.4)
   */
  public record Difference(Evaluation.Figure figure, double p) {}

  /**
   * Rows by which side is right.
   *
   * @param both how many both have right
   * @param first how many only the first
   * @param second how many only the second
   * @param neither how many neither
   */
  public record Rows(int both, int first, int second, int neither) {

    /** How many there are. */
    public int total() {
      return both + first + second + neither;
    }
  }

  /**
   * A row's labels.
   *
   * @param gold the gold label
   * @param first the first side's answer
   * @param second the second side's answer
   */
  public record Answers(String gold, String first, String second) {

    Answers swapped() {
      return new Answers(gold, second, first);
    }
  }

  /**
   * Compares.
   *
   * @param first what the first side is called
   * @param second what the second side is called
   * @param rows their labels; at least one row
   * @param groups for each row what it is drawn and swapped with; empty for alone
   * @param samples of the bootstrap and of the randomisation, at least 1
   * @param seed of both
   * @throws IllegalArgumentException if the lists are not equally long, or there are not 2 to
   *     {@value LabelSet#MAX_LABELS} labels
   */
  public static Comparison of(
      String first,
      String second,
      List<Answers> rows,
      List<String> groups,
      int samples,
      long seed) {
    if (rows.size() != groups.size()) {
      throw new IllegalArgumentException(
          "%d rows, %d groups: expected equal numbers".formatted(rows.size(), groups.size()));
    }
    PairedCounts paired = new PairedCounts(labels(rows), rows);
    int[] counts = paired.counts();
    double[] values = figures(paired, counts);
    double[][] sampled =
        Bootstrap.over(groups, samples, seed)
            .sampled(paired.cells(), paired.size(), drawn -> figures(paired, drawn));
    List<int[]> units = Bootstrap.units(groups);
    Rows right = paired.rows(counts);
    return new Comparison(
        side(first, paired.first(counts), values, sampled, 0),
        side(second, paired.second(counts), values, sampled, 2),
        difference(values[0] - values[2], less(sampled[0], sampled[2])),
        difference(values[1] - values[3], less(sampled[1], sampled[3])),
        new Randomization(units, paired.cells(), samples, seed)
            .p(counts, c -> paired.first(c).macroF1() - paired.second(c).macroF1()),
        mcNemar(right.first(), right.second()),
        right,
        units.size());
  }

  private static LabelSet labels(List<Answers> rows) {
    return new LabelSet(
        rows.stream().flatMap(r -> Stream.of(r.gold(), r.first(), r.second())).distinct().toList());
  }

  /** Accuracy and macro-F1 of the first side, then of the second. */
  private static double[] figures(PairedCounts paired, int[] counts) {
    ConfusionMatrix first = paired.first(counts);
    ConfusionMatrix second = paired.second(counts);
    return new double[] {first.accuracy(), first.macroF1(), second.accuracy(), second.macroF1()};
  }

  /** A side whose figures begin at a place; its samples are still needed in their order. */
  private static Side side(
      String name, ConfusionMatrix matrix, double[] values, double[][] sampled, int at) {
    return new Side(
        name,
        matrix,
        Bootstrap.figure(values[at], sampled[at].clone()),
        Bootstrap.figure(values[at + 1], sampled[at + 1].clone()));
  }

  private static double[] less(double[] first, double[] second) {
    return IntStream.range(0, first.length).mapToDouble(s -> first[s] - second[s]).toArray();
  }

  private static Difference difference(double observed, double[] sampled) {
    long asFar =
        DoubleStream.of(sampled)
            .filter(d -> Math.abs(d - observed) >= Math.abs(observed) - Randomization.ROUNDING)
            .count();
    return new Difference(
        Bootstrap.figure(observed, sampled), (asFar + 1.0) / (sampled.length + 1.0));
  }

  /** Where no row is right for one side alone, nothing speaks for a difference. */
  private static double mcNemar(int onlyFirst, int onlySecond) {
    return onlyFirst + onlySecond == 0
        ? 1
        : BinomialTest.withDefaults().test(onlyFirst + onlySecond, onlyFirst, 0.5).getPValue();
  }
}
