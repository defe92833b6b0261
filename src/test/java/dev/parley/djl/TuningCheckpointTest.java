package dev.parley.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.parley.data.LabelSet;
import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.model.LinearLayer;
import dev.parley.model.SpanTags;
import dev.parley.onnx.Onnx;
import dev.parley.text.Span;
import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TuningCheckpointTest {

  private static final TuningOptions OPTIONS = TuningOptions.defaults().with(1, 3);

  @TempDir private Path folder;

  private final List<String> told = new ArrayList<>();
  private final TunableEncoder encoder = Onnx.open(null);
  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
  private Path file = Path.of("");

  @BeforeEach
  void writeOne() {
    file = folder.resolve("x.tuning");
    checkpoint(OPTIONS, "first").write(tuning(), List.of(tensor(1, 2), tensor(3)));
    assertThat(told).isEmpty();
  }

  @AfterEach
  void close() {
    manager.close();
    encoder.close();
  }

  private TuningCheckpoint checkpoint(TuningOptions options, String text) {
    return new TuningCheckpoint(
        file, new TuningTask(encoder, set(text), set("held"), options), "a library", listener());
  }

  private static TuningSet set(String text) {
    return new TuningSet(
        List.of(text),
        List.of(""),
        List.of(1f),
        List.of(""),
        List.of(new TuningSet.Question("q", new LabelSet(List.of("a", "b")), List.of(0))),
        List.of(new TuningSet.Marked("k", List.of(List.of(new Span(0, 2))))));
  }

  private Tuning tuning() {
    int width = encoder.width();
    return new Tuning(
        new TunedBlocks(width, 1, new byte[TunedBlocks.bytesOfBlock(width)]),
        List.of(new LinearLayer(new float[2 * width * 2], new float[] {1, 2})),
        List.of(new LinearLayer(new float[width * SpanTags.COUNT], new float[] {3, 4, 5})),
        List.of(
            new Tuning.Epoch(0.5, List.of(0.25), List.of(0.125)),
            new Tuning.Epoch(0.4, List.of(0.2), List.of(0.1))),
        0,
        List.of(new int[] {1}));
  }

  private NDArray tensor(float... values) {
    return manager.create(values);
  }

  private Tuner.Listener listener() {
    return new Tuner.Listener() {
      @Override
      public void read(int done, int all) {}

      @Override
      public void step(int done, int all) {}

      @Override
      public void epoch(int number, Tuning.Epoch epoch) {}

      @Override
      public void resumed(int done, int all) {
        told.add("after %d of %d".formatted(done, all));
      }

      @Override
      public void warned(String message) {
        told.add(message);
      }
    };
  }

  private Optional<Tuning> resume() {
    return checkpoint(OPTIONS, "first").resume(List.of(tensor(0, 0), tensor(0)));
  }

  @Test
  void whatIsWrittenIsRead() {
    List<NDArray> tensors = List.of(tensor(0, 0), tensor(0));
    Tuning read = checkpoint(OPTIONS, "first").resume(tensors).orElseThrow();
    assertThat(told).containsExactly("after 2 of 3");
    assertThat(tensors.get(0).toFloatArray()).containsExactly(1, 2);
    assertThat(tensors.get(1).toFloatArray()).containsExactly(3);
    assertThat(read.epochs()).isEqualTo(tuning().epochs());
    assertThat(read.kept()).isZero();
    assertThat(read.answers().get(0)).containsExactly(1);
    assertThat(read.heads().get(0).bias(1)).isEqualTo(2);
    assertThat(read.spanHeads().get(0).bias(2)).isEqualTo(5);
    assertThat(folder).isDirectoryNotContaining("glob:**.next");
  }

  @Test
  void otherTextsOrOptionsAreAnotherTuning() {
    String expected = "of a tuning with other data, options or versions; begins afresh";
    List<NDArray> tensors = List.of(tensor(0, 0), tensor(0));
    assertThat(checkpoint(OPTIONS, "second").resume(tensors)).isEmpty();
    assertThat(checkpoint(OPTIONS.withSeed(2), "first").resume(tensors)).isEmpty();
    assertThat(told).hasSize(2).allMatch(message -> message.endsWith(expected));
    assertThat(tensors.get(1).toFloatArray()).containsExactly(0);
  }

  @Test
  void aChangedByteIsDamage() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 7] ^= 1;
    Files.write(file, bytes);
    assertThat(resume()).isEmpty();
    assertThat(told).singleElement().asString().contains("x.tuning: damaged or cut short; begins");
  }

  @Test
  void whateverTheLengthAFileThatWasCutIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 8, 12, 20, 44, 52, 100, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThat(resume()).as("%d bytes", length).isEmpty();
    }
    assertThat(told).hasSize(9).allMatch(message -> message.endsWith("; begins afresh"));
  }

  @Test
  void whatIsNoCheckpointOrOfAnotherVersionIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.writeString(file, "my notes on tuning");
    assertThat(resume()).isEmpty();
    bytes[8] = 9;
    Files.write(file, bytes);
    assertThat(resume()).isEmpty();
    assertThat(told.get(0)).contains("not a checkpoint of a tuning");
    assertThat(told.get(1)).contains("version 9: expected 1");
  }

  @Test
  void tensorsOfAnotherSizeAreRefused() {
    assertThat(checkpoint(OPTIONS, "first").resume(List.of(tensor(0)))).isEmpty();
    assertThat(told).singleElement().asString().contains("12 bytes of tensors: expected 4");
  }

  @Test
  void whatCannotBeWrittenIsTold() {
    file = folder.resolve("missing").resolve("x.tuning");
    checkpoint(OPTIONS, "first").write(tuning(), List.of());
    assertThat(told).singleElement().asString().contains("epoch 2 is not kept");
  }

  @Test
  void whereNothingWasKeptItBegins() throws IOException {
    Files.delete(file);
    assertThat(resume()).isEmpty();
    assertThat(told).isEmpty();
  }
}
