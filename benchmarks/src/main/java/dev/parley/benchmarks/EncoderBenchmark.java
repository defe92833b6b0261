package dev.parley.benchmarks;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import dev.parley.onnx.Onnx;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What tuning costs at prediction, and what a second model over the same encoder does: sentences a
 * second, one thread, over the lines of the sample articles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class EncoderBenchmark {

  private List<String> sentences;
  private SentenceEncoder frozen;
  private SentenceClassifier stance;
  private ClassifierSet both;
  private int next;

  /** Opens the encoder as it came, a model over the tuned one, and both models over it. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    sentences = Samples.lines();
    frozen = Onnx.open(null);
    stance = SentenceClassifier.bundled("stance", Tier.SEMANTIC);
    both =
        new ClassifierSet(
            List.of(
                SentenceClassifier.bundled("stance", Tier.SEMANTIC),
                SentenceClassifier.bundled("sentiment", Tier.SEMANTIC)));
  }

  /** Closes them. */
  @TearDown(Level.Trial)
  public void close() {
    frozen.close();
    stance.close();
    both.close();
  }

  private String sentence() {
    next = next + 1 == sentences.size() ? 0 : next + 1;
    return sentences.get(next);
  }

  /** Encodes the next sentence with the encoder as it came. */
  @Benchmark
  public Embedding frozenEncoder() {
    return frozen.encode(sentence(), "");
  }

  /** Labels the next sentence with stance. */
  @Benchmark
  public Prediction stance() {
    return stance.classify(sentence());
  }

  /** Labels the next sentence with stance and sentiment. */
  @Benchmark
  public List<Prediction> stanceAndSentiment() {
    return both.classify(sentence(), "");
  }
}
