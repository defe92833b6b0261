package dev.parley.cli;

import dev.parley.djl.Djl;
import dev.parley.train.Tuner;
import dev.parley.train.TuningOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tuned, and the file beside the output that the same command goes on from when it
 * was cut off.
 *
 * @param options what was chosen before
 * @param checkpoint {@code OUT.tuning}, or null where the output is no file but a device or pipe
 */
record ResumableTuning(TuningOptions options, @Nullable Path checkpoint) {

  static ResumableTuning of(TuningOptions options, Path output) {
    boolean device = Files.exists(output) && !Files.isRegularFile(output);
    return new ResumableTuning(
        options, device ? null : output.resolveSibling(output.getFileName() + ".tuning"));
  }

  /** One of several tunings of the same command, with a checkpoint of its own. */
  ResumableTuning part(int number) {
    return new ResumableTuning(
        options,
        checkpoint == null
            ? null
            : checkpoint.resolveSibling(checkpoint.getFileName() + "." + number));
  }

  Tuner tuner() {
    return Djl.tuner(checkpoint);
  }

  /** Deletes the checkpoint, when the output is complete. */
  void forget() throws IOException {
    if (checkpoint != null) {
      Files.deleteIfExists(checkpoint);
    }
  }
}
