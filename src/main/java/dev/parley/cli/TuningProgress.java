package dev.parley.cli;

import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningOptions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how far a tuning is: a bar for reading, a bar for the steps, a line for each epoch. */
final class TuningProgress implements Tuner.Listener, AutoCloseable {

  /** In milliseconds on two cores, for sentences of some 30 pieces. */
  private static final double COST_OF_A_SENTENCE_AND_BLOCK = 6;

  private final Streams streams;
  private @Nullable Progress reading;
  private @Nullable Progress steps;

  TuningProgress(Streams streams) {
    this.streams = streams;
  }

  /** Says what a tuning will cost. */
  void announce(int sentences, TuningOptions options) {
    double minutes =
        sentences
            * (double) options.epochs()
            * options.blocks()
            * COST_OF_A_SENTENCE_AND_BLOCK
            / 60_000;
    streams
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "tuning %d blocks, %d times over %d sentences: about %.0f minutes on two cores",
                options.blocks(),
                options.epochs(),
                sentences,
                Math.ceil(minutes)));
  }

  @Override
  public void read(int done, int all) {
    Progress bar = reading == null ? Progress.of("read", all, streams) : reading;
    reading = bar;
    bar.step();
    if (done == all) {
      bar.close();
      reading = null;
    }
  }

  @Override
  public void step(int done, int all) {
    Progress bar = steps == null ? Progress.from("tune", done - 1, all, streams) : steps;
    steps = bar;
    bar.step();
  }

  @Override
  public void resumed(int done, int all) {
    streams.err().println("going on after epoch %d of %d".formatted(done, all));
  }

  @Override
  public void warned(String message) {
    streams.err().println("warning: " + message);
  }

  @Override
  public void epoch(int number, Tuning.Epoch epoch) {
    streams
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "epoch %d: loss %.4f%s",
                number,
                epoch.loss(),
                epoch.macroF1().isEmpty()
                    ? ""
                    : ", on development macro-F1"
                        + rounded(epoch.macroF1())
                        + (epoch.spanF1().isEmpty()
                            ? ""
                            : ", F1 of spans" + rounded(epoch.spanF1()))));
  }

  private static String rounded(List<Double> figures) {
    return figures.stream()
        .map(f -> String.format(Locale.ROOT, " %.4f", f))
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
    }
    if (steps != null) {
      steps.close();
    }
  }
}
