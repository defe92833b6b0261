package dev.parley.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OrderedParallelTest {

  @Test
  void resultsComeInTheOrderOfTheirSources() {
    Iterator<Long> source = LongStream.range(0, 20_000).iterator();
    try (Stream<Long> results = OrderedParallel.map(source, n -> 1, n -> n * 2, 4)) {
      assertThat(results.toList())
          .isEqualTo(LongStream.range(0, 20_000).map(n -> n * 2).boxed().toList());
    }
  }

  @Test
  void anEndlessSourceIsReadNoFurtherThanNeeded() {
    AtomicLong read = new AtomicLong();
    Iterator<Long> source = LongStream.generate(read::incrementAndGet).iterator();
    try (Stream<Long> results = OrderedParallel.map(source, n -> 1, n -> n, 2)) {
      assertThat(results.limit(10).toList()).hasSize(10);
    }
    assertThat(read.get()).isLessThan(5_000);
  }

  @Test
  void aFailureReachesTheReaderAsItIs() {
    Iterator<Long> source = LongStream.range(0, 100).iterator();
    try (Stream<Long> results = OrderedParallel.map(source, n -> 1, OrderedParallelTest::fail, 2)) {
      assertThatIllegalStateException().isThrownBy(results::toList).withMessage("at 50");
    }
  }

  @Test
  void largeElementsAreNotReadAhead() {
    AtomicLong read = new AtomicLong();
    Iterator<Long> source = LongStream.generate(read::incrementAndGet).iterator();
    try (Stream<Long> results = OrderedParallel.map(source, n -> 5_000_000, n -> n, 2)) {
      assertThat(results.limit(4).toList()).hasSize(4);
    }
    assertThat(read.get()).isLessThanOrEqualTo(5);
  }

  private static long fail(long n) {
    if (n == 50) {
      throw new IllegalStateException("at " + n);
    }
    return n;
  }
}
