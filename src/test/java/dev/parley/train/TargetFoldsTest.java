package dev.parley.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TargetFoldsTest {

  private static List<Example> examples(int size, int targets) {
    Random random = new Random(1);
    return IntStream.range(0, size)
        .mapToObj(
            i -> {
              int target = (int) (targets * Math.pow(random.nextDouble(), 2));
              return new Example("text " + i, "target " + target, "l" + random.nextInt(3), "");
            })
        .toList();
  }

  @Test
  void aTargetIsInOneFoldAndTheFoldsAreOfLikeSize() {
    for (int targets : new int[] {2, 3, 5, 40, 300}) {
      List<Example> examples = examples(1_000, targets);
      int[] folds = TargetFolds.of(examples);
      Map<String, Integer> byTarget = new HashMap<>();
      int[] sizes = new int[Math.min(5, targets)];
      for (int i = 0; i < folds.length; i++) {
        Integer before = byTarget.putIfAbsent(examples.get(i).target(), folds[i]);
        assertThat(before).isIn(null, folds[i]);
        sizes[folds[i]]++;
      }
      assertThat(sizes).doesNotContain(0);
      if (targets > 5) {
        assertThat(IntStream.of(sizes)).allMatch(size -> size > 100);
      }
    }
  }

  @Test
  void theOrderOfTheExamplesChangesNothing() {
    List<Example> examples = new ArrayList<>(examples(500, 40));
    Map<String, Integer> before = byText(examples);
    Collections.shuffle(examples, new Random(2));
    assertThat(byText(examples)).isEqualTo(before);
  }

  private static Map<String, Integer> byText(List<Example> examples) {
    int[] folds = TargetFolds.of(examples);
    Map<String, Integer> byText = new HashMap<>();
    for (int i = 0; i < folds.length; i++) {
      byText.put(examples.get(i).text(), folds[i]);
    }
    return byText;
  }

  @Test
  void oneTargetOrALabelOfOneTargetCannotBeHeldOut() {
    Example a = new Example("a", "tax", "for", "");
    Example b = new Example("b", "toll", "for", "");
    Example c = new Example("c", "toll", "against", "");
    Example d = new Example("d", "tax", "against", "");
    assertThat(TargetFolds.of(List.of(a, d))).isEmpty();
    assertThat(TargetFolds.of(List.of(a, b, c))).isEmpty();
    assertThat(TargetFolds.of(List.of(a, b, c, d))).containsOnly(0, 1);
  }
}
