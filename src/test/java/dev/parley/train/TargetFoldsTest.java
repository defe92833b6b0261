package dev.parley.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static TargetFolds folds(List<Example> examples) {
    return TargetFolds.of(new Dataset(examples, "d"));
  }

  @Test
  void aTargetIsInOneFoldAndTheFoldsAreOfLikeSize() {
    for (int targets : new int[] {2, 3, 5, 40, 300}) {
      List<Example> examples = examples(1_000, targets);
      TargetFolds folds = folds(examples);
      assertThat(folds.count()).isEqualTo(Math.min(5, targets));
      assertThat(folds.areLearnable()).isTrue();
      Set<String> seen = new HashSet<>();
      for (int fold = 0; fold < folds.count(); fold++) {
        List<Integer> held = folds.held(fold);
        Set<String> of =
            held.stream().map(i -> examples.get(i).target()).collect(Collectors.toSet());
        assertThat(held).hasSizeGreaterThan(100);
        assertThat(seen).doesNotContainAnyElementsOf(of);
        assertThat(folds.others(fold).examples()).hasSize(1_000 - held.size());
        seen.addAll(of);
      }
      assertThat(seen).hasSize((int) examples.stream().map(Example::target).distinct().count());
    }
  }

  @Test
  void theOrderOfTheExamplesChangesNothing() {
    List<Example> examples = new ArrayList<>(examples(500, 40));
    Set<Set<String>> before = texts(examples);
    Collections.shuffle(examples, new Random(2));
    assertThat(texts(examples)).isEqualTo(before);
  }

  private static Set<Set<String>> texts(List<Example> examples) {
    TargetFolds folds = folds(examples);
    Set<Set<String>> texts = new HashSet<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      texts.add(
          folds.held(fold).stream().map(i -> examples.get(i).text()).collect(Collectors.toSet()));
    }
    return texts;
  }

  @Test
  void whatIsHeldOutSharesNoTextAndNoGroupWithTheOthers() {
    List<Example> examples = new ArrayList<>(examples(200, 2));
    examples.add(new Example("the same", "target 0", "l0", ""));
    examples.add(new Example("the same", "target 1", "l1", ""));
    examples.add(new Example("one of a pair", "target 0", "l0", "g"));
    examples.add(new Example("the other", "target 1", "l1", "g"));
    examples.add(new Example("about nothing", "", "l1", ""));
    TargetFolds folds = folds(examples);
    for (int fold = 0; fold < 2; fold++) {
      assertThat(folds.others(fold).examples())
          .extracting(Example::text)
          .contains("about nothing")
          .doesNotContain("the same", "one of a pair", "the other");
    }
    assertThat(folds.held(0)).doesNotContain(204);
    assertThat(folds.held(1)).doesNotContain(204);
  }

  @Test
  void oneTargetOrOneLabelBesideItCannotBeHeldOut() {
    List<Example> one = examples(100, 1);
    assertThat(folds(one).areLearnable()).isFalse();
    assertThat(folds(List.of()).areLearnable()).isFalse();
    List<Example> two = new ArrayList<>(one);
    for (int i = 0; i < 50; i++) {
      two.add(new Example("more " + i, "tax", "l0", ""));
    }
    assertThat(folds(two).areLearnable()).isFalse();
    for (int i = 0; i < 50; i++) {
      two.add(new Example("again " + i, "tax", "l1", ""));
    }
    assertThat(folds(two).areLearnable()).isTrue();
  }
}
