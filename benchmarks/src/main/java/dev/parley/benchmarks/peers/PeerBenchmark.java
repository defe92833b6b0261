package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Text to label, by library and length of text; {@link Peers} trains the models and sets the rest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {

  private static final int CHECKED = 200;

  /** The library. */
  @Param({"parley"})
  public String peer;

  /** How long the texts are. */
  @Param({"WORDS_25"})
  public TextLength length;

  private Peer.Labeler labeler;
  private List<String> texts;
  private int next;

  /** Loads the model and the texts, and refuses to measure a labeler that is wrong. */
  @Setup(Level.Trial)
  public void load() throws Exception {
    Path home = Path.of(System.getProperty("parley.home"));
    Path folder = Path.of(System.getProperty("parley.models")).resolve(peer);
    labeler = Peer.named(peer).load(folder);
    texts = length.texts(home);
    requireRight(
        LabelledSet.corpus(home).test(), Files.readAllLines(folder.resolve(Peers.ANSWERS)));
  }

  /** The labels are those that macro-F1 was computed of, and more are right than by chance. */
  private void requireRight(List<Example> test, List<String> answers) {
    int right = 0;
    for (int i = 0; i < CHECKED; i++) {
      String label = labeler.label(test.get(i).text());
      if (!label.equals(answers.get(i))) {
        throw new IllegalStateException(
            "%s labels '%s' %s, evaluated as %s"
                .formatted(peer, test.get(i).text(), label, answers.get(i)));
      }
      right += label.equals(test.get(i).label()) ? 1 : 0;
    }
    if (right < CHECKED * 0.4) {
      throw new IllegalStateException(peer + ": " + right + " of " + CHECKED + " labels are right");
    }
  }

  /** Labels the next text. */
  @Benchmark
  public String label() {
    next = next + 1 == texts.size() ? 0 : next + 1;
    return labeler.label(texts.get(next));
  }
}
