package dev.parley.bench;

import dev.parley.data.LabelSet;
import dev.parley.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How large a share of rows has each label: as predicted, as coded by hand in a sample, and as
 * predicted but corrected by that sample. Immutable.
 *
 * @param estimates of all rows, then of each group by its cells in code point order; in each by
 *     label, then by estimator
 * @param surprises what a reader of the estimates should know of the rows, a sentence each
 */
public record Prevalence(List<Estimate> estimates, List<String> surprises) {

  /** Compares the cells of groups one by one. */
  private static final Comparator<List<String>> BY_CELLS =
      (a, b) -> {
        for (int i = 0; i < a.size(); i++) {
          int order = a.get(i).compareTo(b.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  /** Copies the lists. */
  public Prevalence {
    estimates = List.copyOf(estimates);
    surprises = List.copyOf(surprises);
  }

  /**
   * One share.
   *
   * @param group the group's cells; none for all rows
   * @param label whose share
   * @param estimator how it was estimated
   * @param share from 0 to 1, with its interval; empty where the rows do not allow it
   * @param rows how many rows it is about
   * @param coded how many of them are coded by hand
   * @param note why there is no share, or what to mind about it; else empty
   */
  public record Estimate(
      List<String> group,
      String label,
      Estimator estimator,
      Optional<Evaluation.Figure> share,
      int rows,
      int coded,
      String note) {}

  /**
   * Estimates the shares in all rows and in each group.
   *
   * @param rows at least one; those that are coded were drawn at random, with their sampling
   *     probabilities
   * @param options how to estimate
   * @throws IllegalArgumentException if there are no rows, there are fewer than two or too many
   *     different labels, or groups have different numbers of cells
   */
  public static Prevalence of(List<LabelledUnit> rows, PrevalenceOptions options) {
    requireRows(rows);
    Units units = new Units(rows, labels(rows));
    GroupEstimates group = new GroupEstimates(units, options);
    List<Estimate> estimates = new ArrayList<>(group.of(List.of(), units.all()));
    if (!rows.get(0).group().isEmpty()) {
      groups(rows)
          .forEach(
              (cells, members) ->
                  estimates.addAll(
                      group.of(cells, members.stream().mapToInt(Integer::intValue).toArray())));
    }
    return new Prevalence(estimates, Surprises.of(units, options.designed()));
  }

  private static void requireRows(List<LabelledUnit> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no rows: expected at least one");
    }
    int cells = rows.get(0).group().size();
    if (rows.stream().anyMatch(row -> row.group().size() != cells)) {
      throw new IllegalArgumentException("groups of different numbers of cells");
    }
  }

  private static LabelSet labels(List<LabelledUnit> rows) {
    List<String> names = new ArrayList<>();
    rows.stream().map(LabelledUnit::predicted).distinct().forEach(names::add);
    rows.stream()
        .filter(LabelledUnit::isCoded)
        .map(LabelledUnit::gold)
        .distinct()
        .forEach(names::add);
    rows.stream()
        .map(row -> row.scores().keySet())
        .distinct()
        .flatMap(Collection::stream)
        .forEach(names::add);
    return new LabelSet(names);
  }

  private static Map<List<String>, List<Integer>> groups(List<LabelledUnit> rows) {
    Map<List<String>, List<Integer>> groups = new TreeMap<>(BY_CELLS);
    for (int i = 0; i < rows.size(); i++) {
      groups.computeIfAbsent(rows.get(i).group(), cells -> new ArrayList<>()).add(i);
    }
    return groups;
  }
}
