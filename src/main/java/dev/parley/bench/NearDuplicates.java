package dev.parley.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Finds texts that are the same, or nearly so, and what they chain together. Two texts are nearly
 * the same if half of the {@linkplain Shingles} of both are common, the resemblance from which on
 * Broder, Glassman, Manasse and Zweig clustered the web (1997, "Syntactic Clustering of the Web").
 * One word changed in the middle of 20 leaves 0.52; unlike sentences share nothing.
 *
 * <p>No pair is missed, and few are compared: two texts with at least that resemblance share one of
 * the rarest shingles of each, as many as it may lack and one more (prefix filter: Chaudhuri, Ganti
 * and Kaushik 2006, "A Primitive Operator for Similarity Joins in Data Cleaning"). The order of the
 * texts changes nothing.
 */
final class NearDuplicates {

  /** Half, so that products with it are exact. */
  private static final double LEAST_RESEMBLANCE = 0.5;

  private final List<Shingles> shingles;
  private final DisjointSets sets;
  private final Map<Long, Integer> texts = new HashMap<>();
  private final Map<Long, List<Integer>> rowsByShingle = new HashMap<>();

  private NearDuplicates(List<Shingles> shingles) {
    this.shingles = shingles;
    this.sets = new DisjointSets(shingles.size());
  }

  /** Which texts belong together. */
  static DisjointSets of(List<String> texts) {
    NearDuplicates found = new NearDuplicates(texts.parallelStream().map(Shingles::of).toList());
    List<Integer> different = found.joinSame(texts);
    for (int row : different) {
      found.shingles.get(row).stream().forEach(s -> found.texts.merge(s, 1, Integer::sum));
    }
    different.forEach(found::joinNear);
    return found.sets;
  }

  /** Joins texts of the same words; the first of each is left to compare. */
  private List<Integer> joinSame(List<String> rows) {
    Map<String, Integer> seen = new HashMap<>();
    List<Integer> different = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Integer first = seen.putIfAbsent(Shingles.words(rows.get(row)), row);
      if (first == null) {
        different.add(row);
      } else {
        sets.join(first, row);
      }
    }
    return different;
  }

  private void joinNear(int row) {
    for (long shingle : rarest(shingles.get(row))) {
      List<Integer> others = rowsByShingle.computeIfAbsent(shingle, s -> new ArrayList<>());
      for (int other : others) {
        if (sets.find(other) != sets.find(row)
            && shingles.get(other).resemblance(shingles.get(row)) >= LEAST_RESEMBLANCE) {
          sets.join(other, row);
        }
      }
      others.add(row);
    }
  }

  /** Those of the rarest that another text has too. */
  private long[] rarest(Shingles of) {
    int enough = of.size() - (int) Math.ceil(LEAST_RESEMBLANCE * of.size()) + 1;
    long[] shared = of.stream().filter(s -> texts(s) > 1).toArray();
    return LongStream.of(shared)
        .boxed()
        .sorted(Comparator.<Long>comparingInt(this::texts).thenComparing(s -> s))
        .limit(Math.max(0, enough - (of.size() - shared.length)))
        .mapToLong(Long::longValue)
        .toArray();
  }

  private int texts(long shingle) {
    return Objects.requireNonNull(texts.get(shingle));
  }
}
