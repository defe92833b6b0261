package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure of all examples. There is no micro-F1: where each example has one label and none is left
 * out it equals accuracy.
 */
public enum Metric {
  /** The share of right labels, 0 to 1. */
  ACCURACY("accuracy", "accuracy"),

  /** The mean of the F1 of the labels that occur in gold, 0 to 1. */
  MACRO_F1("macro-f1", "macro-F1"),

  /**
   * The mean of the recall of the labels that occur in gold, 0 to 1; the official metric of
   * sentiment in SemEval-2017 (Rosenthal, Farra and Nakov 2017, task 4A) and TweetEval.
   */
  BALANCED_ACCURACY("balanced-accuracy", "balanced accuracy"),

  /** {@linkplain ConfusionMatrix#matthewsCorrelation() Matthews' correlation}, -1 to 1. */
  MCC("mcc", "MCC"),

  /**
   * The mean of the F1 of favor and against over all targets together, 0 to 1; the official metric
   * of SemEval-2016 task 6A (Mohammad et al. 2016). Other labels are counted, but not averaged.
   */
  SEMEVAL_STANCE("semeval-stance", "SemEval stance"),

  /**
   * The mean over targets of the F1 of favor and against, 0 to 1; the official metric of P-Stance
   * (Li et al. 2021).
   */
  PSTANCE("pstance", "stance by target"),

  /**
   * The mean negative log-probability of the gold label, in nats, 0 to 34.5: probabilities are
   * clipped at 1e-15, as scikit-learn did before its version 1.2 (later at 2.2e-16).
   */
  LOG_LOSS("log-loss", "log loss"),

  /**
   * The mean over examples of the sum over labels of the squared distance between probability and 1
   * for the gold label, 0 for others; 0 to 2, with two labels too (Brier 1950, "Verification of
   * Forecasts Expressed in Terms of Probability").
   */
  BRIER("brier", "Brier score"),

  /**
   * How far probabilities are from the share of right labels, 0 to 1, over 15 bins of equally many
   * examples (Guo et al. 2017; Nguyen and O'Connor 2015).
   */
  CALIBRATION_ERROR("calibration-error", "calibration error");

  private final String id;
  private final String title;

  Metric(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Its name on the command line and in CSV. */
  public String id() {
    return id;
  }

  /** Its name in tables for people. */
  public String title() {
    return title;
  }

  /** The names of all metrics. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Metric::id).toList();
  }

  /**
   * A metric by its name.
   *
   * @param id as {@link #id()} gives it
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static Metric of(String id) {
    return Arrays.stream(values())
        .filter(m -> m.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s': expected one of %s".formatted(id, String.join(", ", ids()))));
  }

  /**
   * What has to be there for this metric but is not.
   *
   * @param labels the labels
   * @param targets whether examples have targets
   * @return empty if nothing is lacking
   */
  public Optional<String> lacking(LabelSet labels, boolean targets) {
    boolean ofStance = this == SEMEVAL_STANCE || this == PSTANCE;
    @Nullable String lacking = null;
    if (ofStance && !StanceF1.appliesTo(labels)) {
      lacking = "expected the labels favor and against: the labels are " + labels;
    } else if (this == PSTANCE && !targets) {
      lacking = "expected examples with targets: name their column";
    }
    return Optional.ofNullable(lacking);
  }

  /** Its value in a sample; NaN where it is not defined. */
  double of(Draw draw) {
    return switch (this) {
      case ACCURACY -> draw.matrix().accuracy();
      case MACRO_F1 -> draw.matrix().macroF1();
      case BALANCED_ACCURACY -> draw.matrix().balancedAccuracy();
      case MCC -> draw.matrix().matthewsCorrelation();
      case SEMEVAL_STANCE -> StanceF1.of(draw.matrix());
      case PSTANCE -> draw.stanceByTarget();
      case LOG_LOSS -> draw.logLoss();
      case BRIER -> draw.brier();
      case CALIBRATION_ERROR -> draw.calibrationError();
    };
  }
}
