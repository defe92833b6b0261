package dev.parley.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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

  /** So that what the elements use can be closed after the stream. */
  @Test
  void nothingIsUnderWayWhenTheStreamIsClosed() {
    AtomicLong underWay = new AtomicLong();
    Iterator<Long> source = LongStream.range(0, 1_000_000).iterator();
    Stream<Long> results =
        OrderedParallel.map(
            source,
            n -> 1,
            n -> {
              underWay.incrementAndGet();
              LockSupport.parkNanos(100_000);
              underWay.decrementAndGet();
              return n;
            },
            4);
    assertThat(results.findFirst()).contains(0L);
    results.close();
    assertThat(underWay.get()).isZero();
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

  @Test
  void whatCameBeforeABrokenElementIsDelivered() {
    Iterator<Integer> source =
        IntStream.iterate(0, i -> i + 1)
            .map(
                i -> {
                  if (i == 100) {
                    throw new DataException("element 100");
                  }
                  return i;
                })
            .iterator();
    List<Integer> delivered = new ArrayList<>();
    try (Stream<Integer> results = OrderedParallel.map(source, i -> 1, i -> i, 2)) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> results.forEach(delivered::add))
          .withMessage("element 100");
    }
    assertThat(delivered).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }
}
