package dev.parley.djl;

import dev.parley.train.TuningSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which sentences are learnt together because little but a label tells them apart. */
final class Contrasts {

  /** Larger groups are articles rather than edits of one sentence. */
  private static final int LARGEST = 4;

  private final List<String> groups;
  private final List<int[]> together;

  private Contrasts(List<String> groups, List<int[]> together) {
    this.groups = groups;
    this.together = together;
  }

  /**
   * Finds the groups.
   *
   * @param names for each sentence that of its group, or empty
   */
  static Contrasts of(List<String> names) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        members.computeIfAbsent(names.get(i), k -> new ArrayList<>()).add(i);
      }
    }
    members.values().removeIf(group -> group.size() > LARGEST);
    List<int[]> together = new ArrayList<>();
    members.values().forEach(g -> together.add(g.stream().mapToInt(i -> i).toArray()));
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean grouped = members.containsKey(names.get(i));
      groups.add(grouped ? names.get(i) : "");
      if (!grouped) {
        together.add(new int[] {i});
      }
    }
    return new Contrasts(groups, together);
  }

  /** Every sentence once, with the members of its group. */
  List<int[]> together() {
    return together;
  }

  /**
   * Two sentences of one group with different labels.
   *
   * @param first its place in the batch
   * @param second its place in the batch
   * @param label of the first
   */
  record Pair(int first, int second, int label) {}

  /** All pairs of a batch, each in both orders. */
  List<Pair> pairs(int[] sentences, TuningSet.Question question) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int place = 0; place < sentences.length; place++) {
      String group = groups.get(sentences[place]);
      if (!group.isEmpty() && question.gold().get(sentences[place]) >= 0) {
        places.computeIfAbsent(group, k -> new ArrayList<>()).add(place);
      }
    }
    return places.values().stream()
        .map(group -> pairs(group, sentences, question))
        .flatMap(Collection::stream)
        .toList();
  }

  private static List<Pair> pairs(
      List<Integer> places, int[] sentences, TuningSet.Question question) {
    List<Pair> pairs = new ArrayList<>();
    for (int first : places) {
      int label = question.gold().get(sentences[first]);
      for (int second : places) {
        if (label != question.gold().get(sentences[second])) {
          pairs.add(new Pair(first, second, label));
        }
      }
    }
    return pairs;
  }
}
