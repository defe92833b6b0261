package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DecimalsTest {

  private static void assertRounded(double value) {
    assertThat(Decimals.of(value))
        .as(Double.toString(value))
        .isEqualTo(BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP));
    assertThat(Decimals.text(value)).isEqualTo(Decimals.of(value).toString());
  }

  @Test
  void theShortWayGivesWhatTheLongOneDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      assertRounded(random.nextDouble());
      assertRounded((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 4));
      double halfway = (random.nextInt(1_000_000) + 0.5) / 1e6;
      assertRounded(halfway);
      assertRounded(Math.nextUp(halfway));
      assertRounded(-Math.nextDown(halfway));
    }
  }

  @Test
  void whatIsWrittenHasSixDecimals() {
    assertThat(Decimals.of(0)).hasToString("0.000000");
    assertThat(Decimals.of(-0.0)).hasToString("0.000000");
    assertThat(Decimals.of(-1e-9)).hasToString("0.000000");
    assertThat(Decimals.of(1e-6)).hasToString("0.000001");
    assertThat(Decimals.of(0.9999999)).hasToString("1.000000");
    assertThat(Decimals.of(Double.MIN_VALUE)).hasToString("0.000000");
    assertThatThrownBy(() -> Decimals.of(Double.NaN)).isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Decimals.text(Double.NaN)).isInstanceOf(NumberFormatException.class);
  }
}
