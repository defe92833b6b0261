package dev.parley.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.SentenceClassifier;
import dev.parley.data.Row;
import dev.parley.encoder.TunableEncoder;
import dev.parley.evaluation.Resampling;
import dev.parley.evaluation.Retrieval;
import dev.parley.model.SpanTagger;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.report.EvaluationTable;
import dev.parley.text.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The speakers that the bundled encoder finds in PolNeAR, holders among them, against the
 * annotators' spans of sources: exact ones, and ones that overlap. A sentence counts if one of its
 * sources stands in it; it is direct if it holds a quotation mark.
 *
 * @see <a href="https://aclanthology.org/L18-1524/">Newell, Margolin and Ruths 2018, An attribution
 *     relations corpus for political news</a>
 */
public final class PolNear {

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, List<Retrieval.Counts>> counts = new LinkedHashMap<>();
  private int without;
  private int alarms;

  private PolNear() {}

  /**
   * Prints the table.
   *
   * @param arguments the file with the sentences
   */
  public static void main(String[] arguments) throws IOException {
    TunedEncoder tuned = SentenceClassifier.bundledEncoder().orElseThrow();
    SpanTagger tagger = new SpanTagger(tuned.spanHeads().get("speakers"));
    PolNear measured = new PolNear();
    try (TunableEncoder encoder = Onnx.open(tuned.blocks())) {
      for (Row row : RunningNews.rows(Path.of(arguments[0]))) {
        String text = row.get("text");
        measured.add(row, tagger.spans(text, encoder.encodePieces(text)));
      }
    }
    List<Retrieval> retrievals = new ArrayList<>();
    measured.counts.forEach((kind, of) -> retrievals.add(Retrieval.of(kind, of, Resampling.DEFAULT)));
    System.out.println(EvaluationTable.ofRetrievals(retrievals));
    System.out.printf(
        Locale.ROOT,
        "%d sentences without an attribution: %.1f %% with a source found%n",
        measured.without,
        100.0 * measured.alarms / measured.without);
  }

  private void add(Row row, List<Span> found) throws IOException {
    if (row.get("label").equals("none")) {
      without++;
      alarms += found.isEmpty() ? 0 : 1;
      return;
    }
    List<Span> gold = new ArrayList<>();
    for (JsonNode attribution : JSON.readTree(row.get("extra"))) {
      for (JsonNode span : attribution.path("source")) {
        Span source = new Span(span.get(0).asInt(), span.get(1).asInt());
        if (!gold.contains(source)) {
          gold.add(source);
        }
      }
    }
    if (gold.isEmpty()) {
      return;
    }
    int exact = (int) found.stream().filter(gold::contains).count();
    int covered =
        (int) gold.stream().filter(g -> found.stream().anyMatch(g::overlaps)).count();
    int overlapping =
        (int) found.stream().filter(f -> gold.stream().anyMatch(f::overlaps)).count();
    String kind = row.get("text").matches("(?s).*[\"“”].*") ? "direct" : "indirect";
    for (String group : List.of("", ", " + kind)) {
      count("exact" + group, exact, found, gold);
      count("overlapping" + group, Math.min(overlapping, covered), found, gold);
    }
  }

  private void count(String kind, int right, List<Span> found, List<Span> gold) {
    counts
        .computeIfAbsent(kind, k -> new ArrayList<>())
        .add(new Retrieval.Counts(right, found.size(), gold.size()));
  }
}
