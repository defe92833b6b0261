package dev.parley.bench;

import dev.parley.data.Example;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which rows belong together.
 *
 * @param groups those of one group
 * @param texts those of nearly the same text
 * @param all those that groups and texts chain together
 */
record Ties(DisjointSets groups, DisjointSets texts, DisjointSets all) {

  static Ties of(List<Example> examples) {
    DisjointSets texts = NearDuplicates.of(examples.stream().map(Example::text).toList());
    DisjointSets groups = new DisjointSets(examples.size());
    DisjointSets all = new DisjointSets(texts);
    Map<String, Integer> first = new HashMap<>();
    for (int row = 0; row < examples.size(); row++) {
      String group = examples.get(row).group();
      if (!group.isEmpty()) {
        first.putIfAbsent(group, row);
        groups.join(first.getOrDefault(group, row), row);
        all.join(first.getOrDefault(group, row), row);
      }
    }
    return new Ties(groups, texts, all);
  }

  /** The sets of two or more rows of nearly the same text. */
  List<List<Integer>> clusters() {
    return texts.sets().stream().filter(set -> set.size() > 1).toList();
  }

  /** For each row the name of what it belongs to. */
  List<String> units() {
    return IntStream.range(0, all.size()).mapToObj(row -> Integer.toString(all.find(row))).toList();
  }
}
