package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.ArticleAnalyzer;
import dev.parley.article.Actor;
import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Mention;
import dev.parley.article.SentenceAnalysis;
import dev.parley.data.DataException;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.evaluation.Retrieval;
import dev.parley.model.Prediction;
import dev.parley.report.EvaluationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures the analysis of articles on gold in the JSON that {@code analyze} writes. */
final class ArticleEvaluation {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> goldStances = new ArrayList<>();
  private final List<Evaluation.Answer> stances = new ArrayList<>();
  private final List<String> articles = new ArrayList<>();
  private final Map<String, List<Retrieval.Counts>> counts = new LinkedHashMap<>();

  private @Nullable LabelSet labels;

  private ArticleEvaluation() {}

  static String of(Path folder, ArticleAnalyzer analyzer, Resampling resampling, Streams streams)
      throws IOException {
    List<Path> files = golds(folder);
    ArticleEvaluation evaluation = new ArticleEvaluation();
    try (Progress progress = Progress.of("analyze", files.size(), streams)) {
      for (Path file : files) {
        JsonNode gold = JSON.readTree(file.toFile());
        Path text = file.resolveSibling(gold.path("article").asText());
        evaluation.add(file.toString(), gold, analyzer.analyze(Files.readString(text)));
        progress.step();
      }
    }
    return evaluation.table(folder, resampling);
  }

  private static List<Path> golds(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> golds = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      if (golds.isEmpty()) {
        throw new DataException(folder + ": no gold: expected NAME.json beside each article");
      }
      return golds;
    }
  }

  private void add(String file, JsonNode gold, ArticleAnalysis analysis) {
    Map<Integer, SentenceAnalysis> byBegin = new HashMap<>();
    analysis.sentences().forEach(s -> byBegin.put(s.sentence().span().begin(), s));
    Set<String> goldHolders = new HashSet<>();
    Set<String> goldSources = new HashSet<>();
    for (JsonNode sentence : gold.path("sentences")) {
      int begin = sentence.path("begin").asInt();
      sentence.path("holders").forEach(h -> goldHolders.add(begin + " " + name(h)));
      if (!sentence.path("source").isNull()) {
        goldSources.add(begin + " " + name(sentence.path("source")));
      }
      @Nullable SentenceAnalysis found = byBegin.get(begin);
      if (found != null) {
        addStance(file, sentence.path("stance").path("label").asText(), found.stance());
      }
    }
    count("holder", goldHolders, mentions(analysis, SentenceAnalysis::holders));
    count("source", goldSources, mentions(analysis, ArticleEvaluation::source));
    addActors(gold, analysis);
  }

  private void addStance(String file, String gold, Prediction found) {
    labels = new LabelSet(found.probabilities().keySet());
    if (labels.indexOf(gold) < 0) {
      throw new DataException("%s: stance '%s': expected one of %s".formatted(file, gold, labels));
    }
    articles.add(file);
    goldStances.add(gold);
    stances.add(new Evaluation.Answer(found.label(), found.probabilities()));
  }

  private static List<Mention> source(SentenceAnalysis sentence) {
    return sentence.source() == null ? List.of() : List.of(sentence.source());
  }

  private static Set<String> mentions(
      ArticleAnalysis analysis, Function<SentenceAnalysis, List<Mention>> kind) {
    return analysis.sentences().stream()
        .flatMap(
            s ->
                kind.apply(s).stream()
                    .map(m -> s.sentence().span().begin() + " " + small(m.name())))
        .collect(Collectors.toSet());
  }

  private void addActors(JsonNode gold, ArticleAnalysis analysis) {
    Set<String> goldOveralls = new HashSet<>();
    Set<String> goldShifts = new HashSet<>();
    for (JsonNode actor : gold.path("actors")) {
      String overall = actor.path("overall").asText();
      if (!overall.equals("none")) {
        goldOveralls.add(name(actor) + " " + overall);
      }
      if (!actor.path("shift").isNull()) {
        JsonNode shift = actor.path("shift");
        goldShifts.add(name(actor) + " " + shift.path("from").asText());
      }
    }
    count(
        "actor, overall",
        goldOveralls,
        analysis.actors().stream()
            .filter(a -> !a.overall().equals("none"))
            .map(a -> small(a.name()) + " " + a.overall())
            .collect(Collectors.toSet()));
    count(
        "actor, shift",
        goldShifts,
        analysis.actors().stream().flatMap(ArticleEvaluation::shift).collect(Collectors.toSet()));
  }

  private static Stream<String> shift(Actor actor) {
    return Optional.ofNullable(actor.shift())
        .map(shift -> small(actor.name()) + " " + shift.from())
        .stream();
  }

  private static String name(JsonNode mention) {
    return small(mention.path("name").asText());
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void count(String kind, Set<String> gold, Set<String> found) {
    int right = (int) found.stream().filter(gold::contains).count();
    counts
        .computeIfAbsent(kind, k -> new ArrayList<>())
        .add(new Retrieval.Counts(right, found.size(), gold.size()));
  }

  private String table(Path folder, Resampling resampling) {
    if (labels == null) {
      throw new DataException(folder + ": no gold sentence begins where one of its article does");
    }
    Evaluation.Gold gold = Evaluation.Gold.grouped(goldStances, articles);
    Evaluation stance = Evaluation.of("stance", labels, gold, stances, resampling);
    Evaluation commonest = Evaluation.ofCommonest(labels, gold, resampling);
    List<Retrieval> retrievals = new ArrayList<>();
    counts.forEach((kind, documents) -> retrievals.add(Retrieval.of(kind, documents, resampling)));
    return EvaluationTable.of(List.of(stance, commonest))
        + "\n"
        + EvaluationTable.ofRetrievals(retrievals);
  }
}
