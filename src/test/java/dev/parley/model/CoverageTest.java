package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.data.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CoverageTest {

  private static final LabelSet LABELS = new LabelSet(List.of("a", "b", "c"));

  /** Probabilities of examples whose labels are drawn with these shares, honest or not. */
  @SuppressWarnings("ArrayRecordComponent") // made and read here alone
  private record Drawn(List<double[]> probabilities, int[] gold) {

    static Drawn of(int count, double[] shares, Random random) {
      List<double[]> probabilities = new ArrayList<>();
      int[] gold = new int[count];
      for (int i = 0; i < count; i++) {
        double u = random.nextDouble();
        gold[i] = u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;
        double[] p = new double[3];
        double sum = 0;
        for (int label = 0; label < 3; label++) {
          p[label] = Math.exp(1.5 * random.nextGaussian() + (label == gold[i] ? 1.5 : 0));
          sum += p[label];
        }
        for (int label = 0; label < 3; label++) {
          p[label] /= sum;
        }
        probabilities.add(p);
      }
      return new Drawn(probabilities, gold);
    }
  }

  @Test
  void theSetsOfEveryLabelHoldItAsOftenAsPromisedWhateverTheShares() {
    Random random = new Random(7);
    Drawn fitted = Drawn.of(3_000, new double[] {0.3, 0.3, 0.4}, random);
    Coverage coverage = Coverage.of(fitted.probabilities(), fitted.gold(), 3);
    Drawn news = Drawn.of(20_000, new double[] {0.05, 0.15, 0.8}, random);
    for (double promised : new double[] {0.5, 0.8, 0.9, 0.95}) {
      int[] held = new int[3];
      int[] all = new int[3];
      for (int i = 0; i < news.gold().length; i++) {
        int gold = news.gold()[i];
        all[gold]++;
        held[gold] +=
            coverage.set(LABELS, news.probabilities().get(i), promised).contains(LABELS.name(gold))
                ? 1
                : 0;
      }
      for (int label = 0; label < 3; label++) {
        assertThat((double) held[label] / all[label])
            .as("%s at %s", LABELS.name(label), promised)
            .isGreaterThan(promised - 0.03);
      }
    }
  }

  @Test
  void aPriorChangesNoSet() {
    Random random = new Random(3);
    Drawn drawn = Drawn.of(500, new double[] {0.3, 0.3, 0.4}, random);
    Coverage coverage = Coverage.of(drawn.probabilities(), drawn.gold(), 3);
    double[] ratios = {0.2, 0.7, 3};
    for (double[] p : Drawn.of(500, new double[] {0.3, 0.3, 0.4}, random).probabilities()) {
      double sum = 0;
      double[] moved = new double[3];
      for (int label = 0; label < 3; label++) {
        moved[label] = p[label] * ratios[label];
        sum += moved[label];
      }
      for (int label = 0; label < 3; label++) {
        moved[label] /= sum;
      }
      assertThat(coverage.moved(ratios).set(LABELS, moved, 0.9))
          .isEqualTo(coverage.set(LABELS, p, 0.9));
    }
  }

  @Test
  void tooFewExamplesRuleNothingOut() {
    Coverage coverage = Coverage.of(List.of(new double[] {0.9, 0.1, 0}), new int[] {0}, 3);
    assertThat(coverage.set(LABELS, new double[] {0.01, 0.01, 0.98}, 0.9))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aSetIsNeverEmptyAndCoverageIsAShare() {
    double[][] least = new double[3][Coverage.LEVELS];
    for (double[] levels : least) {
      Arrays.fill(levels, 0.9);
    }
    Coverage coverage = new Coverage(least);
    double[] unsure = {0.3, 0.4, 0.3};
    assertThat(coverage.set(LABELS, unsure, 0.9)).containsExactly("b");
    for (double bad : new double[] {0, -1, 0.995, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> coverage.set(LABELS, unsure, bad))
          .withMessageContaining("expected a number above 0, at most 0.99");
    }
  }
}
