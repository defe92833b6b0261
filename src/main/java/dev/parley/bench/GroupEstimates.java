package dev.parley.bench;

import dev.parley.bench.Prevalence.Estimate;
import dev.parley.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Estimates the shares of one group after the other, and notes what each lacks. */
final class GroupEstimates {

  /** A normal interval, and rates of errors of one's own, need some coded rows. */
  private static final int LEAST_CODED = 30;

  /** And some that have the label, and some that have not. */
  private static final int LEAST_OF_LABEL = 5;

  private static final String NONE_CODED = "no coded rows";
  private static final String FEW_CODED = "fewer than " + LEAST_CODED + " coded rows";
  private static final String NONE_OF_LABEL = "no coded row has this label";
  private static final String ALL_OF_LABEL = "every coded row has this label";
  private static final String FEW_WITH =
      "fewer than " + LEAST_OF_LABEL + " coded rows have this label";
  private static final String FEW_WITHOUT =
      "fewer than " + LEAST_OF_LABEL + " coded rows have another label";

  private final Units units;
  private final PrevalenceOptions options;
  private final int[] allCoded;

  GroupEstimates(Units units, PrevalenceOptions options) {
    this.units = units;
    this.options = options;
    this.allCoded = units.coded(units.all());
  }

  /** The estimates of a group. */
  List<Estimate> of(List<String> cells, int[] rows) {
    int[] coded = units.coded(rows);
    boolean own = coded.length == allCoded.length || tellsItsRates(coded);
    int[] lent = own ? coded : allCoded;
    List<Optional<Evaluation.Figure>> adjusted = AdjustedCount.of(units, rows, lent, options);
    List<Estimate> estimates = new ArrayList<>();
    for (int label = 0; label < units.labels().size(); label++) {
      LabelInGroup row = new LabelInGroup(cells, label, rows, coded);
      estimates.add(row.naive());
      estimates.add(row.sample());
      estimates.add(row.with(Estimator.ADJUSTED_COUNT, adjusted.get(label), lentNote(row, lent)));
      estimates.add(row.rectified());
    }
    return estimates;
  }

  /** Whether a group's coded rows tell how often each label of the whole sample is mistaken. */
  private boolean tellsItsRates(int[] coded) {
    for (int label = 0; label < units.labels().size(); label++) {
      if (units.countGold(allCoded, label) > 0 && units.countGold(coded, label) < LEAST_OF_LABEL) {
        return false;
      }
    }
    return coded.length >= LEAST_CODED;
  }

  private String lentNote(LabelInGroup row, int[] lent) {
    if (lent.length > row.coded.length && units.countGold(lent, row.label) > 0) {
      return "too few coded rows of its own: errors as in all rows";
    }
    return note(lent, row.label);
  }

  private String note(int[] coded, int label) {
    int with = units.countGold(coded, label);
    if (coded.length == 0) {
      return NONE_CODED;
    }
    if (with == 0) {
      return NONE_OF_LABEL;
    }
    if (coded.length < LEAST_CODED) {
      return FEW_CODED;
    }
    return with < LEAST_OF_LABEL ? FEW_WITH : "";
  }

  /** A label in a group. */
  private final class LabelInGroup {

    private final List<String> cells;
    private final int label;
    private final int[] rows;
    private final int[] coded;

    LabelInGroup(List<String> cells, int label, int[] rows, int[] coded) {
      this.cells = cells;
      this.label = label;
      this.rows = rows;
      this.coded = coded;
    }

    Estimate with(Estimator estimator, Optional<Evaluation.Figure> share, String note) {
      String name = units.labels().name(label);
      return new Estimate(cells, name, estimator, share, rows.length, coded.length, note);
    }

    Estimate naive() {
      Evaluation.Figure share =
          WeightedShare.of(
              rows, units::weight, row -> units.predicted(row) == label, options.level());
      return with(Estimator.NAIVE, Optional.of(share), "the classifier's errors are ignored");
    }

    Estimate sample() {
      if (coded.length == 0) {
        return with(Estimator.SAMPLE, Optional.empty(), NONE_CODED);
      }
      Evaluation.Figure share =
          WeightedShare.of(coded, units::design, row -> units.gold(row) == label, options.level());
      return with(
          Estimator.SAMPLE, Optional.of(share), coded.length < LEAST_CODED ? FEW_CODED : "");
    }

    Estimate rectified() {
      Estimator estimator = options.designed() ? Estimator.DSL : Estimator.PPI;
      int having = units.countGold(coded, label);
      int without = coded.length - having;
      if (coded.length < LEAST_CODED) {
        return with(estimator, Optional.empty(), coded.length == 0 ? NONE_CODED : FEW_CODED);
      }
      if (having == 0 || without == 0) {
        String why = having == 0 ? NONE_OF_LABEL : ALL_OF_LABEL;
        return with(estimator, Optional.empty(), why);
      }
      String note = without < LEAST_OF_LABEL ? FEW_WITHOUT : note(coded, label);
      Evaluation.Figure share = PredictionPowered.of(units, rows, label, options.level());
      return with(estimator, Optional.of(share), note);
    }
  }
}
