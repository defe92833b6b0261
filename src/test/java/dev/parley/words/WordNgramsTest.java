package dev.parley.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordNgramsTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "Talks resumed.",
          "The İzmir talks: 1,200 workers — no deal!",
          "naïve Müller’s 漢字 😀😀 http://example.org/x?y=1",
          "nai\u0308ve e\u0301te\u0301 \u0301 a\u0301 का",
          "I am on it, no: so be it",
          "𐐀𐐁𐐂 𐐀𐐁 𐐀𐐁𐐂𐐃𐐄𐐅 a𐐀 a𐐀b",
          "\uD83D lone surrogate \0 control abc\uD801 abc\uD801def \uDC00",
          "RT @JoeBiden: #StopTheStrike2020, #ÉtatDUrgence a@ExampleMail.org",
          "word ".repeat(5_000));

  /** What words are made of, and what parts them, of one and two units each. */
  private static final List<String> PIECES =
      List.of(
          "a", "B", "é", "e\u0301", "İ", "ı", "7", "٣", "𐐀", "𝟘", "漢", "😀", ".", " ", "#", "@",
          "\uD801");

  private static List<String> randomTexts() {
    Random random = new Random(11);
    return IntStream.range(0, 300)
        .mapToObj(
            text ->
                IntStream.range(0, random.nextInt(40))
                    .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                    .collect(Collectors.joining()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void scoringInOnePassEqualsTheDotProduct(WordNgrams features) {
    Random random = new Random(3);
    float[] weights = new float[features.tableSize() * 3];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    List<String> texts = new ArrayList<>(TEXTS);
    texts.addAll(randomTexts());
    for (String text : texts) {
      for (String target : List.of("", "climate")) {
        double[] scores = new double[3];
        features.score(text, target, weights, scores);
        FeatureVector vector = features.extract(text, target);
        for (int label = 0; label < 3; label++) {
          double dot = 0;
          for (int i = 0; i < vector.size(); i++) {
            dot += vector.value(i) * weights[vector.index(i) * 3 + label];
          }
          assertThat(scores[label])
              .as(text)
              .isCloseTo(dot, within(1e-4 * Math.max(1, Math.abs(dot))));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExplanationHasTheFeaturesThatTrainingHas(WordNgrams features) {
    for (String text : TEXTS.subList(0, TEXTS.size() - 1)) {
      int[] located =
          features.locate(text, "climate").stream().mapToInt(LocatedFeature::index).toArray();
      assertThat(indices(FeatureVector.ofOccurrences(located)))
          .isEqualTo(indices(features.extract(text, "climate")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void caseAndDigitsDoNotMatter(WordNgrams features) {
    assertThat(indices(features.extract("STRIKE ON 12 MAY", "")))
        .isEqualTo(indices(features.extract("Strike on 34 May", "")));
  }

  @ParameterizedTest
  @EnumSource
  void aHashtagOrUserNameIsReadAsTheWordsItJoins(WordNgrams features) {
    assertThat(indices(features.extract("#StopTheStrike says @JoeBiden2", "")))
        .isEqualTo(indices(features.extract("# Stop The Strike says @ Joe Biden 2", "")));
    assertThat(indices(features.extract("StopTheStrike", "")))
        .isEqualTo(indices(features.extract("stopthestrike", "")));
  }

  @ParameterizedTest
  @EnumSource
  void theLocaleDoesNotMatter(WordNgrams features) {
    Locale before = Locale.getDefault();
    FeatureVector english = features.extract("INITIATIVE IN RIGA", "IRAN");
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(indices(features.extract("INITIATIVE IN RIGA", "IRAN")))
          .isEqualTo(indices(english));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anExplanationNamesEveryOccurrence() {
    assertThat(WordNgrams.WORDS.locate("No talks.", ""))
        .extracting(LocatedFeature::name)
        .containsExactly("No", "No", "talks", "No talks", ".", "talks.");
  }

  @Test
  void runsOfCharactersAreThoseOfTheWordBetweenItsMarks() {
    assertThat(WordNgrams.WITH_CHARACTERS.locate("No Cats", ""))
        .extracting(LocatedFeature::name)
        .containsExactly(
            "No", "No", "Cats", "No Cats", "·Ca…", "·Cat…", "·Cats…", "…Cat…", "…Cats…", "…Cats·",
            "…ats…", "…ats·", "…ts·");
  }

  @Test
  void runsOfCharactersStandWhereTheyWereRead() {
    assertThat(WordNgrams.WITH_CHARACTERS.locate("a 𐐀𐐁𐐂", "").subList(4, 10))
        .extracting(LocatedFeature::span)
        .containsExactly(
            new Span(2, 6),
            new Span(2, 8),
            new Span(2, 8),
            new Span(2, 8),
            new Span(2, 8),
            new Span(4, 8));
  }

  @Test
  void wordsOfOneOrTwoCharactersHaveNoRuns() {
    for (String text : List.of("I am on it", "a 𐐀𐐁 e\u0301 .", "No 😀😀😀")) {
      assertThat(WordNgrams.WITH_CHARACTERS.locate(text, ""))
          .extracting(LocatedFeature::name)
          .isEqualTo(WordNgrams.WORDS.locate(text, "").stream().map(LocatedFeature::name).toList());
    }
  }

  @Test
  void aWordIsNoneOfItsOwnRuns() {
    assertThat(WordNgrams.WITH_CHARACTERS.locate("abc", ""))
        .filteredOn(f -> f.name().contains("abc"))
        .extracting(LocatedFeature::name)
        .containsExactly("abc", "abc", "·abc…", "·abc·", "…abc…", "…abc·");
    assertThat(WordNgrams.WITH_CHARACTERS.locate("abc", ""))
        .extracting(LocatedFeature::index)
        .doesNotHaveDuplicates();
  }

  @Test
  void placesOfWordsAndPairsStayAsTrainedModelsHaveThem() {
    assertThat(indices(WordNgrams.WORDS.extract("No talks, İzmir 12", "tax")))
        .containsExactly(
            4622, 12882, 28258, 32986, 49256, 54192, 72191, 74515, 87257, 91600, 97631, 99311,
            102560, 117000, 173632, 174015, 188036, 191802, 200702, 207654);
  }

  @ParameterizedTest
  @EnumSource
  void aTargetDoublesTheFeatures(WordNgrams features) {
    assertThat(features.extract("No talks", "climate").size())
        .isEqualTo(2 * features.extract("No talks", "").size());
  }

  @ParameterizedTest
  @EnumSource
  void featuresAreFoundByTheirDescription(WordNgrams features) {
    assertThat(WordNgrams.described(features.toString())).isSameAs(features);
  }

  @Test
  void anUnknownDescriptionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordNgrams.described("runes"))
        .withMessage(
            "features 'runes' of the words tier: expected one of [words and pairs, words and"
                + " pairs with characters]");
  }

  private static List<Integer> indices(FeatureVector vector) {
    return IntStream.range(0, vector.size()).mapToObj(vector::index).toList();
  }
}
