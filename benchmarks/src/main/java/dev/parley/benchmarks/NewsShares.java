package dev.parley.benchmarks;

import dev.parley.ClassifierSet;
import dev.parley.SentenceClassifier;
import dev.parley.model.Manifest;
import dev.parley.model.Prediction;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Estimates how often each label of the bundled models is in running news, from texts without
 * labels: what {@code training-data/train} states as {@code --news}.
 */
public final class NewsShares {

  private static final List<String> SETS = List.of("polnear", "newsmtsc", "causal_news_corpus");

  /** So many texts of each set, evenly spread over it. */
  private static final int TEXTS = 2_500;

  private NewsShares() {}

  /**
   * Prints a line for each set and for all of them.
   *
   * @param arguments the folder with the sets
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    try (ClassifierSet both = new ClassifierSet(List.of(asFitted("stance"), asFitted("sentiment")))) {
      Set<String> all = new LinkedHashSet<>();
      for (String set : SETS) {
        List<String> texts = spread(RunningNews.texts(data.resolve(set).resolve("train.csv")));
        print(set, texts, both);
        all.addAll(texts);
      }
      print("all", all, both);
    }
  }

  private static List<String> spread(Set<String> texts) {
    List<String> all = List.copyOf(texts);
    int count = Math.min(TEXTS, all.size());
    return IntStream.range(0, count).mapToObj(i -> all.get((int) ((long) i * all.size() / count))).toList();
  }

  private static SentenceClassifier asFitted(String name) {
    SentenceClassifier model = SentenceClassifier.bundled(name, Tier.SEMANTIC);
    return model.with(Prior.of(model.manifest().shares().calibration()));
  }

  private static void print(String name, Collection<String> texts, ClassifierSet both) {
    List<List<Prediction>> predictions =
        texts.parallelStream().map(text -> both.classify(text, "")).toList();
    for (int m = 0; m < both.classifiers().size(); m++) {
      int model = m;
      Manifest manifest = both.classifiers().get(m).manifest();
      Prior prior =
          Prior.estimate(
              predictions.stream().map(p -> p.get(model).probabilities()).toList(),
              manifest.shares().calibration());
      System.out.println(name + " " + texts.size() + " " + prior);
    }
  }
}
