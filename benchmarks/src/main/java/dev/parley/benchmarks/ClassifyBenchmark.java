package dev.parley.benchmarks;

import dev.parley.SentenceClassifier;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Sentences a second, one thread, text to label, over the lines of the sample articles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ClassifyBenchmark {

  /** The tier that is measured. */
  @Param({"WORDS", "SEMANTIC", "FULL"})
  public Tier tier;

  private List<String> sentences;
  private SentenceClassifier stance;
  private int next;

  /** Loads the model and the sentences; the samples stand in the checkout that {@code run} names. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    sentences = Samples.lines();
    stance = SentenceClassifier.bundled("stance", tier);
    String label = stance.classify("The union agreed to call off the strike.").label();
    if (tier == Tier.FULL && !label.equals("dialogue")) {
      throw new IllegalStateException("what is measured is wrong: " + label);
    }
  }

  /** Closes the model. */
  @TearDown(Level.Trial)
  public void close() {
    stance.close();
  }

  /** Labels the next sentence. */
  @Benchmark
  public Prediction textToLabel() {
    next = next + 1 == sentences.size() ? 0 : next + 1;
    return stance.classify(sentences.get(next));
  }
}
