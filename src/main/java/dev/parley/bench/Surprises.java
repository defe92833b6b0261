package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what makes estimates less than they seem. */
final class Surprises {

  /** Of the number of coded rows, in standard deviations; more is no accident. */
  private static final double MOST_DEVIATIONS = 4;

  private Surprises() {}

  static List<String> of(Units units, boolean designed) {
    int[] all = units.all();
    int[] coded = units.coded(all);
    List<String> surprises = new ArrayList<>();
    if (coded.length == 0) {
      surprises.add("no row is coded by hand: only the naive share can be estimated");
      return surprises;
    }
    for (int label = 0; label < units.labels().size(); label++) {
      addLabel(units, all, coded, label, surprises);
    }
    if (designed) {
      addDesign(units, all, coded.length, surprises);
    }
    return surprises;
  }

  private static void addLabel(
      Units units, int[] all, int[] coded, int label, List<String> surprises) {
    String name = units.labels().name(label);
    int gold = units.countGold(coded, label);
    int predicted = units.countPredicted(all, label);
    if (gold > 0 && predicted == 0) {
      surprises.add(
          "gold label '%s' (%d coded rows) is never predicted: check how it is spelled"
              .formatted(name, gold));
    } else if (gold == 0 && predicted > 0) {
      surprises.add(
          "label '%s' is predicted for %d rows and no coded row has it: adjusted counts take it as absent"
              .formatted(name, predicted));
    }
  }

  /** Were the rows really drawn so? Their number is a sum of independent draws at most. */
  private static void addDesign(Units units, int[] all, int coded, List<String> surprises) {
    double expected = IntStream.of(all).mapToDouble(row -> chance(units, row)).sum();
    double variance =
        IntStream.of(all).mapToDouble(row -> chance(units, row) * (1 - chance(units, row))).sum();
    if (Math.abs(coded - expected) > 1 + MOST_DEVIATIONS * Math.sqrt(variance)) {
      surprises.add(
          "%d rows are coded where the sampling probabilities expect %d: check these"
              .formatted(coded, Math.round(expected)));
    }
  }

  private static double chance(Units units, int row) {
    return units.weight(row) / units.design(row);
  }
}
