package dev.parley.model;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.frame.Lexicon;
import dev.parley.frame.SyntaxFeatures;
import dev.parley.text.DependencyParser;
import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The feature vectors of a dataset, in its order. They do not depend on labels, so several models
 * can be trained on one reading of the text.
 */
public final class TrainingVectors {

  private final Dataset dataset;
  private final Map<Tier, List<FeatureVector>> byTier = new EnumMap<>(Tier.class);
  private final Map<String, String> libraries = new TreeMap<>();

  private TrainingVectors(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * The vectors of the words tier alone.
   *
   * @param dataset the examples
   */
  public static TrainingVectors ofWords(Dataset dataset) {
    TrainingVectors vectors = new TrainingVectors(dataset);
    vectors.byTier.put(
        Tier.WORDS,
        dataset.examples().stream().map(e -> WordNgrams.extract(e.text(), e.target())).toList());
    return vectors;
  }

  /**
   * Adds the vectors of the semantic tier. Encodes every sentence, on all cores.
   *
   * @param encoder what encodes
   * @param progress called once for each example that is done, from any thread
   * @return these vectors
   */
  public TrainingVectors andSemantic(SentenceEncoder encoder, Consumer<Example> progress) {
    libraries.put("encoder", encoder.library());
    return with(
        Tier.SEMANTIC,
        e -> FeatureVector.dense(encoder.encode(e.text(), e.target()).values()),
        progress);
  }

  /**
   * Adds the vectors of the syntax that the full tier sees. Parses every sentence, on all cores.
   *
   * @param parser what parses
   * @param progress called once for each example that is done, from any thread
   * @return these vectors
   */
  public TrainingVectors andSyntax(DependencyParser parser, Consumer<Example> progress) {
    SyntaxFeatures features = Model.features();
    libraries.put("parser", parser.library());
    libraries.put("lexicon", Lexicon.bundled().digest());
    return with(Tier.FULL, e -> features.extract(parser.parse(e.text()), e.target()), progress);
  }

  private TrainingVectors with(
      Tier tier, Function<Example, FeatureVector> extract, Consumer<Example> progress) {
    byTier.put(
        tier,
        dataset.examples().parallelStream()
            .map(
                e -> {
                  FeatureVector v = extract.apply(e);
                  progress.accept(e);
                  return v;
                })
            .toList());
    return this;
  }

  /**
   * The vectors that a tier adds, one for each example.
   *
   * @param tier not {@link Tier#AUTO}
   * @throws IllegalArgumentException if they were not made
   */
  public List<FeatureVector> of(Tier tier) {
    List<FeatureVector> vectors = byTier.get(tier);
    if (vectors == null) {
      throw new IllegalArgumentException("no vectors of tier " + tier + " were made");
    }
    return vectors;
  }

  /** What made the vectors, by name. */
  public Map<String, String> libraries() {
    return Collections.unmodifiableMap(libraries);
  }
}
