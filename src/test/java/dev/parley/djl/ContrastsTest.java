package dev.parley.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.LabelSet;
import dev.parley.train.TuningSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContrastsTest {

  private static final LabelSet LABELS = new LabelSet(List.of("no", "yes"));

  private static TuningSet.Question asked(Integer... gold) {
    return new TuningSet.Question("q", LABELS, List.of(gold));
  }

  @Test
  void aGroupStaysTogetherAndASentenceWithoutOneAlone() {
    Contrasts contrasts = Contrasts.of(List.of("a", "", "b", "a", "b", ""));
    assertThat(contrasts.together())
        .containsExactlyInAnyOrder(
            new int[] {0, 3}, new int[] {2, 4}, new int[] {1}, new int[] {5});
  }

  @Test
  void membersWithDifferentLabelsMakeAPairInBothOrders() {
    Contrasts contrasts = Contrasts.of(List.of("a", "", "a", "a"));
    assertThat(contrasts.pairs(new int[] {1, 3, 0, 2}, asked(0, 1, 1, 1)))
        .containsExactlyInAnyOrder(
            new Contrasts.Pair(2, 1, 0),
            new Contrasts.Pair(1, 2, 1),
            new Contrasts.Pair(2, 3, 0),
            new Contrasts.Pair(3, 2, 1));
  }

  @Test
  void membersOfOneLabelOrOfAnUnknownOneMakeNone() {
    Contrasts contrasts = Contrasts.of(List.of("a", "a", "b", "b"));
    assertThat(contrasts.pairs(new int[] {0, 1, 2, 3}, asked(1, 1, 0, -1))).isEmpty();
  }

  @Test
  void anArticleIsNoContrast() {
    Contrasts contrasts = Contrasts.of(List.of("r", "r", "r", "r", "r"));
    assertThat(contrasts.together()).hasSize(5);
    assertThat(contrasts.pairs(new int[] {0, 1, 2, 3, 4}, asked(0, 1, 0, 1, 0))).isEmpty();
  }
}
