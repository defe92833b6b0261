package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13). Examples of one group are drawn together. Deterministic for a seed.
 */
final class Bootstrap {

  private static final double TAIL = 0.025;
  private static final int SAMPLES_AT_ONCE = 64;

  private final List<int[]> units;
  private final int samples;
  private final long seed;

  private Bootstrap(List<int[]> units, int samples, long seed) {
    this.units = units;
    this.samples = samples;
    this.seed = seed;
  }

  /**
   * A bootstrap over examples.
   *
   * @param groups for each example what it is drawn with; empty for alone
   */
  static Bootstrap over(List<String> groups, int samples, long seed) {
    return new Bootstrap(units(groups), samples, seed);
  }

  /** A bootstrap over examples, as often as is asked for. */
  static Bootstrap over(List<String> groups, Resampling resampling) {
    return over(groups, resampling.samples(), resampling.seed());
  }

  /** The examples that are drawn together, in the order of their first. */
  static List<int[]> units(List<String> groups) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      String key = groups.get(i).isEmpty() ? "\0" + i : groups.get(i);
      members.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
    return members.values().stream()
        .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** A statistic of all rows, with its interval over the rows that are drawn. */
  Evaluation.Figure figure(ToDoubleFunction<int[]> statistic) {
    int[] all = units.stream().flatMapToInt(IntStream::of).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[samples];
    for (int s = 0; s < samples; s++) {
      values[s] = statistic.applyAsDouble(draw(random));
    }
    return figure(statistic.applyAsDouble(all), values);
  }

  /**
   * A value with its interval.
   *
   * @param sampled its values in the samples, sorted here; NaN where it is not defined in one,
   *     which is left out. Where it is defined in none, the ends of the interval are NaN
   */
  static Evaluation.Figure figure(double value, double[] sampled) {
    Arrays.sort(sampled); // NaN comes last
    int defined = sampled.length;
    while (defined > 0 && Double.isNaN(sampled[defined - 1])) {
      defined--;
    }
    if (defined == 0) {
      return new Evaluation.Figure(value, Double.NaN, Double.NaN);
    }
    int low = (int) Math.floor(TAIL * (defined - 1));
    int high = (int) Math.ceil((1 - TAIL) * (defined - 1));
    return new Evaluation.Figure(value, sampled[low], sampled[high]);
  }

  /**
   * Draws samples of which only the number of rows of each cell matters: no row is copied. Samples
   * are drawn one after the other and counted in parallel, so that the number of threads changes
   * nothing.
   *
   * @param cells for each row the cell that it counts for
   * @param size the number of cells
   * @param statistics figures of how often each cell was drawn, always equally many; called from
   *     several threads at once
   * @return for each figure its values in the samples
   */
  double[][] sampled(int[] cells, int size, Function<int[], double[]> statistics) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] bySample = new double[samples][];
    for (int begin = 0; begin < samples; begin += SAMPLES_AT_ONCE) {
      int first = begin;
      int[][] times = new int[Math.min(SAMPLES_AT_ONCE, samples - begin)][units.size()];
      for (int[] sample : times) {
        for (int i = 0; i < sample.length; i++) {
          sample[random.nextInt(sample.length)]++;
        }
      }
      IntStream.range(0, times.length)
          .parallel()
          .forEach(s -> bySample[first + s] = statistics.apply(counts(times[s], cells, size)));
    }
    return IntStream.range(0, bySample[0].length)
        .mapToObj(f -> Stream.of(bySample).mapToDouble(values -> values[f]).toArray())
        .toArray(double[][]::new);
  }

  /** How often each cell is drawn if each unit is drawn so many times. */
  private int[] counts(int[] times, int[] cells, int size) {
    int[] counts = new int[size];
    for (int unit = 0; unit < times.length; unit++) {
      for (int row : units.get(unit)) {
        counts[cells[row]] += times[unit];
      }
    }
    return counts;
  }

  private int[] draw(SplittableRandom random) {
    int[][] drawn = new int[units.size()][];
    int length = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = units.get(random.nextInt(units.size()));
      length += drawn[i].length;
    }
    int[] rows = new int[length];
    int at = 0;
    for (int[] unit : drawn) {
      System.arraycopy(unit, 0, rows, at, unit.length);
      at += unit.length;
    }
    return rows;
  }
}
