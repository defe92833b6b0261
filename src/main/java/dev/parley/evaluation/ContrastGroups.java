package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Groups of two or more examples, of which a model understands the contrast or does not. */
final class ContrastGroups {

  private ContrastGroups() {}

  /** The share of groups whose members are all right, with an interval over the groups. */
  static Optional<Evaluation.Figure> allRight(
      List<String> groups, AnsweredRows rows, Resampling resampling) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).isEmpty()) {
        members.computeIfAbsent(groups.get(i), k -> new ArrayList<>()).add(i);
      }
    }
    double[] whole =
        members.values().stream()
            .filter(m -> m.size() > 1)
            .mapToDouble(m -> m.stream().allMatch(rows::isRight) ? 1 : 0)
            .toArray();
    return whole.length == 0
        ? Optional.empty()
        : Optional.of(
            Bootstrap.over(Collections.nCopies(whole.length, ""), resampling)
                .figure(
                    drawn -> IntStream.of(drawn).mapToDouble(i -> whole[i]).average().orElse(0)));
  }
}
