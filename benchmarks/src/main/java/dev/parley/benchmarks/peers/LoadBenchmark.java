package dev.parley.benchmarks.peers;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A model's first load in a JVM, to its first label. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {

  /** The library. */
  @Param({"parley"})
  public String peer;

  /** Loads the model and labels one sentence. */
  @Benchmark
  public String load() throws Exception {
    Path folder = Path.of(System.getProperty("parley.models")).resolve(peer);
    return Peer.named(peer).load(folder).label("The union agreed to call off the strike.");
  }
}
