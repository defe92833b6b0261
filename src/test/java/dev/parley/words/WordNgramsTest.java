package dev.parley.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordNgramsTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "Talks resumed.",
          "The İzmir talks: 1,200 workers — no deal!",
          "naïve Müller’s 漢字 😀😀 http://example.org/x?y=1",
          "\uD83D lone surrogate \0 control",
          "word ".repeat(5_000));

  @Test
  void scoringInOnePassEqualsTheDotProduct() {
    Random random = new Random(3);
    float[] weights = new float[WordNgrams.TABLE_SIZE * 3];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    for (String text : TEXTS) {
      for (String target : List.of("", "climate")) {
        double[] scores = new double[3];
        WordNgrams.score(text, target, weights, scores);
        FeatureVector vector = WordNgrams.extract(text, target);
        for (int label = 0; label < 3; label++) {
          double dot = 0;
          for (int i = 0; i < vector.size(); i++) {
            dot += vector.value(i) * weights[vector.index(i) * 3 + label];
          }
          assertThat(scores[label]).isCloseTo(dot, within(1e-4 * Math.max(1, Math.abs(dot))));
        }
      }
    }
  }

  @Test
  void caseAndDigitsDoNotMatter() {
    assertEqual("STRIKE ON 12 MAY", "Strike on 34 May");
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    FeatureVector english = WordNgrams.extract("INITIATIVE IN RIGA", "IRAN");
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(indices(WordNgrams.extract("INITIATIVE IN RIGA", "IRAN")))
          .isEqualTo(indices(english));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anExplanationNamesEveryOccurrence() {
    assertThat(WordNgrams.locate("No talks.", ""))
        .extracting(LocatedFeature::name)
        .containsExactly("No", "No", "talks", "No talks", ".", "talks.");
  }

  @Test
  void aTargetDoublesTheFeatures() {
    assertThat(WordNgrams.extract("No talks", "climate").size())
        .isEqualTo(2 * WordNgrams.extract("No talks", "").size());
  }

  private static void assertEqual(String one, String other) {
    assertThat(indices(WordNgrams.extract(one, "")))
        .isEqualTo(indices(WordNgrams.extract(other, "")));
  }

  private static List<Integer> indices(FeatureVector vector) {
    return java.util.stream.IntStream.range(0, vector.size()).mapToObj(vector::index).toList();
  }
}
