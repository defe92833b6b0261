package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far coders agree on the labels of the same units, with bootstrap intervals over units or
 * groups of them. A unit that fewer than two coders have coded says nothing. Immutable.
 *
 * @param coders their names
 * @param units how many there are, coded or not
 * @param labels that were used, in code point order
 * @param coefficients of all coders, then of each label against the rest, then of each pair of
 *     coders if there are more than two
 * @param table of two coders: how often the first used a label and the second one, by their places
 *     in {@code labels}; empty of more
 */
public record Agreement(
    List<String> coders,
    int units,
    List<String> labels,
    List<Coefficient> coefficients,
    List<List<Integer>> table) {

  /** What the scope of a coefficient of all coders and labels is called. */
  public static final String ALL = "all";

  private static final String COHEN = "Cohen's kappa";
  private static final String FLEISS = "Fleiss' kappa";

  /** Copies the lists. */
  public Agreement {
    coders = List.copyOf(coders);
    labels = List.copyOf(labels);
    coefficients = List.copyOf(coefficients);
    table = List.copyOf(table);
  }

  /**
   * A coefficient of agreement: {@code percent agreement}, {@code Cohen's kappa}, {@code Fleiss'
   * kappa} or {@code Krippendorff's alpha}. Percent agreement is a share from 0 to 1: of the pairs
   * of codes of one unit those that agree, where a unit counts as much as it has codes.
   *
   * @param statistic its name
   * @param scope {@value Agreement#ALL}, {@code label=X} for X against the rest, or {@code A/B} for
   *     two of the coders
   * @param figure its value with the percentile interval over the samples in which it is defined;
   *     empty where it is not
   * @param problem why it is not defined, or empty
   * @param units how many units it rests on
   */
  public record Coefficient(
      String statistic,
      String scope,
      Optional<Evaluation.Figure> figure,
      String problem,
      int units) {}

  /**
   * Measures agreement.
   *
   * @param coders at least two different names
   * @param units for each unit its label by each coder; blank for none
   * @param groups for each unit what it is drawn with in the bootstrap; empty for alone
   * @param samples of the bootstrap, at least 1
   * @param seed of the bootstrap
   * @throws IllegalArgumentException if there are fewer than two coders or too many labels, or the
   *     lists are not equally long
   */
  public static Agreement of(
      List<String> coders, List<List<String>> units, List<String> groups, int samples, long seed) {
    if (coders.size() < 2
        || units.size() != groups.size()
        || units.stream().anyMatch(u -> u.size() != coders.size())) {
      throw new IllegalArgumentException(
          "%d coders, %d units, %d groups: expected two coders or more, a code of each for each unit, and a group"
              .formatted(coders.size(), units.size(), groups.size()));
    }
    CodedUnits coded = CodedUnits.of(coders, units);
    return new Agreement(
        coders,
        units.size(),
        coded.labels(),
        coefficients(coded, Bootstrap.over(groups, samples, seed)),
        coders.size() == 2 ? lists(coded.table()) : List.of());
  }

  /** What is measured: a formula over one of the tallies, of all labels or one against the rest. */
  private record Measure(
      String statistic, String scope, int tally, int label, ToDoubleFunction<Tally> formula) {

    private static final int ALL_LABELS = -1;

    Tally tally(Tally[] tallies) {
      return label == ALL_LABELS ? tallies[tally] : tallies[tally].against(label);
    }

    double value(Tally[] tallies) {
      return formula.applyAsDouble(tally(tallies));
    }
  }

  private static List<Coefficient> coefficients(CodedUnits units, Bootstrap bootstrap) {
    Tallying tallying = new Tallying(units);
    List<Measure> measures = measures(units);
    int[] counts = units.cells().counts();
    double[][] sampled =
        bootstrap.sampled(
            units.cells().of(), counts.length, drawn -> values(measures, tallying.of(drawn)));
    Tally[] tallies = tallying.of(counts);
    List<Coefficient> coefficients = new ArrayList<>();
    for (int m = 0; m < sampled.length; m++) {
      Measure measure = measures.get(m);
      String problem = problem(measure, measure.tally(tallies), units, tallying);
      Optional<Evaluation.Figure> figure =
          problem.isEmpty()
              ? Optional.of(Bootstrap.figure(measure.value(tallies), sampled[m]))
              : Optional.empty();
      int rests =
          measure.tally() == 0
              ? tallying.comparable(counts)
              : (int) tallies[measure.tally()].total();
      coefficients.add(
          new Coefficient(measure.statistic(), measure.scope(), figure, problem, rests));
    }
    return coefficients;
  }

  private static double[] values(List<Measure> measures, Tally[] tallies) {
    double[] values = new double[measures.size()];
    for (int m = 0; m < values.length; m++) {
      values[m] = measures.get(m).value(tallies);
    }
    return values;
  }

  private static List<Measure> measures(CodedUnits units) {
    List<Measure> measures = new ArrayList<>();
    boolean two = units.coders().size() == 2;
    addScope(measures, ALL, Measure.ALL_LABELS, two);
    for (int label = 0; label < units.labels().size(); label++) {
      addScope(measures, "label=" + units.labels().get(label), label, two);
    }
    List<int[]> pairs = two ? List.of() : units.pairs();
    for (int pair = 0; pair < pairs.size(); pair++) {
      int[] of = pairs.get(pair);
      String scope = units.coders().get(of[0]) + "/" + units.coders().get(of[1]);
      measures.add(new Measure(COHEN, scope, 1 + pair, Measure.ALL_LABELS, Tally::kappa));
    }
    return measures;
  }

  private static void addScope(List<Measure> measures, String scope, int label, boolean two) {
    measures.add(new Measure("percent agreement", scope, 0, label, Tally::agreement));
    if (two) {
      measures.add(new Measure(COHEN, scope, 1, label, Tally::kappa));
    }
    measures.add(new Measure(FLEISS, scope, 0, label, Tally::kappa));
    measures.add(new Measure("Krippendorff's alpha", scope, 0, label, Tally::alpha));
  }

  private static String problem(Measure measure, Tally tally, CodedUnits units, Tallying tallying) {
    int[] codes = tallying.fewestAndMost();
    if (tally.total() == 0) {
      return "no unit has two codes";
    }
    if (measure.statistic().equals(FLEISS) && codes[0] != codes[1]) {
      return "units have %d to %d codes, expected equally many".formatted(codes[0], codes[1]);
    }
    if (!Double.isNaN(measure.formula().applyAsDouble(tally))) {
      return "";
    }
    return measure.label() == Measure.ALL_LABELS
        ? "every code is '" + units.labels().get(tally.only()) + "'"
        : (tally.only() == 0 ? "every" : "no")
            + " code is '"
            + units.labels().get(measure.label())
            + "'";
  }

  private static List<List<Integer>> lists(int[][] table) {
    return Arrays.stream(table).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }
}
