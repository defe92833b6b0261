package dev.parley.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.SentenceClassifier;
import dev.parley.data.LabelSet;
import dev.parley.data.Row;
import dev.parley.encoder.TunableEncoder;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Prior;
import dev.parley.model.SpanTagger;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.report.EvaluationTable;
import dev.parley.text.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is for or against whom, of two names in a sentence: the one that the bundled encoder takes for
 * a speaker, with the sentiment of the sentence; neutral if neither is one or the sentence is plain.
 * A stress test: nothing was learnt for the question, and a sentence's sentiment need not be towards
 * the other.
 *
 * @see <a href="https://aclanthology.org/2021.findings-acl.358/">Park, Pan and Joo 2021, Who blames
 *     or endorses whom?</a>
 */
public final class DirectedSentiment {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NEUTRAL = "neutral";
  private static final LabelSet LABELS =
      new LabelSet(
          List.of(
              "negative_p_to_q",
              "negative_q_to_p",
              NEUTRAL,
              "positive_p_to_q",
              "positive_q_to_p"));

  private DirectedSentiment() {}

  /**
   * Prints the table.
   *
   * @param arguments the file with the sentences
   */
  public static void main(String[] arguments) throws IOException {
    List<String> gold = new ArrayList<>();
    List<Evaluation.Answer> answers = new ArrayList<>();
    TunedEncoder tuned = SentenceClassifier.bundledEncoder().orElseThrow();
    SpanTagger tagger = new SpanTagger(tuned.spanHeads().get("speakers"));
    try (TunableEncoder encoder = Onnx.open(tuned.blocks());
        SentenceClassifier sentiment = SentenceClassifier.sentiment().with(Prior.BALANCED)) {
      for (Row row : RunningNews.rows(Path.of(arguments[0]))) {
        String text = row.get("text");
        List<Span> speakers = tagger.spans(text, encoder.encodePieces(text));
        gold.add(row.get("label"));
        answers.add(
            Evaluation.Answer.of(
                label(sentiment.classify(text).label(), speakers, names(row))));
      }
    }
    Evaluation.Gold alone = Evaluation.Gold.alone(gold);
    System.out.print(
        EvaluationTable.of(
            List.of(
                Evaluation.of("speaker's sentiment", LABELS, alone, answers, Resampling.DEFAULT),
                Evaluation.ofCommonest(LABELS, alone, Resampling.DEFAULT))));
  }

  /** Where the two names stand; the row names them where no place is known. */
  private static List<Span> names(Row row) throws IOException {
    JsonNode extra = JSON.readTree(row.get("extra"));
    List<Span> names = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      JsonNode span = extra.path("spans").path(i);
      String name = extra.path(i == 0 ? "p" : "q").asText();
      int begin = span.isArray() ? span.get(0).asInt() : row.get("text").indexOf(name);
      int end = span.isArray() ? span.get(1).asInt() : begin + name.length();
      names.add(begin < 0 ? new Span(0, 0) : new Span(begin, end));
    }
    return names;
  }

  private static String label(String sentiment, List<Span> speakers, List<Span> names) {
    boolean first = speakers.stream().anyMatch(names.get(0)::overlaps);
    boolean second = speakers.stream().anyMatch(names.get(1)::overlaps);
    if (sentiment.equals(NEUTRAL) || first == second) {
      return NEUTRAL;
    }
    return sentiment + (first ? "_p_to_q" : "_q_to_p");
  }
}
