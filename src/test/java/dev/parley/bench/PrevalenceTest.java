package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bench.Prevalence.Estimate;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Shares, each worked out by hand. */
final class PrevalenceTest {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final LabelSet LABELS = new LabelSet(List.of("no", "yes"));
  private static final int YES = 1;

  private static LabelledUnit unit(String predicted, String gold) {
    return unit("", predicted, gold, 1, 1);
  }

  private static LabelledUnit unit(
      String outlet, String predicted, String gold, double weight, double chance) {
    return new LabelledUnit(List.of(outlet), predicted, gold, Map.of(), weight, chance);
  }

  private static Estimate find(
      Prevalence prevalence, List<String> group, String label, Estimator by) {
    return prevalence.estimates().stream()
        .filter(e -> e.group().equals(group) && e.label().equals(label) && e.estimator() == by)
        .findFirst()
        .orElseThrow();
  }

  private static void assertFigure(
      Evaluation.Figure figure, double value, double low, double high) {
    assertThat(figure.value()).isCloseTo(value, CLOSE);
    assertThat(figure.low()).isCloseTo(low, CLOSE);
    assertThat(figure.high()).isCloseTo(high, CLOSE);
  }

  /** R: prop.test(3, 10, correct = FALSE) gives 0.1077913 to 0.6032219. */
  @Test
  void theNaiveShareHasWilsonsInterval() {
    List<LabelledUnit> rows = new ArrayList<>(Collections.nCopies(3, unit("yes", "")));
    rows.addAll(Collections.nCopies(7, unit("no", "")));
    Estimate naive =
        find(Prevalence.of(rows, PrevalenceOptions.DEFAULT), List.of(), "yes", Estimator.NAIVE);
    assertFigure(naive.share().orElseThrow(), 0.3, 0.1077913, 0.6032219);
    assertThat(naive.note()).isEqualTo("the classifier's errors are ignored");
  }

  /**
   * Weights 2, 4 and 4 of rows that have it, have it not, have it: 6 of 10. The variance is (0.16 ×
   * 20 + 0.36 × 16) / 100 = 0.0896, as that of a plain share of 0.24 / 0.0896 = 2.678571 rows.
   */
  @Test
  void unequalChancesWeighTheSample() {
    Units units =
        new Units(
            List.of(
                unit("", "no", "yes", 1, 0.5),
                unit("", "no", "no", 1, 0.25),
                unit("", "no", "yes", 1, 0.25)),
            LABELS);
    Evaluation.Figure share =
        WeightedShare.of(units.all(), units::design, row -> units.gold(row) == YES, 0.95);
    assertFigure(share, 0.6, 0.160458962, 0.921705424);
  }

  /**
   * 80 % of yes and 10 % of no are predicted as yes, and 38 % of all rows: (0.38 − 0.1) / (0.8 −
   * 0.1) = 0.4 (Forman 2008, equation 4).
   */
  @Test
  void theAdjustedCountUnmixesThePredictedShares() {
    Estimate adjusted =
        find(
            Prevalence.of(coded("", 8, 2, 1, 9, 29, 51), PrevalenceOptions.DEFAULT),
            List.of(),
            "yes",
            Estimator.ADJUSTED_COUNT);
    Evaluation.Figure share = adjusted.share().orElseThrow();
    assertThat(share.value()).isCloseTo(0.4, CLOSE);
    assertThat(share.low()).isBetween(0.1, 0.35);
    assertThat(share.high()).isBetween(0.45, 0.7);
    assertThat(adjusted.note()).isEqualTo("fewer than 30 coded rows");
  }

  /** Counts of yes predicted yes, yes as no, no as yes, no as no, and uncoded yes and no. */
  private static List<LabelledUnit> coded(String outlet, int... counts) {
    String[][] kinds = {
      {"yes", "yes"}, {"no", "yes"}, {"yes", "no"}, {"no", "no"}, {"yes", ""}, {"no", ""}
    };
    return IntStream.range(0, counts.length)
        .boxed()
        .flatMap(
            i ->
                Collections.nCopies(counts[i], unit(outlet, kinds[i][0], kinds[i][1], 1, 1))
                    .stream())
        .toList();
  }

  @Test
  void unmixedSharesStayOnTheSimplex() {
    double[][] rates = {{0.8, 0.1, 0.1}, {0.1, 0.8, 0.1}, {0.25, 0.15, 0.6}};
    double[] mixed = {0.5425, 0.2825, 0.175};
    assertThat(SimplexLeastSquares.solve(rates, mixed))
        .containsExactly(new double[] {0.6, 0.25, 0.15}, CLOSE);
    assertThat(
            SimplexLeastSquares.solve(new double[][] {{0.9, 0.1}, {0.2, 0.8}}, new double[] {0, 1}))
        .containsExactly(new double[] {0, 1}, CLOSE);
    assertThat(SimplexLeastSquares.project(new double[] {0.8, 0.6, -0.5}))
        .containsExactly(new double[] {0.6, 0.4, 0}, CLOSE);
  }

  /**
   * Of 4 coded rows of 8, gold 1 1 0 0 and scores 1 0 0 0; the others' scores are 1 1 0 1. Then Σab
   * = −1/64, Σb² = 1/32, so λ = 1/2, the share is 1/2 + 1/2 × (1/2 − 1/4) = 0.625 and its variance
   * (4/64 − 1/64 + 1/128) × 4/3 = 0.0729167.
   */
  @Test
  void predictionPoweredInferenceAddsWhatTheCodedRowsShow() {
    Units units = new Units(coded("", 1, 1, 0, 2, 3, 1), LABELS);
    Evaluation.Figure share = PredictionPowered.of(units, units.all(), YES, 0.95);
    assertFigure(share, 0.625, 0.625 - 1.9599640 * Math.sqrt(0.0546875 * 4 / 3), 1);
  }

