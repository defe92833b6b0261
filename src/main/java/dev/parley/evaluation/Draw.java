package dev.parley.evaluation;

/**
 * What all figures of one sample are made of. A number that is not defined is NaN.
 *
 * @param matrix the counts
 * @param logLoss the mean negative log-probability of the gold label
 * @param brier the mean squared distance of the probabilities from the gold label
 * @param calibrationError the {@linkplain Calibration expected calibration error}
 * @param stanceByTarget the mean over targets of the {@linkplain StanceF1 F1 of stance}
 */
record Draw(
    ConfusionMatrix matrix,
    double logLoss,
    double brier,
    double calibrationError,
    double stanceByTarget) {}
