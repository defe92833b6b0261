package dev.parley.benchmarks.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.logging.LogManager;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Parley's words tier beside other libraries that classify text: each trained on the same examples,
 * judged by the same test and measured in the same run.
 */
public final class Peers {

  static final String ANSWERS = "answers.txt";

  private static final int QUICK_EXAMPLES = 2_000;

  private final Path home;
  private final Path models;
  private final boolean quick;

  private Peers(Path home, Path models, boolean quick) {
    this.home = home;
    this.models = models;
    this.quick = quick;
  }

  /**
   * Trains, judges and measures all, and writes the tables.
   *
   * @param arguments the folder with the public sets, if there is one; {@code --quick} for 2,000
   *     examples of each set, one length of text and short rounds
   */
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    boolean quick = rest.remove("--quick");
    Path home = Path.of(System.getProperty("parley.home"));
    Path models = Files.createTempDirectory("parley-peers");
    Path data = rest.isEmpty() ? models : Path.of(rest.get(0));
    Peers peers = new Peers(home, models, quick);
    List<Quality> qualities = peers.qualities(LabelledSet.all(home, data));
    PeersReport report = new PeersReport(qualities, peers.speeds(), peers.loads(), quick);
    report.write(home.resolve("benchmarks/results"));
  }

  private List<Quality> qualities(List<LabelledSet> sets) throws Exception {
    List<Quality> qualities = new ArrayList<>();
    for (LabelledSet whole : sets) {
      LabelledSet set = quick ? whole.atMost(QUICK_EXAMPLES) : whole;
      for (Peer peer : Peer.ALL) {
        qualities.add(Quality.of(peer, set, models.resolve(set.name()).resolve(peer.name())));
      }
    }
    return qualities;
  }

  private static String[] names() {
    return Peer.ALL.stream().map(Peer::name).toArray(String[]::new);
  }

  private Collection<RunResult> speeds() throws Exception {
    String[] lengths =
        quick
            ? new String[] {TextLength.WORDS_25.name()}
            : Arrays.stream(TextLength.values()).map(Enum::name).toArray(String[]::new);
    return new Runner(
            options(PeerBenchmark.class)
                .param("length", lengths)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds(1_500))
                .measurementIterations(quick ? 20 : 6)
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 1_000))
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }

  private Collection<RunResult> loads() throws Exception {
    return new Runner(
            options(LoadBenchmark.class)
                .forks(quick ? 2 : 5)
                .warmupIterations(0)
                .measurementIterations(1)
                .build())
        .run();
  }

  private ChainedOptionsBuilder options(Class<?> benchmark) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\..*")
        .param("peer", names())
        .shouldFailOnError(true)
        .jvmArgsAppend(
            "-Xmx2g", "-Dparley.home=" + home, "-Dparley.models=" + models.resolve("corpus"));
  }
}
