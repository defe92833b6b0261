package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.evaluation.PrecisionRecall.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Precision against recall, checked against worked examples. */
final class PrecisionRecallTest {

  /** The example in the documentation of scikit-learn's average_precision_score. */
  @Test
  void theExampleOfScikitLearnComesOut() {
    PrecisionRecall curve =
        PrecisionRecall.of("y", List.of("n", "n", "y", "y"), new double[] {0.1, 0.4, 0.35, 0.8});
    assertThat(curve.averagePrecision()).isCloseTo(0.8333333, within(1e-6));
    assertThat(curve.points())
        .containsExactly(
            new Point(0.5, 1), new Point(0.5, 0.5), new Point(1, 2 / 3.0), new Point(1, 0.5));
  }

  @Test
  void equalProbabilitiesShareAThreshold() {
    PrecisionRecall curve =
        PrecisionRecall.of("y", List.of("y", "n", "n"), new double[] {0.5, 0.5, 0.5});
    assertThat(curve.points()).containsExactly(new Point(1, 1 / 3.0));
    assertThat(curve.averagePrecision()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void aLabelThatNothingHasHasNoCurve() {
    PrecisionRecall curve = PrecisionRecall.of("y", List.of("n"), new double[] {0.5});
    assertThat(curve.averagePrecision()).isNaN();
    assertThat(curve.points()).isEmpty();
    assertThatThrownBy(() -> PrecisionRecall.of("y", List.of("n"), new double[0]))
        .hasMessage("1 gold labels, 0 probabilities: expected equal numbers");
  }
}
