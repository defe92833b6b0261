package dev.parley.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.CorpusVectors;
import dev.parley.data.Example;
import dev.parley.model.Tier;
import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.SparseLogisticRegression;
import smile.data.SparseDataset;
import smile.math.BFGS;
import smile.util.SparseArray;

final class LogisticLossTest {

  private static final int SENTENCES = 400;
  private static final double PENALTY = 0.1;
  private static final List<FeatureVector> WORDS =
      CorpusVectors.vectors().of(Tier.WORDS).subList(0, SENTENCES);
  private static final DesignMatrix MATRIX = DesignMatrix.of(WORDS, WordNgrams.WORDS.tableSize());
  private static final boolean[] NEUTRAL = neutral();

  private static boolean[] neutral() {
    boolean[] neutral = new boolean[SENTENCES];
    List<Example> examples = CorpusVectors.dataset("stance").examples();
    for (int i = 0; i < SENTENCES; i++) {
      neutral[i] = examples.get(i).label().equals("neutral");
    }
    return neutral;
  }

  private static LogisticLoss counting(double each) {
    double[] counts = new double[SENTENCES];
    Arrays.fill(counts, each);
    return new LogisticLoss(MATRIX, NEUTRAL, counts, PENALTY);
  }

  @Test
  void itsMinimumIsThatOfSmilesRegression() throws Exception {
    double[] ours = new double[MATRIX.columns() + 1];
    BFGS.minimize(counting(1), 5, ours, 1e-6, 500);
    List<SparseArray> rows = WORDS.stream().map(LogisticLossTest::row).toList();
    int[] y = IntStream.range(0, SENTENCES).map(i -> NEUTRAL[i] ? 1 : 0).toArray();
    double[] smile =
        new ForkJoinPool(1)
            .submit(
                () ->
                    SparseLogisticRegression.binomial(
                        SparseDataset.of(rows, WordNgrams.WORDS.tableSize()),
                        y,
                        PENALTY,
                        1e-6,
                        500))
            .get()
            .coefficients();
    for (int i = 0; i < SENTENCES; i++) {
      double expected = smile[smile.length - 1];
      for (SparseArray.Entry e : rows.get(i)) {
        expected += e.x * smile[e.i];
      }
      double score = MATRIX.dot(i, ours) + ours[MATRIX.columns()];
      assertThat(score).isCloseTo(expected, within(1e-2));
    }
  }

  private static SparseArray row(FeatureVector vector) {
    SparseArray row = new SparseArray(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      row.append(vector.index(i), vector.value(i));
    }
    return row;
  }

  @Test
  void itsGradientIsItsSlope() {
    Random random = new Random(1);
    double[] at = random.doubles(MATRIX.columns() + 1, -1, 1).toArray();
    double[] gradient = new double[at.length];
    LogisticLoss loss = counting(2);
    loss.g(at, gradient);
    double step = 1e-5;
    for (int i : random.ints(20, 0, at.length).toArray()) {
      double kept = at[i];
      at[i] = kept + step;
      double above = loss.f(at);
      at[i] = kept - step;
      double below = loss.f(at);
      at[i] = kept;
      assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-7));
    }
  }

  @Test
  void anExampleThatCountsTwiceIsAsGoodAsTwo() {
    List<FeatureVector> twice =
        IntStream.range(0, 2 * SENTENCES).mapToObj(i -> WORDS.get(i / 2)).toList();
    boolean[] positive = new boolean[2 * SENTENCES];
    double[] ones = new double[2 * SENTENCES];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = NEUTRAL[i / 2];
      ones[i] = 1;
    }
    LogisticLoss repeated =
        new LogisticLoss(
            DesignMatrix.of(twice, WordNgrams.WORDS.tableSize()), positive, ones, PENALTY);
    double[] at = new Random(2).doubles(MATRIX.columns() + 1, -1, 1).toArray();
    assertThat(2 * repeated.f(at)).isCloseTo(counting(2).f(at), within(1e-9));
  }
}
