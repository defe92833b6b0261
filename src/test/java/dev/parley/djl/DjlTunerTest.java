package dev.parley.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.CorpusVectors;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.TunableEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.text.Span;
import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small tuning from beginning to end: 200 sentences, one block. */
final class DjlTunerTest {

  private static final TuningOptions SMALL =
      new TuningOptions(1, 2, 1, 5e-4f, 5e-2f, 0.01f, 0.1f, 0.05f, 0.5f, 8, 64);

  private static TuningSet of(List<Example> examples, LabelSet labels) {
    return new TuningSet(
        examples.stream().map(Example::text).toList(),
        examples.stream().map(Example::target).toList(),
        examples.stream().map(e -> 1f).toList(),
        examples.stream().map(Example::group).toList(),
        List.of(
            new TuningSet.Question(
                "stance", labels, examples.stream().map(e -> labels.indexOf(e.label())).toList())),
        List.of(new TuningSet.Marked("the", examples.stream().map(e -> articles(e)).toList())));
  }

  private static List<Span> articles(Example example) {
    return Pattern.compile("\\b[Tt]he\\b")
        .matcher(example.text())
        .results()
        .map(match -> new Span(match.start(), match.end()))
        .toList();
  }

  /** Takes down what it is told; may cut a tuning off after its first epoch. */
  private static final class Steps implements Tuner.Listener {
    private final boolean cutOff;
    private final List<Integer> steps = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int read;

    Steps(boolean cutOff) {
      this.cutOff = cutOff;
    }

    Steps() {
      this(false);
    }

    @Override
    public void read(int done, int all) {
      read++;
    }

    @Override
    public void step(int done, int all) {
      steps.add(done);
    }

    @Override
    public void epoch(int number, Tuning.Epoch epoch) {
      told.add("epoch " + number);
      if (cutOff) {
        throw new CancellationException();
      }
    }

    @Override
    public void resumed(int done, int all) {
      told.add("after %d of %d".formatted(done, all));
    }

    @Override
    public void warned(String message) {
      told.add(message);
    }
  }

  @Test
  void whatIsTunedIsLearntAndTheSameSeedGivesTheSameBlocks() {
    Dataset dataset = CorpusVectors.dataset("stance");
    TuningSet train = of(dataset.examples().subList(0, 200), dataset.labels());
    TuningSet development = of(dataset.examples().subList(200, 230), dataset.labels());
    try (TunableEncoder encoder = Onnx.open(null)) {
      Steps steps = new Steps();
      Tuning tuning = new DjlTuner(null).tune(encoder, train, development, SMALL, steps);
      assertThat(steps.read).isEqualTo(230);
      assertThat(steps.steps).hasSize(52).endsWith(52);
      assertThat(tuning.answers().get(0)).hasSize(30);
      assertThat(tuning.epochs().get(1).loss()).isLessThan(tuning.epochs().get(0).loss());
      assertThat(
              new DjlTuner(null)
                  .tune(encoder, train, development, SMALL, new Steps())
                  .blocks()
                  .digest())
          .isEqualTo(tuning.blocks().digest());
      assertThat(tuning.epochs().get(1).spanF1().get(0)).isGreaterThan(0.5);
      assertThat(tuning.spanHeads().get(0).tableSize()).isEqualTo(encoder.width());
      assertThat(trainingAccuracy(encoder, tuning, train)).isGreaterThan(0.5);
    }
  }

  @Test
  void whatWasCutOffGoesOnAfterItsLastEpochToTheSameBytes(@TempDir Path folder) {
    Dataset dataset = CorpusVectors.dataset("stance");
    TuningSet train = of(dataset.examples().subList(0, 48), dataset.labels());
    TuningSet development = of(dataset.examples().subList(200, 210), dataset.labels());
    Path undisturbed = folder.resolve("a.tuning");
    Path disturbed = folder.resolve("b.tuning");
    try (TunableEncoder encoder = Onnx.open(null)) {
      Tuning tuning =
          new DjlTuner(undisturbed).tune(encoder, train, development, SMALL, new Steps());
      DjlTuner tuner = new DjlTuner(disturbed);
      assertThatThrownBy(() -> tuner.tune(encoder, train, development, SMALL, new Steps(true)))
          .isInstanceOf(CancellationException.class);
      Steps rest = new Steps();
      Tuning resumed = tuner.tune(encoder, train, development, SMALL, rest);
      assertThat(rest.told).containsExactly("after 1 of 2", "epoch 2");
      assertThat(rest.steps).first().isNotEqualTo(1);
      assertThat(resumed.epochs()).isEqualTo(tuning.epochs());
      assertThat(resumed.blocks().digest()).isEqualTo(tuning.blocks().digest());
      assertThat(disturbed).hasSameBinaryContentAs(undisturbed);

      Steps nothing = new Steps();
      Tuning again = tuner.tune(encoder, train, development, SMALL, nothing);
      assertThat(nothing.told).containsExactly("after 2 of 2");
      assertThat(nothing.steps).isEmpty();
      assertThat(again.blocks().digest()).isEqualTo(tuning.blocks().digest());
    }
  }

  /** The blocks as 8-bit weights in the encoder, and the head on top of them. */
  private static double trainingAccuracy(TunableEncoder encoder, Tuning tuning, TuningSet train) {
    int right = 0;
    try (TunableEncoder tuned = encoder.with(tuning.blocks())) {
      for (int i = 0; i < train.size(); i++) {
        Embedding embedding = tuned.encode(train.texts().get(i), "");
        double[] scores = tuning.heads().get(0).scores(embedding.values());
        int best = 0;
        for (int label = 1; label < scores.length; label++) {
          best = scores[label] > scores[best] ? label : best;
        }
        right += best == train.questions().get(0).gold().get(i) ? 1 : 0;
      }
    }
    return (double) right / train.size();
  }
}
