package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is learnt from and who is tested. */
final class FoldingTest {

  /** A text of 20 words that shares no run of five with another number's. */
  private static String text(int number) {
    return IntStream.range(0, 20)
        .mapToObj(w -> "w" + (number * 31 + w * w))
        .collect(Collectors.joining(" "));
  }

  /** 200 rows, three in four of label a; every tenth repeats another with one word changed. */
  private static List<Example> examples(boolean grouped) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String text = i % 10 == 9 ? text(i - 4).replaceFirst(" w\\d+$", " last") : text(i);
      examples.add(new Example(text, "", i % 4 == 0 ? "b" : "a", grouped ? "g" + i % 37 : ""));
    }
    return examples;
  }

  private static void assertNothingCrosses(List<Example> examples, Folding folding) {
    DisjointSets near = NearDuplicates.of(examples.stream().map(Example::text).toList());
    for (Folding.Fold fold : folding.folds()) {
      assertThat(near(near, fold.train())).doesNotContainAnyElementsOf(near(near, fold.test()));
      Set<String> groups = groups(examples, fold.train());
      groups.remove("");
      assertThat(groups).doesNotContainAnyElementsOf(groups(examples, fold.test()));
    }
  }

  private static Set<Integer> near(DisjointSets sets, List<Integer> rows) {
    return rows.stream().map(sets::find).collect(Collectors.toSet());
  }

  private static Set<String> groups(List<Example> examples, List<Integer> rows) {
    return rows.stream()
        .map(r -> examples.get(r).group())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void assertEachTestedOnce(Folding folding, int rows) {
    assertThat(folding.folds().stream().flatMap(f -> f.test().stream()))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows).boxed().toList());
  }

  @Test
  void groupsAndNearDuplicatesShareAFold() {
    List<Example> examples = examples(true);
    Folding folding = Folding.stratified(examples, 5, 1);
    assertThat(folding.folds()).hasSize(5);
    assertEachTestedOnce(folding, 200);
    assertNothingCrosses(examples, folding);
    for (Folding.Fold fold : folding.folds()) {
      assertThat(fold.train().size() + fold.test().size()).isEqualTo(200);
    }
  }

  @Test
  void foldsHaveTheLabelsInTheSameShares() {
    List<Example> examples = examples(false);
    Folding folding = Folding.stratified(examples, 5, 1);
    assertNothingCrosses(examples, folding);
    for (Folding.Fold fold : folding.folds()) {
      assertThat(fold.test()).hasSize(40);
      assertThat(fold.test().stream().filter(r -> examples.get(r).label().equals("b"))).hasSize(10);
    }
  }

  @Test
  void clustersAreCountedAndWhatTheyKeepTogether() {
    Folding folding = Folding.stratified(examples(false), 5, 1);
    assertThat(folding.clusters()).isEqualTo(20);
    assertThat(folding.clustered()).isEqualTo(40);
    assertThat(folding.parted()).isBetween(8L, 20L);
    List<Example> examples = examples(false);
    List<String> halves = IntStream.range(0, 200).mapToObj(i -> "" + i / 100).toList();
    // What repeats another row is in the same half, so that no pair is parted.
    assertThat(Folding.leavingOut(examples, halves).parted()).isZero();
  }

  @Test
  void theOrderOfTheRowsChangesNothingButTheSeedDoes() {
    List<Example> examples = examples(true);
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(byText(shuffled, 1))
        .isEqualTo(byText(examples, 1))
        .isNotEqualTo(byText(examples, 2));
  }

  private static Map<String, String> byText(List<Example> examples, long seed) {
    Map<String, String> folds = new TreeMap<>();
    for (Folding.Fold fold : Folding.stratified(examples, 5, seed).folds()) {
      fold.test().forEach(row -> folds.put(examples.get(row).text(), fold.name()));
    }
    return folds;
  }

  @Test
  void aValueIsLeftOutWithWhatBelongsToItsRows() {
    List<Example> examples = examples(false);
    List<String> values = IntStream.range(0, 200).mapToObj(i -> "v" + i % 3).toList();
    Folding folding = Folding.leavingOut(examples, values);
    assertThat(folding.folds()).extracting(Folding.Fold::name).containsExactly("v0", "v1", "v2");
    assertEachTestedOnce(folding, 200);
    assertNothingCrosses(examples, folding);
    // Each row is learnt from twice, but for the 40 that have a twin of another value: once.
    assertThat(folding.folds().stream().mapToInt(f -> f.train().size()).sum()).isEqualTo(360);
  }

  @Test
  void nothingIsLearntFromWhatIsLaterOrBelongsToATestedRow() {
    List<Example> examples = examples(false);
    List<String> days = IntStream.range(0, 200).mapToObj(i -> "d" + (100 + i * 7 % 50)).toList();
    Folding folding = Folding.forward(examples, days, 4);
    assertThat(folding.folds()).hasSize(4);
    assertNothingCrosses(examples, folding);
    for (Folding.Fold fold : folding.folds()) {
      assertThat(Collections.max(fold.train().stream().map(days::get).toList()))
          .isLessThan(Collections.min(fold.test().stream().map(days::get).toList()));
    }
    assertThat(folding.folds().stream().mapToInt(f -> f.test().size()).sum()).isEqualTo(160);
  }

  @Test
  void samplesAreNestedAndHaveTheLabelsInTheSameShares() {
    List<Example> examples = examples(true);
    Folding all = Folding.stratified(examples, 5, 1);
    List<List<Integer>> smaller = Collections.nCopies(5, List.of());
    for (int size : List.of(10, 40, 41, 100, all.leastLearnt())) {
      Folding sampled = all.sampled(examples, size, 1);
      for (int f = 0; f < 5; f++) {
        List<Integer> train = sampled.folds().get(f).train();
        List<Integer> from = all.folds().get(f).train();
        assertThat(train)
            .hasSize(size)
            .isSorted()
            .doesNotHaveDuplicates()
            .containsAll(smaller.get(f));
        assertThat(from).containsAll(train);
        assertThat((double) ofB(examples, train))
            .isCloseTo((double) size * ofB(examples, from) / from.size(), within(1.0));
        assertThat(sampled.folds().get(f).test()).isEqualTo(all.folds().get(f).test());
      }
      smaller = sampled.folds().stream().map(Folding.Fold::train).toList();
    }
    assertThat(all.sampled(examples, 40, 2).folds())
        .isNotEqualTo(all.sampled(examples, 40, 1).folds());
  }

  private static long ofB(List<Example> examples, List<Integer> rows) {
    return rows.stream().filter(row -> examples.get(row).label().equals("b")).count();
  }

  @Test
  void aSampleIsNoLargerThanWhatAFoldLearnsFrom() {
    List<Example> examples = examples(false);
    Folding all = Folding.stratified(examples, 5, 1);
    assertThat(all.leastLearnt()).isEqualTo(160);
    assertThatThrownBy(() -> all.sampled(examples, 161, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("161 rows: expected at most 160, as many as each fold can learn from");
    assertThatThrownBy(() -> all.sampled(examples, 1, 1))
        .hasMessageContaining("fold '1': 1 rows of 1 labels are left to learn from");
  }

  @Test
  void tooLittleIsNamed() {
    List<Example> two =
        List.of(new Example("one text", "", "a", "g"), new Example("other text", "", "b", ""));
    assertThatThrownBy(() -> Folding.stratified(two, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label 'a': 1 rows: expected at least 2, one a fold");
    assertThatThrownBy(() -> Folding.leavingOut(two, List.of("x", "y")))
        .hasMessageContaining("fold 'x': 1 rows of 1 labels are left to learn from");
    assertThatThrownBy(() -> Folding.leavingOut(two, List.of("x", "x")))
        .hasMessageContaining("1 different values: expected 2 to 100");
    assertThatThrownBy(() -> Folding.forward(two, List.of("1", "1"), 2))
        .hasMessageContaining("1 different times over 2 rows cannot be cut into 3 parts");
  }
}
