package dev.parley.benchmarks;

import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures so far: a CSV that is kept, and a table for people that is made of it. */
final class PublicResults {

  private static final List<String> SYSTEMS =
      List.of(
          "chance",
          "majority",
          "words",
          "words by target",
          "semantic",
          "semantic by target",
          "CoreNLP sentiment");

  private final Path csv;
  private final Path markdown;
  private final List<PublicResult> results = new ArrayList<>();

  /**
   * Reads what is there.
   *
   * @param folder where the results are
   * @param name of both files, without ending
   */
  PublicResults(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    this.csv = folder.resolve(name + ".csv");
    this.markdown = folder.resolve(name + ".md");
    if (Files.exists(csv)) {
      RunningNews.rows(csv).forEach(row -> results.add(PublicResult.of(row)));
    }
  }

  boolean has(PublicSet set, String system) {
    return results.stream().anyMatch(r -> r.set().equals(set.name()) && r.system().equals(system));
  }

  /** Keeps figures, and writes both files anew. */
  void add(List<PublicResult> more) throws IOException {
    results.addAll(more);
    try (TableWriter table =
        TableWriter.open(
            Files.newOutputStream(csv), Format.CSV, List.of(), PublicResult.COLUMNS, false)) {
      for (PublicResult result : results) {
        table.write(Row.EMPTY, result.cells());
      }
    }
    Files.writeString(markdown, table());
  }

  /** The table for people: a row for each set and metric. */
  String table() {
    StringBuilder table = new StringBuilder();
    table
        .append("| set, judged on | metric | chance | majority | words tier | words, a model a target")
        .append(" | tuned tier | tuned, a model a target | CoreNLP sentiment | published, on test |")
        .append(" training s: words, tuned | ms a sentence: words, tuned, CoreNLP |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (PublicSet set : PublicSet.ALL) {
      for (PublicSet.Score score : set.scores()) {
        if (find(set, score, "majority").isPresent()) {
          table.append(row(set, score));
        }
      }
    }
    return table.toString();
  }

  private String row(PublicSet set, PublicSet.Score score) {
    List<String> cells = new ArrayList<>();
    int rows = find(set, score, "majority").orElseThrow().rows();
    cells.add("%s, %s (%d)".formatted(set.name(), set.rule().title(), rows));
    cells.add(score.name());
    for (String system : SYSTEMS) {
      cells.add(find(set, score, system).map(PublicResults::figure).orElse(""));
    }
    boolean official = score.equals(set.scores().get(0));
    cells.add(official ? String.join("; ", set.published()) : "");
    cells.add(costs(set, score, "%.0f", "words", "semantic"));
    cells.add(costs(set, score, "%.3f", "words", "semantic", "CoreNLP sentiment"));
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String figure(PublicResult result) {
    double value = 100 * result.figure().value();
    return Double.isNaN(result.figure().low())
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(
            Locale.ROOT,
            "%.1f [%.1f, %.1f]",
            value,
            100 * result.figure().low(),
            100 * result.figure().high());
  }

  private String costs(PublicSet set, PublicSet.Score score, String format, String... systems) {
    boolean training = systems.length == 2;
    List<String> costs = new ArrayList<>();
    for (String system : systems) {
      find(set, score, system)
          .map(r -> training ? r.training() : r.sentence())
          .ifPresent(
              cost ->
                  costs.add(
                      Double.isNaN(cost) ? "unknown" : String.format(Locale.ROOT, format, cost)));
    }
    return String.join(", ", costs);
  }

  private Optional<PublicResult> find(PublicSet set, PublicSet.Score score, String system) {
    return results.stream()
        .filter(r -> r.set().equals(set.name()) && r.metric().equals(score.name()))
        .filter(r -> r.system().equals(system))
        .findFirst();
  }
}
