package dev.parley.benchmarks.peers;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The figures of {@link Peers} as JSON and as tables. */
final class PeersReport {

  private record Speed(
      String peer, String length, double micros, double error, double least, double bytesPerText) {}

  private static final String QUICK =
      " with `--quick`: at most 2,000 examples of each set, so that macro-F1 says little";

  private final List<Quality> qualities;
  private final List<Speed> speeds;
  private final Map<String, Double> loads = new LinkedHashMap<>();
  private final boolean quick;

  PeersReport(
      List<Quality> qualities,
      Collection<RunResult> speeds,
      Collection<RunResult> loads,
      boolean quick) {
    this.qualities = qualities;
    this.speeds = speeds.stream().map(PeersReport::speed).toList();
    loads.forEach(
        r -> this.loads.put(r.getParams().getParam("peer"), r.getPrimaryResult().getScore()));
    this.quick = quick;
  }

  private static Speed speed(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Speed(
        result.getParams().getParam("peer"),
        result.getParams().getParam("length"),
        time.getScore(),
        time.getScoreError(),
        time.getStatistics().getMin(),
        bytes.getScore());
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = quick ? "peers-quick" : "peers";
    Map<String, Object> all = new LinkedHashMap<>(Machine.here());
    all.put("quick", quick);
    all.put("quality", qualities);
    all.put("speed", speeds);
    all.put("loadMilliseconds", loads);
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    json.writeValue(folder.resolve(name + ".json").toFile(), all);
    String text = markdown();
    Files.writeString(folder.resolve(name + ".md"), text);
    System.out.print(text);
  }

  private String markdown() {
    StringBuilder out = new StringBuilder("# Parley's words tier beside other libraries\n\n");
    Machine.here().forEach((key, value) -> out.append("- " + key + ": " + value + "\n"));
    out.append("\nWritten by `benchmarks/peers`" + (quick ? QUICK : "") + ".\n");
    speedTable(out);
    bytesTable(out);
    qualityTable(out);
    out.append("\n## What was chosen for each\n\n");
    Peer.ALL.forEach(p -> out.append("- " + p.name() + ": " + p.practice() + "\n"));
    return out.toString();
  }

  private List<String> lengths() {
    return speeds.stream().map(Speed::length).distinct().toList();
  }

  private void speedTable(StringBuilder out) {
    out.append(
        "\n"
            + "## Microseconds a text, one thread\n\n"
            + "Mean ± 99.9 % of the rounds, and in brackets the fastest round over that of"
            + " Parley.\n\n");
    head(out, lengths());
    for (Peer peer : Peer.ALL) {
      out.append("| " + peer.name());
      for (String length : lengths()) {
        Speed s = speed(peer.name(), length);
        double own = speed("parley", length).least();
        out.append(" | %.2f ± %.2f (%.1f×)".formatted(s.micros(), s.error(), s.least() / own));
      }
      out.append(" |\n");
    }
  }

  private void bytesTable(StringBuilder out) {
    out.append("\n## Bytes allocated a text\n\n");
    head(out, lengths());
    for (Peer peer : Peer.ALL) {
      out.append("| " + peer.name());
      for (String length : lengths()) {
        out.append(" | %.0f".formatted(speed(peer.name(), length).bytesPerText()));
      }
      out.append(" |\n");
    }
  }

  private void qualityTable(StringBuilder out) {
    List<String> sets = qualities.stream().map(Quality::set).distinct().toList();
    out.append("\n## Macro-F1 on the test, and what the corpus' model costs\n\n");
    List<String> columns = new ArrayList<>(sets);
    columns.addAll(List.of("model, MB", "first load to label, ms", "training, s"));
    head(out, columns);
    for (Peer peer : Peer.ALL) {
      out.append("| " + peer.name());
      for (String set : sets) {
        out.append(" | %.3f".formatted(quality(peer.name(), set).macroF1()));
      }
      Quality corpus = quality(peer.name(), "corpus");
      out.append(
          " | %.1f | %.0f | %.1f |%n"
              .formatted(corpus.bytes() / 1e6, loads.get(peer.name()), corpus.seconds()));
    }
  }

  private static void head(StringBuilder out, List<String> columns) {
    out.append("| | " + String.join(" | ", columns) + " |\n|---");
    out.append("|---".repeat(columns.size())).append("|\n");
  }

  private Speed speed(String peer, String length) {
    return speeds.stream()
        .filter(s -> s.peer().equals(peer) && s.length().equals(length))
        .findFirst()
        .orElseThrow();
  }

  private Quality quality(String peer, String set) {
    return qualities.stream()
        .filter(q -> q.peer().equals(peer) && q.set().equals(set))
        .findFirst()
        .orElseThrow();
  }
}
