package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bench.CrossValidation.Score;
import dev.parley.data.Example;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures over folds. */
final class CrossValidationTest {

  private static final Folding FOLDING =
      Folding.stratified(
          IntStream.range(0, 8)
              .mapToObj(i -> new Example("text" + i, "", i % 2 == 0 ? "a" : "b", ""))
              .toList(),
          2,
          1);

  private static CrossValidation of(double... accuracies) {
    List<Score> scores =
        IntStream.range(0, accuracies.length)
            .mapToObj(i -> new Score("" + i, 4, 4, accuracies[i], 0, Optional.empty()))
            .toList();
    return new CrossValidation(FOLDING, List.of(), scores, List.of());
  }

  /** By hand: the squares are 0.01, 0, 0.01; half of their sum is 0.01. */
  @Test
  void theSpreadIsThatOfASample() {
    CrossValidation.Spread spread = of(0.6, 0.4, 0.5).spread(Score::accuracy);
    assertThat(spread.mean()).isCloseTo(0.5, within(1e-12));
    assertThat(spread.deviation()).isCloseTo(0.1, within(1e-12));
    assertThat(spread.least()).isEqualTo(0.4);
    assertThat(spread.greatest()).isEqualTo(0.6);
  }

  @Test
  void oneFoldHasNoDeviation() {
    assertThat(of(0.6).spread(Score::accuracy).deviation()).isNaN();
  }
}
