package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.text.Span;
import org.junit.jupiter.api.Test;

final class SpanTaggerTest {

  /** A head whose scores are the three numbers of a state. */
  private static final SpanTagger TAGGER =
      new SpanTagger(new LinearLayer(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new float[3]));

  private static SentenceEncoder.Encoding encoding(int[][] places, int... tags) {
    int[] begins = new int[tags.length];
    int[] ends = new int[tags.length];
    float[] states = new float[3 * tags.length];
    for (int i = 0; i < tags.length; i++) {
      begins[i] = places[i][0];
      ends[i] = places[i][1];
      states[3 * i + tags[i]] = 1;
    }
    return new SentenceEncoder.Encoding(
        new Embedding(new float[0], false), new SentenceEncoder.Pieces(begins, ends), states);
  }

  @Test
  void spansAreWholeWordsInCharactersOfTheSentence() {
    String sentence = "The dockers struck.";
    int[][] places = {{0, 3}, {4, 8}, {8, 11}, {12, 18}, {18, 19}};
    assertThat(TAGGER.spans(sentence, encoding(places, 1, 2, 2, 0, 0)))
        .containsExactly(new Span(0, 11));
    assertThat(TAGGER.spans(sentence, encoding(places, 0, 1, 0, 0, 0)))
        .as("half a word is the word")
        .containsExactly(new Span(4, 11));
    assertThat(TAGGER.spans(sentence, encoding(places, 0, 1, 1, 0, 0)))
        .as("a word belongs to one span")
        .containsExactly(new Span(4, 11));
    assertThat(TAGGER.spans(sentence, encoding(places, 0, 0, 0, 0, 0))).isEmpty();
  }
}
