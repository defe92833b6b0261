package dev.parley.model;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.feature.FeatureVector;
import dev.parley.feature.Lexicon;
import dev.parley.feature.SyntaxFeatures;
import dev.parley.feature.WordNgrams;
import dev.parley.text.DependencyParser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The feature vectors of a dataset, in its order. They do not depend on labels, so several models
 * can be trained on one parse.
 *
 * @param words one for each example
 * @param syntax one for each example, or empty for the words tier alone
 * @param libraries what made the syntax vectors, by name
 */
public record TrainingVectors(
    List<FeatureVector> words, List<FeatureVector> syntax, Map<String, String> libraries) {

  /** Copies the lists. */
  public TrainingVectors {
    words = List.copyOf(words);
    syntax = List.copyOf(syntax);
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /**
   * The vectors of the words tier alone.
   *
   * @param dataset the examples
   */
  public static TrainingVectors ofWords(Dataset dataset) {
    return new TrainingVectors(wordsOf(dataset), List.of(), Map.of());
  }

  /**
   * The vectors of both tiers. Parses every sentence, on all cores.
   *
   * @param dataset the examples
   * @param parser what parses
   * @param progress called once for each example that is done, from any thread
   */
  public static TrainingVectors ofFull(
      Dataset dataset, DependencyParser parser, Consumer<Example> progress) {
    SyntaxFeatures features = Model.features();
    List<FeatureVector> syntax =
        dataset.examples().parallelStream()
            .map(
                e -> {
                  FeatureVector v = features.extract(parser.parse(e.text()), e.target());
                  progress.accept(e);
                  return v;
                })
            .toList();
    Map<String, String> libraries =
        Map.of("parser", parser.library(), "lexicon", Lexicon.bundled().digest());
    return new TrainingVectors(wordsOf(dataset), syntax, libraries);
  }

  private static List<FeatureVector> wordsOf(Dataset dataset) {
    return dataset.examples().stream().map(e -> WordNgrams.extract(e.text(), e.target())).toList();
  }
}
