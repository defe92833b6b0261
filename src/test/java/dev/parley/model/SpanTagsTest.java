package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.Span;
import org.junit.jupiter.api.Test;

final class SpanTagsTest {

  @Test
  void tagsMakeSpans() {
    assertThat(SpanTags.spans(new int[] {})).isEmpty();
    assertThat(SpanTags.spans(new int[] {0, 0})).isEmpty();
    assertThat(SpanTags.spans(new int[] {0, 1, 2, 2, 0})).containsExactly(new Span(1, 4));
    assertThat(SpanTags.spans(new int[] {1, 1, 2})).containsExactly(new Span(0, 1), new Span(1, 3));
  }

  @Test
  void aLaterPieceWithoutAFirstOneBeginsASpan() {
    assertThat(SpanTags.spans(new int[] {2, 2, 0, 2}))
        .containsExactly(new Span(0, 2), new Span(3, 4));
  }
}
