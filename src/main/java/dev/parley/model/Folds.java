package dev.parley.model;

import dev.parley.data.Example;
import java.util.List;

/** Assigns examples to folds; examples of one group, or with one text, share theirs. */
final class Folds {

  private Folds() {}

  static int[] of(List<Example> examples, int folds, long seed) {
    int[] assigned = new int[examples.size()];
    for (int i = 0; i < assigned.length; i++) {
      Example e = examples.get(i);
      String key = e.group().isEmpty() ? e.text() : e.group();
      assigned[i] = (int) Long.remainderUnsigned(mix(key, seed), folds);
    }
    return assigned;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014) over the key's hash and the seed. */
  private static long mix(String key, long seed) {
    long h = (((long) key.hashCode() << 32) ^ key.length()) + seed * 0x9e3779b97f4a7c15L;
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
