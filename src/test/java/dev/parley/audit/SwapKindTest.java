package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exchanged, and that the grammar stays. */
final class SwapKindTest {

  private static List<String> texts(SwapKind kind, String text) {
    return kind.swaps(text, 20, 1).swaps().stream().map(Swap::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She told her lawyer that he hit her. | He told his lawyer that she hit him.",
        "The car was hers, not his. | The car was his, not hers.",
        "The shop is his and the flat hers. | The shop is hers and the flat his.",
        "He asked her to go, and her own brother saw her on Friday."
            + " | She asked him to go, and his own sister saw him on Friday.",
        "Mr Arce's spokesman blamed the chairwoman. | Ms Arce's spokeswoman blamed the chairman.",
        "Ms. Diallo cut herself. | Mr. Diallo cut himself.",
        "POLICEMEN HELD HER BROTHER | POLICEWOMEN HELD HIS SISTER",
        "“He is a man,” said Chairman Odum. | “She is a woman,” said Chairwoman Odum.",
      })
  void wordsOfOneGenderBecomeThoseOfTheOther(String text, String expected) {
    assertThat(texts(SwapKind.GENDER, text)).containsExactly(expected);
    assertThat(texts(SwapKind.GENDER, expected)).containsExactly(text);
  }

  @Test
  void whatIsNoSentenceIsPassedOver() {
    String longest = "She left. " + "x".repeat(3_990);
    assertThat(texts(SwapKind.GENDER, longest)).hasSize(1);
    assertThat(texts(SwapKind.GENDER, longest + "x")).isEmpty();
  }

  @Test
  void aKnownGivenNameGoesWithItsPronoun() {
    assertThat(texts(SwapKind.GENDER, "Angela Merkel said she would."))
        .isNotEmpty()
        .allMatch(t -> t.matches("\\p{L}+ Merkel said he would\\.") && !t.contains("Angela"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"The king met the queen.", "Ferries left the Isle of Man.", "Talks resumed."})
  void whatHasNoOtherGenderStays(String text) {
    assertThat(texts(SwapKind.GENDER, text)).isEmpty();
  }

  @Test
  void aNameIsSwappedAlikeThroughoutASentence() {
    Pattern pattern =
        Pattern.compile(
            "The jailed chairman, \\p{L}+ (\\p{L}+), said \\1's men would back Mr \\1['’]s? ?\\.");
    assertThat(
            texts(
                SwapKind.NAMES,
                "The jailed chairman, Ruslan Petrenkov, said Petrenkov's men would back Mr"
                    + " Petrenkov's."))
        .hasSizeGreaterThan(10)
        .allMatch(pattern.asMatchPredicate());
  }

  @Test
  void namesKeepTheGenderThatTheSentenceTells() {
    Set<String> given = new HashSet<>();
    texts(SwapKind.NAMES, "Minister Zzelda Qurk said she would.")
        .forEach(t -> given.add(t.split(" ")[1]));
    GivenNames names = new GivenNames();
    assertThat(given).hasSizeGreaterThan(5).allMatch(n -> names.gender(n).equals("female"));
  }

  @Test
  void placesAndBodiesAreNoPersons() {
    assertThat(texts(SwapKind.NAMES, "Human Rights Watch left New York for Cape Town.")).isEmpty();
    assertThat(texts(SwapKind.NAMES, "Doctors left Margaret Hospital.")).isEmpty();
    assertThat(texts(SwapKind.NAMES, "The Justice Department sued General Motors.")).isEmpty();
  }

  @Test
  void articlesFollowWhatComesAfterThem() {
    List<String> texts = texts(SwapKind.COUNTRIES, "An Egyptian envoy saw a Kenyan one.");
    assertThat(texts)
        .allMatch(t -> t.matches("An? \\p{L}+( \\p{L}+)? envoy saw an? \\p{L}+( \\p{L}+)? one\\."))
        .noneMatch(
            t -> t.matches("(?s).*\\b[Aa] (?:Italian|Australian|American|Indian|Ethiopian).*"))
        .noneMatch(t -> t.matches("(?s).*\\b[Aa]n (?:Ukrainian|Ugandan|Kenyan|U\\.S).*"))
        .anyMatch(t -> t.startsWith("A "));
  }

  @Test
  void countriesTakeTheirArticleAndTheirAdjective() {
    assertThat(texts(SwapKind.COUNTRIES, "The United States met the Philippines' president."))
        .isNotEmpty()
        .noneMatch(t -> t.contains("the the") || t.contains("Philippines' "))
        .noneMatch(t -> t.startsWith("the"))
        .allMatch(t -> t.endsWith(" president."));
    assertThat(texts(SwapKind.COUNTRIES, "A U.S. envoy left."))
        .isNotEmpty()
        .noneMatch(t -> t.contains("Kenya envoy") || t.contains("the "));
    assertThat(texts(SwapKind.COUNTRIES, "KENYA CALLS US TO TALKS"))
        .isNotEmpty()
        .allMatch(t -> t.endsWith(" CALLS US TO TALKS") && t.equals(t.toUpperCase(Locale.ROOT)));
    assertThat(texts(SwapKind.COUNTRIES, "New Mexico votes.")).isEmpty();
  }

  @Test
  void partiesKeepTheirArticle() {
    assertThat(texts(SwapKind.PARTIES, "The Civic Alliance and a Labour Party official met Hamas."))
        .isNotEmpty()
        .allMatch(t -> t.matches("The .+ Party and an? .+ Party official met the .+ Party\\."));
    assertThat(texts(SwapKind.PARTIES, "Labour unrest grew in the Green Zone.")).isEmpty();
  }

  @Test
  void unionsOfStatesAreNoUnions() {
    assertThat(texts(SwapKind.UNIONS, "The African Union met the Russian Federation.")).isEmpty();
    assertThat(texts(SwapKind.UNIONS, "The National Union of Mineworkers struck."))
        .isNotEmpty()
        .allMatch(t -> t.matches("The .+ struck\\."));
  }

  @ParameterizedTest
  @EnumSource
  void swapsDifferAndComeAgainFromTheSameSeed(SwapKind kind) {
    String text =
        "On Monday Kenya's Labour Party and the Dockers' Union met Anna Sousa and her lawyer.";
    Swaps swaps = kind.swaps(text, 5, 7);
    assertThat(swaps.swaps()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(swaps.swaps()).extracting(Swap::text).doesNotContain(text);
    assertThat(kind.swaps(text, 5, 7)).isEqualTo(swaps);
    swaps.twin().ifPresent(t -> assertThat(t.group()).isEqualTo(swaps.swaps().get(0).group()));
    assertThat(kind.swaps("Talks resumed.", 5, 7).swaps()).isEmpty();
  }
}
