package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.data.LabelSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EvaluationTest {

  private static final LabelSet LABELS = new LabelSet(List.of("a", "b", "c"));

  /**
   * The worked example of scikit-learn's user guide, section "Multiclass and multilabel": f1_macro
   * 0.26.
   */
  @Test
  void figuresEqualTheWorkedExampleOfScikitLearn() {
    int[] gold = {0, 1, 2, 0, 1, 2};
    int[] predicted = {0, 2, 1, 0, 0, 1};
    ConfusionMatrix m = ConfusionMatrix.of(LABELS, gold, predicted);
    assertThat(m.macroF1()).isCloseTo(0.2667, within(1e-4));
    assertThat(m.accuracy()).isCloseTo(0.3333, within(1e-4));
    assertThat(m.precision(0)).isCloseTo(0.6667, within(1e-4));
    assertThat(m.recall(0)).isEqualTo(1);
    assertThat(m.f1(0)).isCloseTo(0.8, within(1e-9));
    assertThat(m.f1(1)).isZero();
  }

  @Test
  void aLabelThatIsNotInGoldDoesNotLowerTheMean() {
    ConfusionMatrix m = ConfusionMatrix.of(LABELS, new int[] {0, 1}, new int[] {0, 1});
    assertThat(m.macroF1()).isEqualTo(1);
  }

  @Test
  void anIntervalHoldsTheFigureAndNarrowsWithMoreExamples() {
    Evaluation few = evaluate(20, "");
    Evaluation many = evaluate(2_000, "");
    assertThat(few.accuracy().value())
        .isEqualTo(few.matrix().accuracy())
        .isBetween(few.accuracy().low(), few.accuracy().high());
    assertThat(width(many.accuracy())).isLessThan(width(few.accuracy()) / 5);
    assertThat(evaluate(20, "")).usingRecursiveComparison().isEqualTo(few);
  }

  @Test
  void examplesOfOneGroupAreDrawnTogether() {
    assertThat(width(evaluate(200, "g").accuracy())).isZero();
  }

  private static Evaluation evaluate(int times, String group) {
    List<String> gold =
        Collections.nCopies(times, List.of("a", "b", "c", "a")).stream()
            .flatMap(List::stream)
            .toList();
    List<Evaluation.Answer> predicted =
        Collections.nCopies(times, List.of("a", "b", "a", "c")).stream()
            .flatMap(List::stream)
            .map(label -> sure(label, 0.5))
            .toList();
    List<String> groups = Collections.nCopies(4 * times, group);
    return Evaluation.of(
        "x", LABELS, Evaluation.Gold.grouped(gold, groups), predicted, Resampling.DEFAULT);
  }

  private static double width(Evaluation.Figure figure) {
    return figure.high() - figure.low();
  }

  private static Evaluation answered(List<Evaluation.Answer> answers, List<String> groups) {
    List<String> gold = Collections.nCopies(answers.size(), "a");
    return Evaluation.of(
        "x", LABELS, Evaluation.Gold.grouped(gold, groups), answers, Resampling.DEFAULT);
  }

  /** An answer with a probability; the other labels share the rest. */
  private static Evaluation.Answer sure(String label, double probability) {
    Map<String, Double> probabilities = new HashMap<>();
    LABELS.names().forEach(l -> probabilities.put(l, (1 - probability) / 2));
    probabilities.put(label, probability);
    return new Evaluation.Answer(label, probabilities);
  }

  @Test
  void reliabilityTellsBySurenessHowOftenItIsRight() {
    List<Evaluation.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      answers.add(i % 2 == 0 ? sure("a", 0.9) : sure("b", 0.6));
    }
    List<Evaluation.Bin> bins = answered(answers, Collections.nCopies(300, "")).reliability();
    assertThat(bins).hasSize(15);
    assertThat(bins.stream().mapToInt(Evaluation.Bin::examples).sum()).isEqualTo(300);
    assertThat(bins.get(0).probability()).isCloseTo(0.6, within(1e-9));
    assertThat(bins.get(0).right()).isZero();
    assertThat(bins.get(14)).isEqualTo(new Evaluation.Bin(20, bins.get(14).probability(), 1));
  }

  @Test
  void theCalibrationErrorIsTheDistanceOfSurenessAndShareOfRightLabels() {
    List<Evaluation.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      // Ten examples a bin: 0.9 sure and nine in ten right, then 0.6 sure and never right.
      answers.add(i < 75 ? sure(i % 10 == 0 ? "b" : "a", 0.9) : sure("b", 0.6));
    }
    Evaluation e = answered(answers, Collections.nCopies(150, ""));
    assertThat(e.figure(Metric.CALIBRATION_ERROR).orElseThrow().value())
        .isCloseTo(0.3, within(0.03));
    assertThat(answered(List.of(Evaluation.Answer.of("a")), List.of("")).figures())
        .doesNotContainKeys(Metric.CALIBRATION_ERROR, Metric.LOG_LOSS, Metric.BRIER);
  }

  /** Newcombe 1998, Statistics in Medicine 17, table I, Wilson's interval of 81 in 263. */
  @Test
  void setsAreCountedByLabelWithWilsonsInterval() {
    List<String> gold = new ArrayList<>(Collections.nCopies(263, "a"));
    List<Set<String>> sets = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      sets.add(i < 81 ? Set.of("a", "b") : Set.of("c"));
    }
    List<SetCoverage> coverage = SetCoverage.of(LABELS.names(), gold, sets);
    assertThat(coverage).hasSize(1);
    SetCoverage a = coverage.get(0);
    assertThat(a.label()).isEqualTo("a");
    assertThat(a.examples()).isEqualTo(263);
    assertThat(a.held().value()).isCloseTo(0.3080, within(1e-4));
    assertThat(a.held().low()).isCloseTo(0.2553, within(1e-4));
    assertThat(a.held().high()).isCloseTo(0.3662, within(1e-4));
    assertThat(a.size()).isCloseTo(1 + 81 / 263.0, within(1e-9));
  }

  @Test
  void aContrastGroupCountsWhereAllItsMembersAreRight() {
    List<Evaluation.Answer> answers =
        Stream.of("a", "a", "a", "b", "b").map(l -> sure(l, 0.5)).toList();
    Evaluation e = answered(answers, List.of("g", "g", "h", "h", ""));
    assertThat(e.groups().orElseThrow().value()).isEqualTo(0.5);
    assertThat(answered(answers, Collections.nCopies(5, "")).groups()).isEmpty();
  }
}
