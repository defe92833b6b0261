package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Uncertain rows that are unlike one another come first. */
final class SuggestionsTest {

  private static Candidate<String> row(long number, String text, double uncertainty) {
    return new Candidate<>(number, text, text, uncertainty);
  }

  private static Suggestions<String> suggest(
      List<Candidate<String>> pool, Set<String> labelled, int count, double diversity) {
    return Suggestions.of(pool.iterator(), labelled, new SuggestionOptions(count, diversity));
  }

  private static List<Long> numbers(Suggestions<String> suggestions) {
    return suggestions.chosen().stream().map(Candidate::number).toList();
  }

  @Test
  void entropyAndMarginAreAsByHand() {
    List<Double> even = List.of(0.5, 0.25, 0.25);
    // 1.5 bits of log2(3) = 1.584963
    assertThat(Uncertainty.ENTROPY.of(even)).isCloseTo(0.946395, within(1e-6));
    assertThat(Uncertainty.MARGIN.of(even)).isEqualTo(0.75);
    assertThat(Uncertainty.MARGIN.of(List.of(0.1, 0.3, 0.6))).isCloseTo(0.7, within(1e-12));
    assertThat(Uncertainty.ENTROPY.of(List.of(0.0, 1.0))).isZero();
    assertThat(Uncertainty.MARGIN.of(List.of(0.0, 1.0))).isZero();
    assertThat(Uncertainty.ENTROPY.of(List.of(0.5, 0.5))).isEqualTo(1);
    assertThat(Uncertainty.MARGIN.of(List.of(0.5, 0.5))).isEqualTo(1);
  }

  @Test
  void theCosineIsThatOfTfIdf() {
    // Words a, b, c and pairs ^a, ab, ^c; n = 2. Each feature is in one text: idf = ln(3/2) + 1.
    Similarities similarities = new Similarities(List.of("a b", "c"));
    assertThat(similarities.to("a b")).containsExactly(new double[] {1, 0}, within(1e-7));
    // "a c" has a, ^a (of text 1), c (of text 2) and the pair ac, which no text has: idf ln(3) + 1.
    double known = Math.log(1.5) + 1;
    double unknown = Math.log(3) + 1;
    double length = Math.sqrt(3 * known * known + unknown * unknown);
    assertThat(similarities.to("a c"))
        .containsExactly(
            new double[] {2 * known / (length * 2), known / (length * Math.sqrt(2))}, within(1e-7));
    assertThat(similarities.to(" ")).containsExactly(0, 0);
  }

  @Test
  void withoutDiversityUncertaintyDecidesAndTiesGoToTheEarlierRow() {
    List<Candidate<String>> pool =
        List.of(
            row(1, "one", 0.2),
            row(2, "two", 0.9),
            row(3, "three", 0.5),
            row(4, "four", 0.9),
            row(5, "five", 0.1));
    assertThat(numbers(suggest(pool, Set.of(), 4, 0))).containsExactly(2L, 4L, 3L, 1L);
  }

  @Test
  void diversityPrefersWhatIsUnlikeTheChosenAndTheLabelled() {
    List<Candidate<String>> pool =
        List.of(
            row(1, "the union called a strike at the port", 0.9),
            row(2, "the union called a strike at the mine", 0.89),
            row(3, "ministers resumed talks in Geneva", 0.6));
    assertThat(numbers(suggest(pool, Set.of(), 3, 0))).containsExactly(1L, 2L, 3L);
    assertThat(numbers(suggest(pool, Set.of(), 3, 1))).containsExactly(1L, 3L, 2L);
    assertThat(numbers(suggest(pool, Set.of("the union called a strike at the dock"), 3, 1)))
        .startsWith(3L);
  }

  @Test
  void nearlyTheSameAndRepeatedTextsAreSkippedAndCounted() {
    String text =
        "On Monday the dockers' federation in the port of Callao called off the strike that it had"
            + " announced after talks with the ministry of labour broke down late on Friday night";
    List<Candidate<String>> pool =
        List.of(
            row(1, text, 0.9),
            row(2, text + ".", 0.8),
            row(3, text, 0.9),
            row(4, "Talks resumed.", 0.1),
            row(5, "Thousands marched.", 0.7));
    Suggestions<String> suggestions = suggest(pool, Set.of("Thousands marched."), 5, 0.5);
    assertThat(numbers(suggestions)).containsExactly(1L, 4L);
    assertThat(suggestions.rows()).isEqualTo(5);
    assertThat(suggestions.compared()).isEqualTo(3);
    assertThat(suggestions.repeated()).isEqualTo(2);
    assertThat(suggestions.nearlySame()).isEqualTo(1);
  }

  @Test
  void onlyTheMostUncertainOfALargePoolAreKept() {
    Stream<Candidate<String>> pool =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(i -> row(i, "w" + Integer.toString(i, 36), i % 10_000 / 10_000.0));
    Suggestions<String> suggestions =
        Suggestions.of(pool.iterator(), Set.of(), new SuggestionOptions(3, 0));
    assertThat(suggestions.rows()).isEqualTo(20_000);
    assertThat(suggestions.compared()).isEqualTo(5_000);
    assertThat(numbers(suggestions)).startsWith(9_999L);
    assertThat(new SuggestionOptions(1_000, 0).shortlisted()).isEqualTo(20_000);
  }

  @Test
  void anEmptyPoolSuggestsNothing() {
    assertThat(suggest(List.of(), Set.of("a"), 5, 0.5).chosen()).isEmpty();
  }

  @Test
  void optionsCheckThemselves() {
    assertThatThrownBy(() -> new SuggestionOptions(0, 0.5))
        .hasMessage("count 0: expected at least 1");
    assertThatThrownBy(() -> new SuggestionOptions(1, Double.NaN))
        .hasMessage("diversity NaN: expected a number from 0 to 1");
  }
}
