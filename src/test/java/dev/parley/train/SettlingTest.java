package dev.parley.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettlingTest {

  private static final LabelSet LABELS = new LabelSet(List.of("no", "yes"));
  private static final Map<String, Double> EVEN = Map.of("no", 0.5, "yes", 0.5);

  /** A hundred examples; the words are surer of "no" the later one comes. */
  private static List<double[]> words() {
    List<double[]> words = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double no = (i + 0.5) / 100;
      words.add(new double[] {no, 1 - no});
    }
    return words;
  }

  private static List<double[]> next(int from) {
    List<double[]> next = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      next.add(i < from ? new double[] {0.1, 0.9} : new double[] {0.9, 0.1});
    }
    return next;
  }

  @Test
  void theWordsSettleDownToWhereAnswersWouldChange() {
    int[] gold = new int[100];
    Map<String, Double> settled = new Settling(LABELS, EVEN, EVEN).of(words(), next(80), gold);
    assertThat(settled).containsOnlyKeys("no");
    assertThat(settled.get("no")).isEqualTo(0.805);
  }

  @Test
  void whereTheWordsAreSurestOfWhatIsWrongTheySettleNothing() {
    List<double[]> surest = words().subList(60, 100);
    List<double[]> other = next(100).subList(60, 100);
    assertThat(new Settling(LABELS, EVEN, EVEN).of(surest, other, new int[40])).isEmpty();
  }

  @Test
  void theCommonestLabelWhereTheModelIsUsedIsTheOneThatIsSettled() {
    Map<String, Double> mostlyYes = Map.of("no", 0.1, "yes", 0.9);
    assertThat(new Settling(LABELS, EVEN, mostlyYes).of(words(), next(20), new int[100]))
        .containsOnlyKeys("yes");
  }
}
