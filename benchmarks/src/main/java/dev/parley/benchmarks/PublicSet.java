package dev.parley.benchmarks;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.parley.data.Example;
import dev.parley.data.Row;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * A public set, and how it is measured.
 *
 * @param name of its folder
 * @param rule what is learnt from and what is judged
 * @param targets whether labels are about a target
 * @param scores its official metrics first
 * @param published what others report, on the test parts that are not used here
 */
record PublicSet(
    String name, Rule rule, boolean targets, List<Score> scores, List<String> published) {

  private static final int FOLDS = 5;
  private static final long SEED = 1;
  private static final char LOST = '\uFFFD';

  /** What is learnt from, and what is judged. */
  enum Rule {
    /** Learns from train and is judged on dev. */
    DEV("dev"),

    /** Cross-validation over train. */
    TRAIN_FOLDS("train, in 5 folds"),

    /** Cross-validation over dev, where there is no more. */
    DEV_FOLDS("dev, in 5 folds");

    private final String title;

    Rule(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A figure of an evaluation.
   *
   * @param name what it is called
   * @param figure how it is found
   */
  record Score(String name, Function<Evaluation, Evaluation.Figure> figure) {

    static Score of(Metric metric) {
      return new Score(metric.id(), e -> e.figure(metric).orElseThrow());
    }

    static Score f1(String label) {
      return new Score(
          "f1 of " + label,
          e ->
              e.labels().stream()
                  .filter(l -> l.label().equals(label))
                  .findFirst()
                  .orElseThrow()
                  .f1());
    }
  }

  /**
   * Examples to learn from, and others with other texts.
   *
   * @param train to learn from
   * @param judged to answer
   */
  record Part(List<Example> train, List<Example> judged) {

    /** Leaves out of train what has a judged text. */
    static Part apart(List<Example> train, List<Example> judged) {
      Set<String> texts = judged.stream().map(Example::text).collect(toSet());
      return new Part(train.stream().filter(e -> !texts.contains(e.text())).toList(), judged);
    }
  }

  /** All sets. Published figures are those of the papers, or of the leaderboards that they keep. */
  static final List<PublicSet> ALL =
      List.of(
          new PublicSet(
              "tweeteval_stance",
              Rule.TRAIN_FOLDS,
              true,
              List.of(Score.of(Metric.SEMEVAL_STANCE), Score.of(Metric.PSTANCE)),
              List.of(
                  "SVM 67.3, RoBERTa-base 68.0, retrained on tweets 69.3 (Barbieri et al. 2020)",
                  "BERTweet 71.2, TimeLMs-2021 72.9 (TweetEval leaderboard)")),
          new PublicSet(
              "tweeteval_sentiment",
              Rule.DEV,
              false,
              List.of(Score.of(Metric.BALANCED_ACCURACY)),
              List.of(
                  "SVM 62.9, RoBERTa-base 71.3, retrained on tweets 72.8 (Barbieri et al. 2020)",
                  "BERTweet 73.4, TimeLMs-2021 73.7 (TweetEval leaderboard)")),
          new PublicSet(
              "sst2",
              Rule.DEV,
              false,
              List.of(Score.of(Metric.ACCURACY)),
              List.of("with labelled phrases: SVM 79.4, NB 81.8, RNTN 85.4 (Socher et al. 2013)")),
          new PublicSet(
              "sst5",
              Rule.DEV,
              false,
              List.of(Score.of(Metric.ACCURACY)),
              List.of("with labelled phrases: SVM 40.7, NB 41.0, RNTN 45.7 (Socher et al. 2013)")),
          new PublicSet(
              "pstance",
              Rule.DEV,
              true,
              List.of(Score.of(Metric.PSTANCE)),
              List.of("BERTweet 80.5 (Li et al. 2021)")),
          new PublicSet(
              "newsmtsc",
              Rule.DEV,
              true,
              List.of(Score.of(Metric.MACRO_F1)),
              List.of("GRU-TSC 83.1, best before it 81.7, test rw (Hamborg and Donnay 2021)")),
          new PublicSet(
              "vast",
              Rule.DEV_FOLDS,
              true,
              List.of(Score.of(Metric.MACRO_F1)),
              List.of("TATA, zero-shot topics 77.1 (Hanley and Durumeric 2023)")),
          new PublicSet(
              "directed_sentiment",
              Rule.DEV,
              true,
              List.of(Score.of(Metric.MACRO_F1), Score.of(Metric.ACCURACY)),
              List.of()),
          new PublicSet(
              "glocon_sample", Rule.DEV, false, List.of(Score.of(Metric.MACRO_F1)), List.of()),
          new PublicSet(
              "causal_news_corpus",
              Rule.DEV,
              false,
              List.of(Score.f1("causal")),
              List.of("BERT 81.2 on version 1 (Tan et al. 2022)")));

  /**
   * A set by its name.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static PublicSet named(String name) {
    return ALL.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s': expected a folder with the sets, or one of %s"
                        .formatted(name, ALL.stream().map(PublicSet::name).toList())));
  }

  /**
   * Reads the examples; those with one text are in one part, and one group.
   *
   * @param data the folder with the sets
   * @param limit the most rows of each file, drawn with a fixed seed
   */
  List<Part> parts(Path data, int limit) throws IOException {
    return switch (rule) {
      case DEV -> List.of(Part.apart(read(data, "train.csv", limit), read(data, "dev.csv", limit)));
      case TRAIN_FOLDS -> folds(read(data, "train.csv", limit));
      case DEV_FOLDS -> folds(read(data, "dev.csv", limit));
    };
  }

  private List<Example> read(Path data, String file, int limit) throws IOException {
    List<Example> all =
        RunningNews.rows(data.resolve(name).resolve(file)).stream().map(this::example).toList();
    if (all.size() <= limit) {
      return all;
    }
    List<Example> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled.subList(0, limit);
  }

  /** A blank stands in for characters that were lost before: Parley refuses these. */
  private Example example(Row row) {
    String text = row.get("text").replace(LOST, ' ');
    return new Example(text, targets ? row.get("target") : "", row.get("label"), text);
  }

  private static List<Part> folds(List<Example> examples) {
    List<String> texts =
        new ArrayList<>(
            examples.stream().map(Example::text).collect(toCollection(LinkedHashSet::new)));
    Collections.shuffle(texts, new Random(SEED));
    Map<String, Integer> places = new HashMap<>();
    texts.forEach(text -> places.put(text, places.size() % FOLDS));
    List<Part> parts = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      List<Example> judged = examples.stream().filter(e -> places.get(e.text()) == held).toList();
      parts.add(Part.apart(examples, judged));
    }
    return parts;
  }
}
