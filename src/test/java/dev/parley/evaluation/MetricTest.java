package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.data.LabelSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Metrics against small worked cases; the arithmetic stands beside them. */
final class MetricTest {

  private static final LabelSet FOOD = new LabelSet(List.of("eggs", "ham", "spam"));
  private static final LabelSet STANCE = new LabelSet(List.of("AGAINST", "Favour", "NONE"));

  private static Evaluation evaluate(LabelSet labels, String gold, String predicted) {
    return Evaluation.of(
        "x",
        labels,
        Evaluation.Gold.alone(List.of(gold.split(" "))),
        answers(predicted),
        Resampling.DEFAULT);
  }

  private static List<Evaluation.Answer> answers(String predicted) {
    return List.of(predicted.split(" ")).stream().map(Evaluation.Answer::of).toList();
  }

  private static double value(Evaluation evaluation, Metric metric) {
    return evaluation.figure(metric).orElseThrow().value();
  }

  /** The example of scikit-learn's balanced_accuracy_score: recall 3/4 and 1/2, so 0.625. */
  @Test
  void balancedAccuracyIsTheMeanRecallOfTheLabelsInGold() {
    LabelSet labels = new LabelSet(List.of("0", "1", "2"));
    Evaluation e = evaluate(labels, "0 1 0 0 1 0", "0 1 0 0 0 1");
    assertThat(value(e, Metric.BALANCED_ACCURACY)).isEqualTo(0.625);
  }

  /** The example of scikit-learn's matthews_corrcoef: -0.33. */
  @Test
  void correlationOfTwoLabelsIsThatOfScikitLearn() {
    LabelSet labels = new LabelSet(List.of("+", "-"));
    assertThat(value(evaluate(labels, "+ + + -", "+ - + +"), Metric.MCC))
        .isCloseTo(-1 / 3.0, within(1e-12));
  }

  /**
   * Six examples, four right; gold 2, 2, 2; predicted 2, 3, 1: (4*6 - (2*2 + 2*3 + 2*1)) / sqrt((36
   * - 14) (36 - 12)) = 12 / sqrt(528).
   */
  @Test
  void correlationOfManyLabelsIsGorodkins() {
    Evaluation e = evaluate(FOOD, "eggs eggs ham ham spam spam", "eggs ham ham ham spam eggs");
    assertThat(value(e, Metric.MCC)).isCloseTo(12 / Math.sqrt(528), within(1e-12));
    assertThat(value(evaluate(FOOD, "eggs ham", "ham ham"), Metric.MCC)).isZero();
  }

  /** The example of scikit-learn's log_loss: -(ln 0.9 + ln 0.9 + ln 0.8 + ln 0.65) / 4 = 0.2162. */
  @Test
  void logLossIsThatOfScikitLearn() {
    LabelSet labels = new LabelSet(List.of("ham", "spam"));
    List<Evaluation.Answer> answers = new ArrayList<>();
    for (double ham : new double[] {0.1, 0.9, 0.8, 0.35}) {
      answers.add(
          new Evaluation.Answer(ham > 0.5 ? "ham" : "spam", Map.of("ham", ham, "spam", 1 - ham)));
    }
    Evaluation.Gold gold = Evaluation.Gold.alone(List.of("spam", "ham", "ham", "spam"));
    Evaluation e = Evaluation.of("x", labels, gold, answers, Resampling.DEFAULT);
    assertThat(value(e, Metric.LOG_LOSS)).isCloseTo(0.21616, within(1e-5));
    Evaluation.Answer wrong = new Evaluation.Answer("ham", Map.of("ham", 1.0, "spam", 0.0));
    assertThat(wrong.loss("spam")).as("-ln 1e-15").isCloseTo(34.5388, within(1e-4));
  }

