package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RetrievalTest {

  @Test
  void figuresAreThoseOfAllDocumentsTogether() {
    Retrieval retrieval =
        Retrieval.of(
            "holder",
            List.of(new Retrieval.Counts(3, 4, 6), new Retrieval.Counts(1, 4, 2)),
            Resampling.DEFAULT);
    assertThat(retrieval.precision().value()).isEqualTo(0.5);
    assertThat(retrieval.recall().value()).isEqualTo(0.5);
    assertThat(retrieval.f1().value()).isCloseTo(0.5, offset(1e-12));
    assertThat(retrieval.precision().low()).isEqualTo(0.25);
    assertThat(retrieval.precision().high()).isEqualTo(0.75);
  }

  @Test
  void nothingRightIsNothing() {
    Retrieval retrieval =
        Retrieval.of("source", List.of(new Retrieval.Counts(0, 0, 5)), Resampling.DEFAULT);
    assertThat(retrieval.f1()).isEqualTo(new Evaluation.Figure(0, 0, 0));
  }
}
