package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks through labelled examples before work begins, and says what may make a poor model. */
final class TrainingSurvey {

  /** With fewer, one of five folds has hardly any. */
  private static final int ENOUGH = 10;

  private static final int MOST_NAMES = 10;

  private final Streams streams;

  TrainingSurvey(Streams streams) {
    this.streams = streams;
  }

  /**
   * Says how many examples each label has, which have too few, and which texts contradict each
   * other or are held out as well.
   *
   * @param column that the labels stand in
   * @param dataset what will be learnt from
   * @param held what figures are reported on, or null for some of the others
   * @param learnt the texts that the model or its encoder learns from
   * @throws DataException if all examples are of one group, so that none can be held out
   */
  void tell(String column, Dataset dataset, @Nullable Dataset held, Set<String> learnt) {
    List<Example> examples = dataset.examples();
    String group = examples.get(0).group();
    if (!group.isEmpty() && examples.stream().allMatch(e -> e.group().equals(group))) {
      throw new DataException(
          "all examples fall into one fold: expected several groups, all are of '%s'"
              .formatted(group));
    }
    Map<String, Integer> counts = new TreeMap<>();
    examples.forEach(e -> counts.merge(e.label(), 1, Integer::sum));
    say("%s: %d examples: %s".formatted(column, examples.size(), listed(counts)));
    counts.values().removeIf(count -> count >= ENOUGH);
    if (!counts.isEmpty()) {
      say(
          "warning: few examples of %s: below %d a label is hardly learnt, and figures say little"
              .formatted(listed(counts), ENOUGH));
    }
    warn(contradicting(examples), "texts with several labels, of which at most one is right");
    if (held != null) {
      warn(
          leaking(learnt, held.examples()),
          "texts that are learnt from and held out too (figures will be too good: leave them out of"
              + " what is learnt from)");
    }
  }

  private void warn(long count, String what) {
    if (count > 0) {
      say("warning: %s: %d".formatted(what, count));
    }
  }

  private static long leaking(Set<String> learnt, List<Example> held) {
    return held.stream().map(Example::text).distinct().filter(learnt::contains).count();
  }

  private static long contradicting(List<Example> examples) {
    Map<String, Set<String>> labels = new HashMap<>();
    for (Example e : examples) {
      labels.computeIfAbsent(e.target() + '\n' + e.text(), k -> new HashSet<>()).add(e.label());
    }
    return labels.values().stream().filter(l -> l.size() > 1).count();
  }

  private static String listed(Map<String, Integer> counts) {
    String names =
        counts.entrySet().stream()
            .limit(MOST_NAMES)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return counts.size() <= MOST_NAMES
        ? names
        : names + " and %d more labels".formatted(counts.size() - MOST_NAMES);
  }

  private void say(String line) {
    streams.err().println(line);
  }
}