  @Test
  void scoresThatSayNothingLeaveTheSampleAsItIs() {
    List<LabelledUnit> rows =
        coded("", 20, 20, 20, 20, 200, 0).stream()
            .map(
                u ->
                    new LabelledUnit(
                        u.group(), "yes", u.gold(), Map.of("yes", 0.5, "no", 0.5), 1, 1))
            .toList();
    Prevalence prevalence = Prevalence.of(rows, PrevalenceOptions.DEFAULT);
    Evaluation.Figure ppi = find(prevalence, List.of(), "yes", Estimator.PPI).share().orElseThrow();
    double half = 1.9599640 * Math.sqrt(0.25 / 79);
    assertFigure(ppi, 0.5, 0.5 - half, 0.5 + half);
  }

  /** 3 of 3 + 1/2 + 1/2. */
  @Test
  void rowsCountTheirWeights() {
    List<LabelledUnit> rows =
        List.of(unit("", "yes", "", 3, 1), unit("", "no", "", 0.5, 1), unit("", "no", "", 0.5, 1));
    Prevalence prevalence = Prevalence.of(rows, PrevalenceOptions.DEFAULT);
    Evaluation.Figure share =
        find(prevalence, List.of(), "yes", Estimator.NAIVE).share().orElseThrow();
    assertThat(share.value()).isCloseTo(0.75, CLOSE);
  }

  @Test
  void aSmallGroupBorrowsErrorsAndSaysSo() {
    List<LabelledUnit> rows = new ArrayList<>(coded("large", 40, 10, 5, 45, 380, 520));
    rows.addAll(coded("small", 2, 0, 0, 1, 6, 3));
    Prevalence prevalence = Prevalence.of(rows, PrevalenceOptions.DEFAULT);
    List<String> small = List.of("small");
    Estimate ppi = find(prevalence, small, "yes", Estimator.PPI);
    assertThat(ppi.share()).isEmpty();
    assertThat(ppi.note()).isEqualTo("fewer than 30 coded rows");
    Estimate adjusted = find(prevalence, small, "yes", Estimator.ADJUSTED_COUNT);
    double truePositives = 42 / 52.0;
    double falsePositives = 5 / 51.0;
    assertThat(adjusted.share().orElseThrow().value())
        .isCloseTo((8 / 12.0 - falsePositives) / (truePositives - falsePositives), CLOSE);
    assertThat(adjusted.note()).isEqualTo("too few coded rows of its own: errors as in all rows");
    assertThat(adjusted.rows()).isEqualTo(12);
    assertThat(adjusted.coded()).isEqualTo(3);
    assertThat(find(prevalence, List.of("large"), "yes", Estimator.ADJUSTED_COUNT).note())
        .isEmpty();
  }

  @Test
  void whatCannotBeEstimatedIsSaid() {
    List<LabelledUnit> rows = new ArrayList<>(coded("", 40, 0, 0, 0, 10, 0));
    rows.add(unit("maybe", ""));
    rows.add(unit("yes", "Yes"));
    Prevalence prevalence = Prevalence.of(rows, PrevalenceOptions.DEFAULT);
    assertThat(prevalence.surprises())
        .containsExactly(
            "gold label 'Yes' (1 coded rows) is never predicted: check how it is spelled",
            "label 'maybe' is predicted for 1 rows and no coded row has it:"
                + " adjusted counts take it as absent");
    Estimate maybe = find(prevalence, List.of(), "maybe", Estimator.PPI);
    assertThat(maybe.share()).isEmpty();
    assertThat(maybe.note()).isEqualTo("no coded row has this label");
    assertThat(find(prevalence, List.of(), "maybe", Estimator.ADJUSTED_COUNT).share()).isEmpty();
    assertThat(find(prevalence, List.of(), "yes", Estimator.PPI).note())
        .isEqualTo("fewer than 5 coded rows have another label");
  }

  @Test
  void wrongSamplingProbabilitiesAreNoticed() {
    List<LabelledUnit> rows =
        coded("", 40, 10, 5, 45, 380, 520).stream()
            .map(u -> unit("", u.predicted(), u.gold(), 1, 0.5))
            .toList();
    Prevalence prevalence = Prevalence.of(rows, new PrevalenceOptions(0.95, true, 100, 1));
    assertThat(prevalence.surprises())
        .containsExactly(
            "100 rows are coded where the sampling probabilities expect 500: check these");
  }

  @Test
  void theSameSeedGivesTheSameShares() {
    List<LabelledUnit> rows = coded("", 40, 10, 5, 45, 380, 520);
    Prevalence first = Prevalence.of(rows, PrevalenceOptions.DEFAULT);
    assertThat(Prevalence.of(rows, PrevalenceOptions.DEFAULT)).isEqualTo(first);
    assertThat(Prevalence.of(rows, new PrevalenceOptions(0.95, false, 1_000, 2)))
        .isNotEqualTo(first);
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> unit("", "yes", "", 0, 1)).hasMessageContaining("weight 0.0");
    assertThatThrownBy(() -> unit("", "yes", "", 1, 1.5)).hasMessageContaining("probability 1.5");
    assertThatThrownBy(() -> new PrevalenceOptions(1, false, 1_000, 1))
        .hasMessageContaining("level 1.0: expected a number between 0 and 1");
    assertThatThrownBy(() -> Prevalence.of(List.of(), PrevalenceOptions.DEFAULT))
        .hasMessageContaining("no rows");
  }
}
