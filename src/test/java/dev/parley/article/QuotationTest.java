package dev.parley.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.Span;
import org.junit.jupiter.api.Test;

final class QuotationTest {

  @Test
  void weSpeaksForOthersAndIForOneself() {
    assertThat(Quotation.of("\"No, we will march,\" I heard her say."))
        .isEqualTo(new Quotation(new Span(5, 7), true));
    assertThat(Quotation.of("“I will go,” he said."))
        .isEqualTo(new Quotation(new Span(1, 2), false));
    assertThat(Quotation.of("\"I think that we shall meet.\""))
        .isEqualTo(new Quotation(new Span(14, 16), true));
  }

  @Test
  void onlyWhatIsQuotedCounts() {
    assertThat(Quotation.of("We met the chair, who called it \"a trap\".")).isNull();
    assertThat(Quotation.of("The envoy left for the \"US capital\".")).isNull();
    assertThat(Quotation.told("\"We will go,\" she said, \"today")).isEqualTo("  she said,  ");
  }
}
