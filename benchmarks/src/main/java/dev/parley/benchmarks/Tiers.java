package dev.parley.benchmarks;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.data.LabelSet;
import dev.parley.data.Row;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Prediction;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each tier costs and gives: sentences a second on running news (all texts of {@code polnear}
 * and {@code newsmtsc} development), how often it answers as tier full does there, and macro-F1 on
 * the sentences of running news that two readers agree on and on the corpus' test split. One
 * thread, the default prior for news, a balanced one for the corpus.
 */
public final class Tiers {

  private static final List<Tier> TIERS = List.of(Tier.FULL, Tier.SEMANTIC, Tier.AUTO, Tier.WORDS);
  private static final int WARM_UP = 200;

  private final List<Row> readings;
  private final Path data;
  private final List<Row> test;
  private final List<String> news;

  private Tiers(Path readings, Path data, Path corpus) throws IOException {
    this.readings = RunningNews.rows(readings);
    this.data = data;
    this.test =
        RunningNews.rows(corpus).stream().filter(r -> "test".equals(r.get("split"))).toList();
    Set<String> texts = new LinkedHashSet<>();
    for (String set : List.of("polnear", "newsmtsc")) {
      texts.addAll(RunningNews.texts(data.resolve(set).resolve("dev.csv")));
    }
    this.news = List.copyOf(texts);
  }

  /**
   * Prints the tables.
   *
   * @param arguments the file of labels, the folder with the sets that it names, the corpus
   */
  public static void main(String[] arguments) throws IOException {
    Tiers tiers = new Tiers(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    System.out.println(
        "model      tier      sentences/s  by words  as full  others kept  news F1  corpus F1");
    for (List<String> models :
        List.of(List.of("stance"), List.of("sentiment"), List.of("stance", "sentiment"))) {
      System.out.println(models.size() > 1 ? "both in one pass:" : models.get(0) + " alone:");
      tiers.print(models);
    }
  }

  private void print(List<String> models) throws IOException {
    Map<Integer, List<String>> full = new TreeMap<>();
    for (Tier tier : TIERS) {
      try (ClassifierSet set = set(models, tier)) {
        news.subList(0, WARM_UP).forEach(t -> set.classify(t, ""));
        long begin = System.nanoTime();
        List<List<Prediction>> answers = news.stream().map(t -> set.classify(t, "")).toList();
        double rate = news.size() / ((System.nanoTime() - begin) / 1e9);
        for (int m = 0; m < models.size(); m++) {
          int model = m;
          List<Prediction> of = answers.stream().map(a -> a.get(model)).toList();
          List<String> labels = of.stream().map(Prediction::label).toList();
          List<String> best = full.computeIfAbsent(m, k -> labels);
          line(models, m, tier, rate, of, best);
        }
      }
    }
  }

  private void line(
      List<String> models,
      int m,
      Tier tier,
      double rate,
      List<Prediction> answers,
      List<String> best)
      throws IOException {
    int same = 0;
    int others = 0;
    int kept = 0;
    int words = 0;
    for (int i = 0; i < best.size(); i++) {
      boolean equal = answers.get(i).label().equals(best.get(i));
      boolean other = !best.get(i).equals("neutral");
      same += equal ? 1 : 0;
      others += other ? 1 : 0;
      kept += other && equal ? 1 : 0;
      words += answers.get(i).tier() == Tier.WORDS ? 1 : 0;
    }
    boolean alone = models.size() == 1;
    System.out.printf(
        Locale.ROOT,
        "%-10s %-9s %11.0f %8.1f%% %7.1f%% %11.1f%% %8s %10s%n",
        models.get(m),
        tier,
        rate,
        100.0 * words / best.size(),
        100.0 * same / best.size(),
        100.0 * kept / others,
        alone ? "%.3f".formatted(newsF1(models.get(m), tier)) : "",
        alone ? "%.3f".formatted(corpusF1(models.get(m), tier)) : "");
  }

  private static ClassifierSet set(List<String> models, Tier tier) {
    return new ClassifierSet(
        models.stream().map(m -> SentenceClassifier.bundled(m, tier)).toList());
  }

  private double newsF1(String model, Tier tier) throws IOException {
    Map<String, String> texts = RunningNews.textsById(readings, data);
    List<String> gold = new ArrayList<>();
    List<String> of = new ArrayList<>();
    for (Row row : readings) {
      String first = row.get(model + "_first");
      if (first.equals(row.get(model + "_second"))) {
        gold.add(first);
        of.add(texts.get(row.get("set") + " " + row.get("id")));
      }
    }
    try (SentenceClassifier classifier = SentenceClassifier.bundled(model, tier)) {
      return f1(classifier, of, gold);
    }
  }

  private double corpusF1(String model, Tier tier) {
    try (SentenceClassifier news = SentenceClassifier.bundled(model, tier);
        SentenceClassifier classifier = news.with(Prior.BALANCED)) {
      return f1(
          classifier,
          test.stream().map(r -> r.get("text")).toList(),
          test.stream().map(r -> r.get(model)).toList());
    }
  }

  private static double f1(SentenceClassifier classifier, List<String> texts, List<String> gold) {
    List<Evaluation.Answer> answers =
        texts.parallelStream()
            .map(classifier::classify)
            .map(p -> new Evaluation.Answer(p.label(), p.probabilities()))
            .toList();
    LabelSet labels = new LabelSet(classifier.manifest().labels());
    Evaluation.Gold alone = Evaluation.Gold.alone(gold);
    return Evaluation.of("", labels, alone, answers, Resampling.DEFAULT).macroF1().value();
  }
}
