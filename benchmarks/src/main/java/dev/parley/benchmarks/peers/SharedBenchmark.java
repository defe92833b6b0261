package dev.parley.benchmarks.peers;

import dev.parley.SentenceClassifier;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sentences a second over one classifier that all threads share. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SharedBenchmark {

  private SentenceClassifier stance;
  private List<String> texts;

  /** What each thread has of its own. */
  @State(Scope.Thread)
  public static class Own {
    private final double[] probabilities = new double[3];
    private int next;
  }

  /** Loads the bundled model and the texts. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    stance = SentenceClassifier.bundled("stance", Tier.WORDS);
    texts = TextLength.WORDS_25.texts(Path.of(System.getProperty("parley.home")));
  }

  /** Labels the thread's next text. */
  @Benchmark
  public int label(Own own) {
    own.next = own.next + 1 == texts.size() ? 0 : own.next + 1;
    return stance.classify(texts.get(own.next), own.probabilities);
  }
}
