package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bench.Prevalence.Estimate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Intervals hold the true share as often as they say: 500 times 5,000 rows of a known truth and a
 * classifier with known errors, some 300 rows of them coded.
 */
final class PrevalenceCoverageTest {

  private static final int REPETITIONS = 500;
  private static final int ROWS = 5_000;
  private static final List<String> LABELS = List.of("dialogue", "mobilisation", "neutral");
  private static final double[] TRUTH = {0.25, 0.15, 0.6};

  /** Of each label the shares that are predicted as each. */
  private static final double[][] ERRORS = {{0.8, 0.1, 0.1}, {0.15, 0.6, 0.25}, {0.1, 0.1, 0.8}};

  private static final double[] EQUAL = {0.06, 0.06, 0.06};

  /** By predicted label: rare ones are coded more often. */
  private static final double[] UNEQUAL = {0.08, 0.14, 0.03};

  @Test
  void equalChancesOfBeingCoded() {
    assertCoverage(EQUAL, false, Estimator.PPI);
  }

  @Test
  void unequalChancesOfBeingCoded() {
    assertCoverage(UNEQUAL, true, Estimator.DSL);
  }

  private static void assertCoverage(double[] chances, boolean designed, Estimator rectified) {
    Map<Estimator, int[]> held = held(chances, designed);
    for (Estimator by : List.of(Estimator.SAMPLE, Estimator.ADJUSTED_COUNT, rectified)) {
      assertThat(IntStream.of(count(held, by)).mapToDouble(hits -> (double) hits / REPETITIONS))
          .as("%s of %s", by, LABELS)
          .allMatch(share -> share >= 0.92 && share <= 0.98);
    }
    assertThat(IntStream.of(count(held, Estimator.NAIVE)).mapToObj(hits -> hits))
        .allMatch(hits -> hits < REPETITIONS / 10);
  }

  private static int[] count(Map<Estimator, int[]> held, Estimator by) {
    return held.computeIfAbsent(by, e -> new int[LABELS.size()]);
  }

  /** For each estimator and label how often its interval holds the truth. */
  private static Map<Estimator, int[]> held(double[] chances, boolean designed) {
    Map<Estimator, int[]> held = new EnumMap<>(Estimator.class);
    PrevalenceOptions options = new PrevalenceOptions(0.95, designed, 200, 1);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < REPETITIONS; i++) {
      for (Estimate e : Prevalence.of(rows(random, chances), options).estimates()) {
        int label = LABELS.indexOf(e.label());
        boolean hit =
            e.share().filter(s -> s.low() <= TRUTH[label] && TRUTH[label] <= s.high()).isPresent();
        count(held, e.estimator())[label] += hit ? 1 : 0;
      }
    }
    return held;
  }

  private static List<LabelledUnit> rows(SplittableRandom random, double[] chances) {
    return IntStream.range(0, ROWS).mapToObj(row -> row(random, chances)).toList();
  }

  private static LabelledUnit row(SplittableRandom random, double[] chances) {
    int gold = draw(random, TRUTH);
    int predicted = draw(random, ERRORS[gold]);
    boolean coded = random.nextDouble() < chances[predicted];
    return new LabelledUnit(
        List.of(),
        LABELS.get(predicted),
        coded ? LABELS.get(gold) : "",
        Map.of(),
        1,
        chances[predicted]);
  }

  private static int draw(SplittableRandom random, double[] shares) {
    double left = random.nextDouble();
    for (int label = 0; label < shares.length - 1; label++) {
      left -= shares[label];
      if (left < 0) {
        return label;
      }
    }
    return shares.length - 1;
  }
}
