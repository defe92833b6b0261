package dev.parley.benchmarks;

import dev.parley.data.Example;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What answers without reading the text. */
final class Guesses {

  private Guesses() {}

  /** Each label as often as any other. */
  static List<String> random(List<String> labels, int count, long seed) {
    Random random = new Random(seed);
    return random.ints(count, 0, labels.size()).mapToObj(labels::get).toList();
  }

  /** The commonest label of the target in training, or, of a target that is new, of all. */
  static List<String> commonest(PublicSet.Part part) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    Map<String, Integer> all = new TreeMap<>();
    for (Example e : part.train()) {
      counts.computeIfAbsent(e.target(), t -> new TreeMap<>()).merge(e.label(), 1, Integer::sum);
      all.merge(e.label(), 1, Integer::sum);
    }
    return part.judged().stream()
        .map(e -> commonest(counts.getOrDefault(e.target(), all)))
        .toList();
  }

  private static String commonest(Map<String, Integer> counts) {
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** The labels that occur, in code point order. */
  static List<String> labels(Collection<Example> examples) {
    return examples.stream().map(Example::label).distinct().sorted().toList();
  }
}
