package dev.parley.djl;

import ai.djl.ndarray.NDArray;
import dev.parley.data.DataException;
import dev.parley.encoder.TunedBlocks;
import dev.parley.model.LinearLayer;
import dev.parley.model.SpanTags;
import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningSet;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tuning as it is after an epoch, in a file that the next epoch replaces: at any moment there is
 * a whole one. A file that is damaged, or of another tuning, is told of and does no harm.
 *
 * <pre>
 * 8 bytes   "TUNING\r\n"
 * int       version, 1
 * 32 bytes  digest of what decides the tuning
 * int, int  epochs made, index of the best one
 * doubles   by epoch its loss, macro-F1 by question and F1 by kind of span
 * ints      by question the best one's answers
 * bytes     its blocks, as {@link TunedBlocks} says
 * floats    its heads by question, then by kind of span: weights, biases
 * floats    the tensors of the {@linkplain Descent descent}
 * int       CRC-32 of everything before
 * </pre>
 *
 * <p>Numbers are little-endian. How many there are follows from the tuning, so no length is read.
 */
final class TuningCheckpoint {

  static final int VERSION = 1;

  private static final byte[] MAGIC = {'T', 'U', 'N', 'I', 'N', 'G', '\r', '\n'};

  private final @Nullable Path file;
  private final TuningTask task;
  private final byte[] digest;
  private final Tuner.Listener listener;

  /**
   * A checkpoint that may be there or not.
   *
   * @param file its name, or null to keep nothing
   * @param task what decides the tuning
   * @param library what tunes, with its version
   * @param listener is told what becomes of it
   */
  TuningCheckpoint(@Nullable Path file, TuningTask task, String library, Tuner.Listener listener) {
    this.file = file;
    this.task = task;
    this.digest = task.digest(library);
    this.listener = listener;
  }

  /**
   * Takes up an earlier tuning of the same, if there is one.
   *
   * @param tensors what its numbers are put into
   * @return what it had come to
   */
  Optional<Tuning> resume(List<NDArray> tensors) {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    try (CheckpointReader in = new CheckpointReader(file)) {
      requireOwn(in);
      Tuning tuning = read(in);
      in.requireLeft(tensors.stream().mapToLong(NDArray::size).sum() * Float.BYTES);
      for (NDArray tensor : tensors) {
        tensor.set(FloatBuffer.wrap(in.floats(Math.toIntExact(tensor.size()))));
      }
      listener.resumed(tuning.epochs().size(), task.options().epochs());
      return Optional.of(tuning);
    } catch (IOException | DataException | IllegalArgumentException e) {
      listener.warned("%s: %s; begins afresh".formatted(file, e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireOwn(CheckpointReader in) throws IOException {
    if (!Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
      throw new DataException("not a checkpoint of a tuning");
    }
    int version = in.oneInt();
    if (version != VERSION) {
      throw new DataException("version %d: expected %d".formatted(version, VERSION));
    }
    in.requireChecksum();
    if (!Arrays.equals(in.bytes(digest.length), digest)) {
      throw new DataException("of a tuning with other data, options or versions");
    }
  }

  private Tuning read(CheckpointReader in) throws IOException {
    int made = within("epochs", in.oneInt(), 1, task.options().epochs());
    int kept = within("best epoch", in.oneInt(), 0, made - 1);
    List<Tuning.Epoch> epochs = new ArrayList<>();
    while (epochs.size() < made) {
      epochs.add(epoch(in));
    }
    List<int[]> answers = new ArrayList<>();
    for (TuningSet.Question question : questions()) {
      answers.add(in.ints(task.development().size()));
      for (int answer : answers.get(answers.size() - 1)) {
        within("label", answer, 0, question.labels().size() - 1);
      }
    }
    int width = task.encoder().width();
    int blocks = task.options().blocks();
    TunedBlocks best =
        new TunedBlocks(width, blocks, in.bytes(blocks * TunedBlocks.bytesOfBlock(width)));
    List<LinearLayer> heads = new ArrayList<>();
    for (TuningSet.Question question : questions()) {
      heads.add(head(in, 2 * width, question.labels().size()));
    }
    List<LinearLayer> spanHeads = new ArrayList<>();
    while (spanHeads.size() < kinds()) {
      spanHeads.add(head(in, width, SpanTags.COUNT));
    }
    return new Tuning(best, heads, spanHeads, epochs, kept, answers);
  }

  private Tuning.Epoch epoch(CheckpointReader in) throws IOException {
    boolean judged = task.development().size() > 0;
    double loss = in.doubles(1).get(0);
    List<Double> macroF1 = in.doubles(judged ? questions().size() : 0);
    return new Tuning.Epoch(loss, macroF1, in.doubles(judged ? kinds() : 0));
  }

  private static LinearLayer head(CheckpointReader in, int places, int labels) throws IOException {
    float[] weights = in.floats(places * labels);
    return new LinearLayer(weights, in.floats(labels));
  }

  private static int within(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw new DataException("%s %d: expected %d to %d".formatted(what, number, least, most));
    }
    return number;
  }

  private List<TuningSet.Question> questions() {
    return task.train().questions();
  }

  private int kinds() {
    return task.train().marked().size();
  }

  /**
   * Puts a tuning in the place of what was kept before. If that cannot be done, it is told.
   *
   * @param tuning what it has come to
   * @param tensors what its next step depends on
   */
  void write(Tuning tuning, List<NDArray> tensors) {
    if (file == null) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      write(next, tuning, tensors);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      listener.warned(
          "%s: epoch %d is not kept for a tuning that is cut off: %s"
              .formatted(file, tuning.epochs().size(), e.getMessage()));
      next.toFile().delete();
    }
  }

  private void write(Path next, Tuning tuning, List<NDArray> tensors) throws IOException {
    try (CheckpointWriter out = new CheckpointWriter(next)) {
      out.bytes(MAGIC);
      out.ints(VERSION);
      out.bytes(digest);
      out.ints(tuning.epochs().size(), tuning.kept());
      for (Tuning.Epoch epoch : tuning.epochs()) {
        out.doubles(List.of(epoch.loss()));
        out.doubles(epoch.macroF1());
        out.doubles(epoch.spanF1());
      }
      for (int[] answers : tuning.answers()) {
        out.ints(answers);
      }
      out.bytes(tuning.blocks().bytes());
      for (LinearLayer head : tuning.heads()) {
        write(out, head);
      }
      for (LinearLayer head : tuning.spanHeads()) {
        write(out, head);
      }
      for (NDArray tensor : tensors) {
        out.floats(tensor.toFloatArray());
      }
      out.complete();
    }
  }

  private static void write(CheckpointWriter out, LinearLayer head) throws IOException {
    int labels = head.labels();
    float[] weights = new float[head.tableSize() * labels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = head.weight(i / labels, i % labels);
    }
    float[] biases = new float[labels];
    for (int label = 0; label < labels; label++) {
      biases[label] = head.bias(label);
    }
    out.floats(weights);
    out.floats(biases);
  }
}
