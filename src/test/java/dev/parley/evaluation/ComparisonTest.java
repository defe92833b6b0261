package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.evaluation.Comparison.Answers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final int SAMPLES = 2_000;

  /** Rows that both, only the first, only the second and neither of the sides have right. */
  private static List<Answers> rows(int both, int first, int second, int neither) {
    List<Answers> rows = new ArrayList<>();
    for (String gold : List.of("x", "y")) {
      String wrong = gold.equals("x") ? "y" : "x";
      rows.addAll(Collections.nCopies(both, new Answers(gold, gold, gold)));
      rows.addAll(Collections.nCopies(first, new Answers(gold, gold, wrong)));
      rows.addAll(Collections.nCopies(second, new Answers(gold, wrong, gold)));
      rows.addAll(Collections.nCopies(neither, new Answers(gold, wrong, wrong)));
    }
    return rows;
  }

  private static Comparison of(List<Answers> rows) {
    return Comparison.of("a", "b", rows, Collections.nCopies(rows.size(), ""), SAMPLES, 1);
  }

  @Test
  void figuresAndCountsAreThoseOfTheRows() {
    Comparison c = of(rows(30, 5, 1, 4));
    assertThat(c.rows()).isEqualTo(new Comparison.Rows(60, 10, 2, 8));
    assertThat(c.first().accuracy().value()).isCloseTo(70 / 80.0, within(1e-12));
    assertThat(c.second().accuracy().value()).isCloseTo(62 / 80.0, within(1e-12));
    assertThat(c.accuracy().figure().value()).isCloseTo(0.1, within(1e-12));
    assertThat(c.macroF1().figure().value()).isCloseTo(0.1, within(1e-12)); // labels are symmetric
    // 2 * (C(12,0) + C(12,1) + C(12,2)) / 2^12
    assertThat(c.mcNemar()).isCloseTo(2 * 79 / 4096.0, within(1e-12));
    assertThat(c.randomization()).isBetween(0.01, 0.06);
    assertThat(c.macroF1().p()).isBetween(0.002, 0.05);
    assertThat(c.macroF1().figure().low()).isPositive();
  }

  @Test
  void equalSidesDoNotDiffer() {
    Comparison c = of(rows(20, 0, 0, 5));
    assertThat(c.mcNemar()).isEqualTo(1);
    assertThat(c.randomization()).isEqualTo(1);
    assertThat(c.accuracy().figure()).isEqualTo(new Evaluation.Figure(0, 0, 0));
  }

  @Test
  void swappingTheSidesTurnsTheDifference() {
    List<Answers> rows = rows(15, 6, 2, 3);
    Comparison c = of(rows);
    Comparison swapped = of(rows.stream().map(Answers::swapped).toList());
    assertThat(swapped.macroF1().figure().value()).isEqualTo(-c.macroF1().figure().value());
    assertThat(swapped.mcNemar()).isEqualTo(c.mcNemar());
    assertThat(swapped.randomization()).isCloseTo(c.randomization(), within(0.05));
  }

  /** Where the better rows are all of one group, swapping groups says little. */
  @Test
  void rowsOfAGroupAreSwappedTogether() {
    List<Answers> rows = rows(10, 6, 0, 2);
    List<String> groups = Collections.nCopies(rows.size(), "g");
    Comparison c = Comparison.of("a", "b", rows, groups, SAMPLES, 1);
    assertThat(c.drawn()).isEqualTo(1);
    assertThat(c.randomization()).isEqualTo(1);
    assertThat(of(rows).randomization()).isLessThan(0.01);
  }

  /** Of the 16 ways to swap four rows that only one side has right, 2 differ as much. */
  @Test
  void randomizationCountsSwapsThatDifferAsMuch() {
    Comparison c = of(rows(0, 2, 0, 0));
    assertThat(c.randomization()).isCloseTo(2 / 16.0, within(0.03));
    assertThat(c.macroF1().figure()).isEqualTo(new Evaluation.Figure(1, 1, 1));
  }

  /** The standard error of a paired difference of 0.06, where 0.1 of the rows are discordant. */
  @Test
  void theIntervalIsThatOfThePairs() {
    Evaluation.Figure difference = of(rows(400, 40, 10, 50)).accuracy().figure();
    double error = Math.sqrt((0.1 - 0.06 * 0.06) / 1_000);
    assertThat(difference.low()).isCloseTo(0.06 - 1.96 * error, within(0.003));
    assertThat(difference.high()).isCloseTo(0.06 + 1.96 * error, within(0.003));
  }
}
