package dev.parley.train;

import dev.parley.data.Example;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Assigns examples to folds. Examples of one group share theirs, and so do those with one text, and
 * the groups that have a text in common.
 */
final class Folds {

  private Folds() {}

  static int[] of(List<Example> examples, int folds, long seed) {
    int[] leader = leaders(examples);
    Map<Integer, String> keys = new HashMap<>();
    for (int i = 0; i < leader.length; i++) {
      keys.merge(leader[i], key(examples.get(i)), Folds::first);
    }
    int[] assigned = new int[leader.length];
    for (int i = 0; i < assigned.length; i++) {
      String key = Objects.requireNonNull(keys.get(leader[i])).substring(1);
      assigned[i] = (int) Long.remainderUnsigned(mix(key, seed), folds);
    }
    return assigned;
  }

  /** A group's name, or the text of an example without one, each with a mark of its own. */
  private static String key(Example e) {
    return e.group().isEmpty() ? "t" + e.text() : "g" + e.group();
  }

  /** Groups come before texts, so that the order of the examples does not matter. */
  private static String first(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** For each example the first one that is tied to it, by union and find. */
  private static int[] leaders(List<Example> examples) {
    int[] leader = new int[examples.size()];
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < leader.length; i++) {
      leader[i] = i;
      Example e = examples.get(i);
      for (String key : new String[] {"t" + e.text(), key(e)}) {
        Integer other = seen.putIfAbsent(key, i);
        if (other != null) {
          int a = find(leader, other);
          int b = find(leader, i);
          leader[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
    for (int i = 0; i < leader.length; i++) {
      leader[i] = find(leader, i);
    }
    return leader;
  }

  private static int find(int[] leader, int i) {
    int at = i;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014) over the key's hash and the seed. */
  private static long mix(String key, long seed) {
    long h = (((long) key.hashCode() << 32) ^ key.length()) + seed * 0x9e3779b97f4a7c15L;
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