  /**
   * 0.2² + 0.1² + 0.1² = 0.06, 0.2² + 0.3² + 0.1² = 0.14, 0.2² + 0.2² + 0.4² = 0.24; their mean is
   * 0.1467. The example of scikit-learn's brier_score_loss for three labels.
   */
  @Test
  void theBrierScoreSumsOverLabels() {
    List<Evaluation.Answer> answers =
        List.of(
            new Evaluation.Answer("eggs", Map.of("eggs", 0.8, "ham", 0.1, "spam", 0.1)),
            new Evaluation.Answer("ham", Map.of("eggs", 0.2, "ham", 0.7, "spam", 0.1)),
            new Evaluation.Answer("spam", Map.of("eggs", 0.2, "ham", 0.2, "spam", 0.6)));
    Evaluation.Gold gold = Evaluation.Gold.alone(FOOD.names());
    Evaluation e = Evaluation.of("x", FOOD, gold, answers, Resampling.DEFAULT);
    assertThat(value(e, Metric.BRIER)).isCloseTo(0.44 / 3, within(1e-12));
  }

  /**
   * Target x: favor F1 1 (one right), against F1 2*1/(1+2) = 2/3 for a none that was taken for it.
   * Target y: favor F1 0, against F1 2*1/(2+1) = 2/3. So 5/6 and 1/3 by target, 7/12 their mean.
   * Pooled: favor 2*1/(1+2) = 2/3, against 2*2/(3+3) = 2/3.
   */
  @Test
  void stanceIsPooledOverTargetsOrTheirMean() {
    Evaluation.Gold gold =
        new Evaluation.Gold(
            List.of("Favour", "AGAINST", "NONE", "AGAINST", "AGAINST"),
            Collections.nCopies(5, ""),
            List.of("x", "x", "x", "y", "y"));
    Evaluation e =
        Evaluation.of(
            "x",
            STANCE,
            gold,
            answers("Favour AGAINST AGAINST AGAINST Favour"),
            Resampling.DEFAULT);
    assertThat(value(e, Metric.SEMEVAL_STANCE)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(value(e, Metric.PSTANCE)).isCloseTo(7 / 12.0, within(1e-12));
  }

  @Test
  void aMetricSaysWhatItLacks() {
    assertThat(Metric.PSTANCE.lacking(STANCE, true)).isEmpty();
    assertThat(Metric.PSTANCE.lacking(STANCE, false))
        .hasValueSatisfying(lacking -> assertThat(lacking).contains("targets"));
    assertThat(Metric.SEMEVAL_STANCE.lacking(FOOD, true))
        .hasValueSatisfying(
            lacking ->
                assertThat(lacking).contains("favor and against").contains("[eggs, ham, spam]"));
    assertThat(Metric.MCC.lacking(FOOD, false)).isEmpty();
    assertThatThrownBy(() -> Metric.of("f2"))
        .hasMessage("'f2': expected one of " + String.join(", ", Metric.ids()));
  }

  /** Nothing is predicted as spam, which is not in gold either. */
  @Test
  void whatIsNotDefinedIsNotANumber() {
    Evaluation e = evaluate(FOOD, "eggs eggs ham ham", "eggs eggs eggs eggs");
    Evaluation.LabelFigures ham = e.labels().get(1);
    assertThat(ham.precision().value()).isNaN();
    assertThat(ham.recall()).isEqualTo(new Evaluation.Figure(0, 0, 0));
    assertThat(ham.f1().value()).isZero();
    Evaluation.LabelFigures spam = e.labels().get(2);
    assertThat(spam.examples()).isZero();
    assertThat(spam.f1().value()).isNaN();
    Evaluation.Figure eggs = e.labels().get(0).precision();
    assertThat(eggs.value()).isEqualTo(0.5).isBetween(eggs.low(), eggs.high());
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      assertThat(four.submit(MetricTest::large).get())
          .isEqualTo(one.submit(MetricTest::large).get());
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  private static List<Object> large() {
    Evaluation e =
        evaluate(FOOD, "eggs ham spam ".repeat(50).strip(), "eggs ham ham ".repeat(50).strip());
    return List.of(e.figures(), e.labels());
  }

  @Test
  void answersHaveAProbabilityOfEachLabelOrNone() {
    List<Evaluation.Answer> answers = List.of(new Evaluation.Answer("ham", Map.of("ham", 1.0)));
    Evaluation.Gold gold = Evaluation.Gold.alone(List.of("ham"));
    assertThatThrownBy(() -> Evaluation.of("x", FOOD, gold, answers, Resampling.DEFAULT))
        .hasMessage("no probability of 'eggs': expected one of each label");
    assertThatThrownBy(() -> new Resampling(0, 1)).hasMessage("0 samples: expected at least 1");
  }
}
