package dev.parley.cli;

import dev.parley.data.TableReader;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, drawn only where that is a terminal. */
final class Progress implements AutoCloseable {

  /** Set by the launcher, which can tell whether standard error is a terminal. */
  private static final String TERMINAL = "parley.terminal";

  private static final int ROWS_BETWEEN_LOOKS = 64;

  private final @Nullable ProgressBar bar;
  private final @Nullable TableReader table;
  private final long begun = System.nanoTime();
  private long steps;

  private Progress(@Nullable ProgressBar bar, @Nullable TableReader table) {
    this.bar = bar;
    this.table = table;
  }

  /**
   * Begins.
   *
   * @param total the number of steps, or -1 if unknown
   */
  static Progress of(String task, long total, Streams streams) {
    return from(task, 0, total, streams);
  }

  /**
   * Begins where an earlier run was.
   *
   * @param done the number of steps that were made then
   * @param total the number of all steps, or -1 if unknown
   */
  static Progress from(String task, long done, long total, Streams streams) {
    return isTerminal()
        ? new Progress(
            bar(task, total, streams).showSpeed().startsFrom(done, Duration.ZERO).build(), null)
        : new Progress(null, null);
  }

  /**
   * Begins where a table's reader stands. A table does not say how many rows it has; how far its
   * file was read tells how much time is left, and the rows are told with their rate.
   */
  static Progress ofTable(String task, TableReader table, Streams streams) {
    if (!isTerminal() || table.bytes() <= 0) {
      return of(task, -1, streams);
    }
    ProgressBarBuilder builder =
        bar(task, table.bytes(), streams)
            .setUnit(" MB", 1_000_000)
            .startsFrom(table.bytesRead(), Duration.ZERO);
    return new Progress(builder.build(), table);
  }

  private static boolean isTerminal() {
    return Boolean.getBoolean(TERMINAL);
  }

  private static ProgressBarBuilder bar(String task, long total, Streams streams) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(streams.err()));
  }

  void step() {
    steps++;
    if (bar != null && table == null) {
      bar.step();
    } else if (bar != null && table != null && steps % ROWS_BETWEEN_LOOKS == 0) {
      bar.stepTo(table.bytesRead());
      bar.setExtraMessage(rate());
    }
  }

  private String rate() {
    double seconds = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    return String.format(Locale.ROOT, " %d rows, %.0f/s", steps, steps / seconds);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
