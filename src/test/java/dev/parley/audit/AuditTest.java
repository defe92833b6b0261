package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.evaluation.Evaluation.Answer;
import dev.parley.evaluation.Resampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures of an audit, by hand. */
final class AuditTest {

  private static Answer answer(double yes) {
    return new Answer(yes > 0.5 ? "yes" : "no", Map.of("yes", yes, "no", 1 - yes));
  }

  private static AuditedSwap swap(String row, String group, double before, double after) {
    return new AuditedSwap(
        row,
        Optional.of("yes"),
        SwapKind.NAMES,
        new Swap(group, "", "", ""),
        answer(before),
        answer(after),
        Optional.of(answer(before)));
  }

  @Test
  void flipsAndChangesAreCounted() {
    Audit audit =
        Audit.of(
            SwapKind.NAMES,
            List.of(
                swap("1", "south", 0.9, 0.4),
                swap("1", "north", 0.9, 0.8),
                swap("2", "north", 0.2, 0.3),
                swap("3", "south", 0.6, 0.7)),
            Resampling.DEFAULT);
    assertThat(audit.rows()).isEqualTo(3);
    assertThat(audit.flipped().value()).isEqualTo(0.25);
    assertThat(audit.twinsFlipped().orElseThrow().value()).isEqualTo(0.25);
    assertThat(audit.change().value()).isCloseTo(0.2, within(1e-12));
    assertThat(audit.largest()).isCloseTo(0.5, within(1e-12));
    assertThat(audit.rightBefore().orElseThrow().value()).isEqualTo(0.75);
    assertThat(audit.rightAfter().orElseThrow().value()).isEqualTo(0.5);
    assertThat(audit.shifts())
        .filteredOn(s -> s.label().equals("yes"))
        .satisfiesExactly(
            north -> {
              assertThat(north.group()).isEqualTo("north");
              assertThat(north.mean().value()).isCloseTo(0, within(1e-12));
            },
            south -> assertThat(south.mean().value()).isCloseTo(-0.2, within(1e-12)));
  }
}
