package dev.parley.benchmarks.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Fails where the words tier has lost what {@link Peers} shows: it allocates nothing, and it is a
 * few times as fast as the fastest peers in the same run. Ratios alone, so that the machine does
 * not matter; well below the measured ones, so that its noise does not either.
 */
public final class Guard {

  /** By peer, how many times as fast the words tier has to be. */
  private static final Map<String, Double> LEAST = Map.of("opennlp", 2.0, "smile", 1.1);

  /** No object is that small; JMH itself allocates a little. */
  private static final double LARGEST_BYTES = 8;

  private static final int EXAMPLES = 1_000;

  private Guard() {}

  /** Measures for less than a minute; exit code 1 says that a bound was broken. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(System.getProperty("parley.home"));
    Path models = Files.createTempDirectory("parley-guard");
    LabelledSet set = LabelledSet.corpus(home).atMost(EXAMPLES);
    List<String> names = List.of("parley", "opennlp", "smile");
    for (String name : names) {
      Quality.of(Peer.named(name), set, models.resolve(name));
    }
    Map<String, RunResult> results = new LinkedHashMap<>();
    new Runner(options(home, models, names))
        .run()
        .forEach(r -> results.put(r.getParams().getParam("peer"), r));
    System.exit(holds(results) ? 0 : 1);
  }

  private static Options options(Path home, Path models, List<String> names) {
    return new OptionsBuilder()
        .include(PeerBenchmark.class.getName() + "\\..*")
        .param("peer", names.toArray(String[]::new))
        .param("length", TextLength.WORDS_25.name())
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.milliseconds(1_500))
        .measurementIterations(20)
        .measurementTime(TimeValue.milliseconds(100))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .jvmArgsAppend("-Dparley.home=" + home, "-Dparley.models=" + models)
        .build();
  }

  private static boolean holds(Map<String, RunResult> results) {
    RunResult own = results.remove("parley");
    double bytes = own.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    boolean holds = report("bytes a sentence", bytes, bytes < LARGEST_BYTES, "0");
    for (Map.Entry<String, RunResult> peer : results.entrySet()) {
      double ratio = least(peer.getValue()) / least(own);
      double least = LEAST.get(peer.getKey());
      holds &=
          report("times as fast as " + peer.getKey(), ratio, ratio >= least, "at least " + least);
    }
    return holds;
  }

  /** The fastest round: what others on the machine do only ever slows one down. */
  private static double least(RunResult result) {
    return result.getPrimaryResult().getStatistics().getMin();
  }

  private static boolean report(String what, double value, boolean holds, String expected) {
    System.out.printf("%s %s: %.2f, expected %s%n", holds ? "ok  " : "FAIL", what, value, expected);
    return holds;
  }
}
