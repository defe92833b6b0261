package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares and means of values that hang together by row. */
final class ClusteredTest {

  private static boolean[] holding(int count, int size) {
    boolean[] holds = new boolean[size];
    for (int i = 0; i < count; i++) {
      holds[i] = true;
    }
    return holds;
  }

  private static List<String> rows(int size, int each) {
    return IntStream.range(0, size).mapToObj(i -> "row " + i / each).toList();
  }

  private static void assertFigure(Evaluation.Figure figure, double low, double high) {
    assertThat(figure.low()).isCloseTo(low, within(0.00005));
    assertThat(figure.high()).isCloseTo(high, within(0.00005));
  }

  /** Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3. */
  @Test
  void oneValueARowGivesWilsonsInterval() {
    assertFigure(Clustered.share(holding(81, 263), rows(263, 1)), 0.2553, 0.3662);
    assertFigure(Clustered.share(holding(15, 148), rows(148, 1)), 0.0624, 0.1605);
    assertFigure(Clustered.share(holding(0, 20), rows(20, 1)), 0, 0.1611);
  }

  @Test
  void valuesThatAlwaysAgreeCountOnce() {
    assertFigure(Clustered.share(holding(162, 526), rows(526, 2)), 0.2553, 0.3662);
    assertFigure(Clustered.share(holding(0, 60), rows(60, 3)), 0, 0.1611);
  }

  @Test
  void valuesThatNeverAgreeCountEach() {
    boolean[] holds = new boolean[20];
    for (int i = 0; i < holds.length; i += 2) {
      holds[i] = true;
    }
    assertThat(Clustered.share(holds, rows(20, 2)).high())
        .isLessThan(Clustered.share(holding(10, 20), rows(20, 2)).high());
  }

  @Test
  void aMeanVariesOverRowsOnly() {
    double[] values = {1, 3, 1, 3};
    Evaluation.Figure figure = Clustered.mean(values, rows(4, 2), Resampling.DEFAULT);
    assertThat(figure).isEqualTo(new Evaluation.Figure(2, 2, 2));
  }
}
