package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13). Examples of one group are drawn together. Deterministic for a seed.
 */
final class Bootstrap {

  private static final double TAIL = 0.025;

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
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      String key = groups.get(i).isEmpty() ? "\0" + i : groups.get(i);
      members.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
    List<int[]> units =
        members.values().stream()
            .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    return new Bootstrap(units, samples, seed);
  }

  /** A statistic of all rows, with its interval over the rows that are drawn. */
  Evaluation.Figure figure(ToDoubleFunction<int[]> statistic) {
    int[] all = units.stream().flatMapToInt(IntStream::of).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[samples];
    for (int s = 0; s < samples; s++) {
      values[s] = statistic.applyAsDouble(draw(random));
    }
    Arrays.sort(values);
    int low = (int) Math.floor(TAIL * (samples - 1));
    int high = (int) Math.ceil((1 - TAIL) * (samples - 1));
    return new Evaluation.Figure(statistic.applyAsDouble(all), values[low], values[high]);
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
