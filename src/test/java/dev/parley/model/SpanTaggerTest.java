package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.text.Span;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpanTaggerTest {

  /** A head whose scores are the three numbers of a state. */
  private static final SpanTagger TAGGER =
      new SpanTagger(new LinearLayer(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new float[3]));

  private static final String SENTENCE = "The dockers struck.";
  private static final int[] BEGINS = {0, 4, 8, 12, 18};
  private static final int[] ENDS = {3, 8, 11, 18, 19};

  /** The spans of the sentence, of whose five pieces each has a score for each tag. */
  private static List<Span> spans(float[]... scores) {
    return TAGGER.spans(SENTENCE, encoding(scores));
  }

  private static SentenceEncoder.Encoding encoding(float[]... scores) {
    float[] states = new float[3 * scores.length];
    for (int i = 0; i < scores.length; i++) {
      System.arraycopy(scores[i], 0, states, 3 * i, 3);
    }
    return new SentenceEncoder.Encoding(
        new Embedding(new float[0], false), new SentenceEncoder.Pieces(BEGINS, ENDS), states);
  }

  private static float[] scores(float outside, float begin, float inside) {
    return new float[] {outside, begin, inside};
  }

  private static final float[] OUTSIDE = scores(5, 0, 0);
  private static final float[] BEGIN = scores(0, 5, 0);
  private static final float[] INSIDE = scores(0, 0, 5);

  @Test
  void theLikeliestTagsMakeSpansInCharactersOfTheSentence() {
    assertThat(spans(BEGIN, INSIDE, INSIDE, OUTSIDE, OUTSIDE)).containsExactly(new Span(0, 11));
    assertThat(spans(OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE)).isEmpty();
  }

  @Test
  void aSpanHoldsWholeWords() {
    assertThat(spans(OUTSIDE, BEGIN, scores(2, 0, 0), OUTSIDE, OUTSIDE))
        .containsExactly(new Span(4, 11));
    assertThat(spans(OUTSIDE, scores(0, 1, 0), OUTSIDE, OUTSIDE, OUTSIDE)).isEmpty();
  }

  @Test
  void noSpanBeginsRightBehindAnother() {
    assertThat(spans(BEGIN, scores(0, 5, 4), scores(0, 3, 1), OUTSIDE, OUTSIDE))
        .containsExactly(new Span(0, 11));
  }

  @Test
  void anArticleIsNoSpan() {
    assertThat(spans(BEGIN, scores(2, 0, 1), scores(2, 0, 1), OUTSIDE, OUTSIDE))
        .containsExactly(new Span(0, 11));
    assertThat(spans(scores(0, 1, 0), OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE)).isEmpty();
  }

  @Test
  void aLastPieceThatReadsLikeAnArticleIsNone() {
    String name = "Wija said the";
    SentenceEncoder.Pieces pieces =
        new SentenceEncoder.Pieces(new int[] {0, 3, 5, 10}, new int[] {3, 4, 9, 13});
    float[] states = {0, 5, 0, 0, 0, 5, 5, 0, 0, 0, 5, 0};
    assertThat(
            TAGGER.spans(
                name,
                new SentenceEncoder.Encoding(new Embedding(new float[0], false), pieces, states)))
        .as("nor does a sentence end with a span of an article")
        .containsExactly(new Span(0, 4));
  }

  @Test
  void aProbabilityIsTheShareOfAllSoundTagsThatHaveTheSpan() {
    SplittableRandom random = new SplittableRandom(1);
    int found = 0;
    for (int sample = 0; sample < 200; sample++) {
      float[][] scores = new float[BEGINS.length][];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = scores(number(random), number(random), number(random));
      }
      for (SpanTagger.Found span : TAGGER.found(SENTENCE, encoding(scores))) {
        found++;
        assertThat(span.probability()).isCloseTo(share(span.span(), scores), within(1e-9));
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  private static float number(SplittableRandom random) {
    return (float) (4 * random.nextDouble() - 2);
  }

  /** Counted over all tags of the five pieces. */
  private static double share(Span span, float[][] scores) {
    double all = 0;
    double having = 0;
    for (int code = 0; code < 243; code++) {
      int[] tags = new int[BEGINS.length];
      double weight = 0;
      for (int i = 0, rest = code; i < tags.length; i++, rest /= 3) {
        tags[i] = rest % 3;
        weight += scores[i][tags[i]];
      }
      if (isSound(tags)) {
        all += Math.exp(weight);
        having +=
            SpanTags.spans(tags).stream()
                    .anyMatch(s -> new Span(BEGINS[s.begin()], ENDS[s.end() - 1]).equals(span))
                ? Math.exp(weight)
                : 0;
      }
    }
    return having / all;
  }

  /** The second and third piece are one word, the first an article. */
  private static boolean isSound(int[] tags) {
    for (int i = 0; i < tags.length; i++) {
      boolean outside = i == 0 || tags[i - 1] == SpanTags.OUTSIDE;
      if (tags[i] == (outside ? SpanTags.INSIDE : SpanTags.BEGIN)) {
        return false;
      }
    }
    return SpanTags.spans(tags).stream()
        .allMatch(s -> s.begin() != 2 && s.end() != 2 && !s.equals(new Span(0, 1)));
  }
}
