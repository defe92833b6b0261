package dev.parley.bench;

import dev.parley.evaluation.Evaluation;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Prediction-powered inference for the share of a label: λ times the mean score of all rows, plus
 * the mean over the coded rows of what is right minus λ times the score. Right whatever the
 * classifier does, as long as the coded rows were drawn with the probabilities that are told; the
 * better it predicts, the narrower the interval.
 *
 * <p>The coded rows are among all rows, so both means are taken together: the estimate is linear in
 * λ, and so is what each row adds to its error, a + λb; λ = −Σab / Σb² makes Σ(a + λb)², the
 * variance, least. For equal weights and chances that is the estimator, the λ and the interval of
 * PPI++ with the rows that are not coded as the unlabelled sample. λ is kept within 0 and 1. With
 * known unequal sampling probabilities it is the estimator of design-based supervised learning,
 * whose rectifier is here Hájek's ratio, and which has no λ (that is, 1). The interval is normal,
 * for the process that all rows were drawn from; for these very rows it is a little wide.
 *
 * @see <a href="https://doi.org/10.1126/science.adi6000">Angelopoulos et al. 2023,
 *     Prediction-powered inference</a>
 * @see <a href="https://arxiv.org/abs/2311.01453">Angelopoulos, Duchi and Zrnic 2023, PPI++</a>
 * @see <a href="https://arxiv.org/abs/2306.04746">Egami, Hinck, Stewart and Wei 2023, Using
 *     imperfect surrogates for downstream inference</a>
 */
final class PredictionPowered {

  private final Units units;
  private final int[] rows;
  private final int label;
  private final int coded;
  private final double weights;
  private final double designs;
  private final double meanScore;
  private final double codedScore;
  private final double codedShare;

  private PredictionPowered(Units units, int[] rows, int label) {
    this.units = units;
    this.rows = rows;
    this.label = label;
    int n = 0;
    double w = 0;
    double d = 0;
    double scores = 0;
    double codedScores = 0;
    double having = 0;
    for (int row : rows) {
      w += units.weight(row);
      scores += units.weight(row) * units.score(row, label);
      if (units.gold(row) >= 0) {
        n++;
        d += units.design(row);
        codedScores += units.design(row) * units.score(row, label);
        having += units.design(row) * right(row);
      }
    }
    coded = n;
    weights = w;
    designs = d;
    meanScore = scores / w;
    codedScore = codedScores / d;
    codedShare = having / d;
  }

  /**
   * The share of a label in rows of which at least two are coded, some with it and some without.
   */
  static Evaluation.Figure of(Units units, int[] rows, int label, double level) {
    return new PredictionPowered(units, rows, label).figure(level);
  }

  private Evaluation.Figure figure(double level) {
    double aa = 0;
    double ab = 0;
    double bb = 0;
    for (int row : rows) {
      double a = ofGold(row);
      double b = ofScore(row);
      aa += a * a;
      ab += a * b;
      bb += b * b;
    }
    double lambda = bb > 0 ? Math.max(0, Math.min(1, -ab / bb)) : 0;
    double share = codedShare + lambda * (meanScore - codedScore);
    double variance = (aa + 2 * lambda * ab + lambda * lambda * bb) * coded / (coded - 1);
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    double half = z * Math.sqrt(Math.max(0, variance));
    return new Evaluation.Figure(within(share), within(share - half), within(share + half));
  }

  /** What a row's gold label adds to the error of the coded share. */
  private double ofGold(int row) {
    return units.gold(row) < 0 ? 0 : units.design(row) * (right(row) - codedShare) / designs;
  }

  /** What its score adds to the error of the difference between the mean scores. */
  private double ofScore(int row) {
    double score = units.score(row, label);
    double ofAll = units.weight(row) * (score - meanScore) / weights;
    return units.gold(row) < 0 ? ofAll : ofAll - units.design(row) * (score - codedScore) / designs;
  }

  private double right(int row) {
    return units.gold(row) == label ? 1 : 0;
  }

  private static double within(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
