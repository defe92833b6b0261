package dev.parley.benchmarks;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.data.Format;
import dev.parley.data.LabelSet;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Prediction;
import dev.parley.report.EvaluationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bundled models on running news that nobody here wrote: against the labels of two readers of
 * 200 sentences, and how often they call a sentence without a word of talks or protest dialogue or
 * mobilisation. A development set: its errors were looked at by kind.
 */
public final class RunningNews {

  private static final Pattern CUE =
      Pattern.compile(
          "\\b(talks?|negotiat\\w*|mediat\\w*|dialogue|truce|ceasefire|protest\\w*|rall(y|ies|ied)"
              + "|march(es|ed|ers)?|strikes?|striking|boycott\\w*|demonstrat\\w*|mobili[sz]\\w*"
              + "|agitat\\w*|shutdown|unrest|sit-in|blockade\\w*|summit|deal)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private RunningNews() {}

  /**
   * Prints the tables.
   *
   * @param arguments the file of labels, the file of those of drawn sentences, then the folder with
   *     the sets that they name
   */
  public static void main(String[] arguments) throws IOException {
    Path labels = Path.of(arguments[0]);
    Path drawn = Path.of(arguments[1]);
    Path data = Path.of(arguments[2]);
    try (SentenceClassifier stance = SentenceClassifier.stance();
        SentenceClassifier sentiment = SentenceClassifier.sentiment();
        ClassifierSet both = new ClassifierSet(List.of(stance, sentiment))) {
      againstReaders(rows(labels), data, both);
      List<Row> all = rows(drawn);
      for (String model : all.stream().map(r -> r.get("drawn_by")).distinct().toList()) {
        List<Row> own = all.stream().filter(r -> model.equals(r.get("drawn_by"))).toList();
        ofDrawn(model, own, data, both);
      }
      withoutCue(data, both);
    }
  }

  /** All rows of a table. */
  static List<Row> rows(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = TableReader.open(file, Format.CSV)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static void againstReaders(List<Row> labels, Path data, ClassifierSet both)
      throws IOException {
    Map<String, String> texts = textsById(labels, data);
    List<String> questions = List.of("stance", "sentiment");
    for (int q = 0; q < questions.size(); q++) {
      String question = questions.get(q);
      List<String> gold = new ArrayList<>();
      List<Evaluation.Answer> answers = new ArrayList<>();
      for (Row row : labels) {
        String first = row.get(question + "_first");
        if (first.equals(row.get(question + "_second"))) {
          Prediction p =
              both.classify(texts.get(row.get("set") + " " + row.get("id")), "").get(q);
          gold.add(first);
          answers.add(new Evaluation.Answer(p.label(), p.probabilities()));
        }
      }
      LabelSet set = new LabelSet(both.classifiers().get(q).manifest().labels());
      Evaluation.Gold alone = Evaluation.Gold.alone(gold);
      System.out.println("Where two readers agree:");
      System.out.println(
          EvaluationTable.of(
              List.of(
                  Evaluation.of(question, set, alone, answers, Resampling.DEFAULT),
                  Evaluation.ofCommonest(set, alone, Resampling.DEFAULT))));
    }
  }

  /** The texts of the sets that labels are of, by set and id. */
  static Map<String, String> textsById(List<Row> labels, Path data) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (String set : labels.stream().map(r -> r.get("set")).distinct().toList()) {
      for (String part : List.of("dev.csv", "train.csv")) {
        Path file = data.resolve(set).resolve(part);
        if (Files.exists(file)) {
          rows(file).forEach(row -> texts.put(set + " " + row.get("id"), text(row)));
        }
      }
    }
    return texts;
  }

  /**
   * Of sentences that were drawn by what the default called them, how many of those that it calls
   * dialogue or mobilisation today are, and how many of the others. Those where two readers differ
   * are left out.
   */
  private static void ofDrawn(
      String model, List<Row> drawn, Path data, ClassifierSet both) throws IOException {
    Map<String, String> texts = textsById(drawn, data);
    int[] called = new int[2];
    int[] polar = new int[2];
    int agreed = 0;
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> second = new HashMap<>();
    for (Row row : drawn) {
      String gold = row.get("stance_first");
      first.merge(gold, 1, Integer::sum);
      second.merge(row.get("stance_second"), 1, Integer::sum);
      if (gold.equals(row.get("stance_second"))) {
        agreed++;
        String text = texts.get(row.get("set") + " " + row.get("id"));
        int kind = both.classify(text, "").get(0).label().equals("neutral") ? 1 : 0;
        called[kind]++;
        polar[kind] += gold.equals("neutral") ? 0 : 1;
      }
    }
    double chance =
        first.entrySet().stream()
            .mapToDouble(e -> e.getValue() * (double) second.getOrDefault(e.getKey(), 0))
            .sum()
            / ((double) drawn.size() * drawn.size());
    double agreement = (double) agreed / drawn.size();
    System.out.printf(
        Locale.ROOT,
        "%d drawn by what the default of %s called them; two readers agree on %.1f %%, kappa %.3f%n"
            + "called dialogue or mobilisation: %d, of which %.1f %% are one of them%n"
            + "called neutral: %d, of which %.1f %% are not%n%n",
        drawn.size(),
        model,
        100 * agreement,
        (agreement - chance) / (1 - chance),
        called[0],
        100.0 * polar[0] / called[0],
        called[1],
        100.0 * polar[1] / called[1]);
  }

  private static void withoutCue(Path data, ClassifierSet both) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (String set : List.of("polnear", "newsmtsc")) {
      texts.addAll(texts(data.resolve(set).resolve("dev.csv")));
    }
    List<String> plain = texts.stream().filter(t -> !CUE.matcher(t).find()).toList();
    long polar =
        plain.parallelStream()
            .filter(t -> !both.classify(t, "").get(0).label().equals("neutral"))
            .count();
    System.out.printf(
        Locale.ROOT,
        "Without a word of talks or protest: %d sentences, %.1f %% called dialogue or mobilisation%n",
        plain.size(),
        100.0 * polar / plain.size());
  }

  /** The different texts of a set, in its order. */
  static Set<String> texts(Path file) throws IOException {
    return rows(file).stream()
        .map(RunningNews::text)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String text(Row row) {
    return BLANKS.matcher(row.get("text")).replaceAll(" ").strip();
  }
}
