package dev.parley.bench;

import dev.parley.data.Example;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which rows are learnt from and which are tested, fold by fold. No fold learns from a row that
 * belongs to one of its test rows: one of the same group, or of nearly the same text, or one that a
 * chain of these leads to. Immutable.
 */
public final class Folding {

  /** The most values that a column may have to leave each out once. */
  public static final int MOST_VALUES = 100;

  private final List<Fold> folds;
  private final List<String> units;
  private final List<List<Integer>> clusters;
  private final int[] apart;

  /**
   * A fold.
   *
   * @param name its number from 1, or the value that is left out
   * @param train the places of the rows that are learnt from, in order
   * @param test the places of the rows that are predicted, in order
   */
  public record Fold(String name, List<Integer> train, List<Integer> test) {

    /** Copies the lists. */
    public Fold {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  private Folding(List<Example> examples, List<Fold> folds, Ties ties, int[] apart) {
    folds.forEach(fold -> requireLearnable(fold, examples));
    this.folds = List.copyOf(folds);
    this.units = ties.units();
    this.clusters = ties.clusters();
    this.apart = apart;
  }

  private Folding(List<Example> examples, List<Fold> folds, Folding origin) {
    folds.forEach(fold -> requireLearnable(fold, examples));
    this.folds = List.copyOf(folds);
    this.units = origin.units;
    this.clusters = origin.clusters;
    this.apart = origin.apart;
  }

  private static void requireLearnable(Fold fold, List<Example> examples) {
    long labels = fold.train().stream().map(row -> examples.get(row).label()).distinct().count();
    if (labels < 2) {
      throw new IllegalArgumentException(
          "fold '%s': %d rows of %d labels are left to learn from: expected at least 2 labels"
              .formatted(fold.name(), fold.train().size(), labels));
    }
  }

  /**
   * Folds with about the same number of rows of every label. The order of the rows changes nothing.
   *
   * @param examples the rows; those of one group share a fold
   * @param folds how many; at least two
   * @param seed decides which fold a row falls into
   * @throws IllegalArgumentException if there are fewer than two folds, or a label cannot be in
   *     each of them
   */
  public static Folding stratified(List<Example> examples, int folds, long seed) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds " + folds + ": expected at least 2");
    }
    Ties ties = Ties.of(examples);
    requireSpread(examples, ties, folds);
    int[] parts = StratifiedFolds.of(examples, ties.all(), folds, seed);
    List<Fold> all =
        IntStream.range(0, folds)
            .mapToObj(f -> fold(Integer.toString(f + 1), parts, f, ties, where(parts, f, false)))
            .toList();
    return new Folding(
        examples, all, ties, StratifiedFolds.of(examples, ties.groups(), folds, seed));
  }

  private static void requireSpread(List<Example> examples, Ties ties, int folds) {
    Map<String, Integer> rows = new TreeMap<>();
    Map<String, Set<Integer>> sets = new HashMap<>();
    for (int row = 0; row < examples.size(); row++) {
      String label = examples.get(row).label();
      rows.merge(label, 1, Integer::sum);
      sets.computeIfAbsent(label, l -> new HashSet<>()).add(ties.all().find(row));
    }
    rows.forEach(
        (label, count) -> {
          int apart = sets.getOrDefault(label, Set.of()).size();
          if (apart < folds) {
            throw new IllegalArgumentException(
                "label '%s': %d rows%s: expected at least %d, one a fold"
                    .formatted(
                        label,
                        count,
                        apart < count
                            ? " in %d groups or near-duplicate texts".formatted(apart)
                            : "",
                        folds));
          }
        });
  }

