package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which texts count as nearly the same. */
final class NearDuplicatesTest {

  private static final String TWENTY =
      "The president said on Monday that talks with the opposition would resume in the capital"
          + " after the holidays end next week";

  private static List<List<Integer>> sets(String... texts) {
    return NearDuplicates.of(List.of(texts)).sets();
  }

  @Test
  void anyOneWordOfTwentyMayChange() {
    List<String> words = List.of(TWENTY.split(" ")).subList(0, 20);
    for (int at = 0; at < words.size(); at++) {
      List<String> changed = new ArrayList<>(words);
      changed.set(at, "otherwise");
      assertThat(sets(String.join(" ", words), String.join(" ", changed)))
          .as(changed.toString())
          .hasSize(1);
    }
  }

  /** 16 runs of five words each, of which five hold the word: 11 of 21. */
  @Test
  void aWordChangedInTheMiddleLeavesElevenOfTwentyOneRuns() {
    String first = IntStream.range(0, 20).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    Shingles changed = Shingles.of(first.replace("w10", "x"));
    assertThat(Shingles.of(first).resemblance(changed)).isCloseTo(11 / 21.0, within(1e-12));
  }

  @Test
  void caseAndPunctuationDoNotCount() {
    assertThat(sets("Talks resumed, at last!", "\"talks RESUMED at last\"", "Talks failed at last"))
        .containsExactly(List.of(0, 1), List.of(2));
  }

  @Test
  void textsWithoutWordsAreTheSameOnlyIfTheyAreEqual() {
    assertThat(sets("\uD83D\uDC4D", "\uD83D\uDC4E", " \uD83D\uDC4D"))
        .containsExactly(List.of(0, 2), List.of(1));
  }

  @Test
  void unlikeSentencesStayApart() {
    assertThat(
            sets(
                TWENTY,
                "Thousands marched on the palace after the talks with the opposition had failed",
                "The president said on Tuesday that no talks would be held before the elections"))
        .hasSize(3);
  }

  @Test
  void whatIsFoundIsWhatComparingAllPairsFinds() {
    List<String> texts = texts(600);
    DisjointSets expected = new DisjointSets(texts.size());
    List<Shingles> shingles = texts.stream().map(Shingles::of).toList();
    for (int a = 0; a < texts.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (shingles.get(a).resemblance(shingles.get(b)) >= 0.5) {
          expected.join(a, b);
        }
      }
    }
    assertThat(expected.sets()).hasSizeBetween(100, 500);
    assertThat(NearDuplicates.of(texts).sets()).isEqualTo(expected.sets());
  }

  /** Copies of 100 texts of 8 to 27 words with up to three words changed. */
  private static List<String> texts(int count) {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int origin = random.nextInt(100);
      List<String> words = new ArrayList<>();
      IntStream.range(0, 8 + origin % 20).forEach(w -> words.add("w" + origin * w % 13 + w));
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        words.set(random.nextInt(words.size()), "x" + random.nextInt(1000));
      }
      texts.add(String.join(" ", words));
    }
    return texts;
  }
}