  /**
   * A fold for each value, which is tested on what has other values. Rows that belong to a test row
   * are not learnt from.
   *
   * @param examples the rows
   * @param values for each row its value; two to {@value #MOST_VALUES} different ones
   * @throws IllegalArgumentException if there are fewer or more, or a fold has fewer than two
   *     labels to learn from
   */
  public static Folding leavingOut(List<Example> examples, List<String> values) {
    List<String> names = List.copyOf(new TreeSet<>(values));
    if (names.size() < 2 || names.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%d different values: expected 2 to %d to leave each out once"
              .formatted(names.size(), MOST_VALUES));
    }
    Ties ties = Ties.of(examples);
    int[] parts = values.stream().mapToInt(names::indexOf).toArray();
    List<Fold> all =
        IntStream.range(0, names.size())
            .mapToObj(f -> fold(names.get(f), parts, f, ties, where(parts, f, false)))
            .toList();
    return new Folding(examples, all, ties, parts);
  }

  /**
   * Forward chaining: rows are cut into one part more than folds by time, and each part but the
   * first is tested on all that is earlier. Rows of one time share a part. Earlier rows that belong
   * to a test row are not learnt from.
   *
   * @param examples the rows
   * @param times for each row its time, such as 2026-03-29; ordered as text, by code units
   * @param folds how many; at least one
   * @throws IllegalArgumentException if there are too few times, or a fold has fewer than two
   *     labels to learn from
   */
  public static Folding forward(List<Example> examples, List<String> times, int folds) {
    if (folds < 1) {
      throw new IllegalArgumentException("folds " + folds + ": expected at least 1");
    }
    int[] parts = inTime(times, folds + 1);
    if (Arrays.stream(parts).distinct().count() <= folds) {
      throw new IllegalArgumentException(
          "%d different times over %d rows cannot be cut into %d parts: expected more, or fewer folds"
              .formatted(new HashSet<>(times).size(), times.size(), folds + 1));
    }
    Ties ties = Ties.of(examples);
    List<Fold> all =
        IntStream.rangeClosed(1, folds)
            .mapToObj(f -> fold(Integer.toString(f), parts, f, ties, before(parts, f)))
            .toList();
    return new Folding(examples, all, ties, parts);
  }

  /** For each row the part that the first row of its time falls into. */
  private static int[] inTime(List<String> times, int parts) {
    Map<String, Integer> first = new HashMap<>();
    List<String> sorted = times.stream().sorted().toList();
    for (int at = 0; at < sorted.size(); at++) {
      first.putIfAbsent(sorted.get(at), (int) ((long) at * parts / sorted.size()));
    }
    return times.stream().mapToInt(t -> first.getOrDefault(t, 0)).toArray();
  }

  private static List<Integer> where(int[] parts, int part, boolean inside) {
    return IntStream.range(0, parts.length)
        .filter(row -> (parts[row] == part) == inside)
        .boxed()
        .toList();
  }

  private static List<Integer> before(int[] parts, int part) {
    return IntStream.range(0, parts.length).filter(row -> parts[row] < part).boxed().toList();
  }

  private static Fold fold(String name, int[] parts, int part, Ties ties, List<Integer> others) {
    List<Integer> test = where(parts, part, true);
    Set<Integer> tested = test.stream().map(ties.all()::find).collect(Collectors.toSet());
    List<Integer> train =
        others.stream().filter(row -> !tested.contains(ties.all().find(row))).toList();
    return new Fold(name, train, test);
  }

  /**
   * The same folds, each of which learns from a sample of its rows only, with the labels in about
   * the same shares. Samples of one seed are nested: a larger one holds the smaller.
   *
   * @param examples the rows that were folded
   * @param size the number of rows to learn from; at most {@link #leastLearnt()}
   * @param seed decides which
   * @throws IllegalArgumentException if there are fewer rows, or a fold has fewer than two labels
   *     to learn from
   */
  public Folding sampled(List<Example> examples, int size, long seed) {
    if (size > leastLearnt()) {
      throw new IllegalArgumentException(
          "%d rows: expected at most %d, as many as each fold can learn from"
              .formatted(size, leastLearnt()));
    }
    List<Fold> sampled =
        folds.stream()
            .map(
                f -> new Fold(f.name(), NestedSample.of(examples, f.train(), size, seed), f.test()))
            .toList();
    return new Folding(examples, sampled, this);
  }

  /** The least number of rows that a fold learns from. */
  public int leastLearnt() {
    return folds.stream().mapToInt(fold -> fold.train().size()).min().orElseThrow();
  }

  /** The folds, in order. */
  public List<Fold> folds() {
    return folds;
  }

  /** For each row the name of what it belongs to, to be drawn together in a bootstrap. */
  public List<String> units() {
    return units;
  }

  /** The number of sets of two or more rows of nearly the same text. */
  public int clusters() {
    return clusters.size();
  }

  /** The number of rows in these. */
  public int clustered() {
    return clusters.stream().mapToInt(List::size).sum();
  }

  /**
   * How many pairs of rows of one cluster would be parted if nearly the same texts were not looked
   * for: the same way of folding, by groups alone.
   */
  public long parted() {
    return clusters.stream().mapToLong(this::parted).sum();
  }

  private long parted(List<Integer> cluster) {
    Map<Integer, Long> sizes =
        cluster.stream().collect(Collectors.groupingBy(row -> apart[row], Collectors.counting()));
    return pairs(cluster.size()) - sizes.values().stream().mapToLong(Folding::pairs).sum();
  }

  private static long pairs(long rows) {
    return rows * (rows - 1) / 2;
  }
}
