package dev.parley.train;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.model.Layer;
import dev.parley.model.Reading;
import dev.parley.model.Tier;
import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A dataset with the feature vectors of its examples, in its order. Vectors do not depend on
 * labels, so several models can be trained on one reading of the text.
 */
public final class TrainingVectors {

  private final Dataset dataset;
  private final WordNgrams words;
  private final Map<Tier, List<FeatureVector>> byTier = new EnumMap<>(Tier.class);

  private TrainingVectors(Dataset dataset, WordNgrams words) {
    this.dataset = dataset;
    this.words = words;
  }

  /**
   * The vectors of the words tier alone, of words and pairs.
   *
   * @param dataset the examples
   */
  public static TrainingVectors ofWords(Dataset dataset) {
    return ofWords(dataset, WordNgrams.WORDS);
  }

  /**
   * The vectors of the words tier alone.
   *
   * @param dataset the examples
   * @param words what the tier reads, as the training's options say
   */
  public static TrainingVectors ofWords(Dataset dataset, WordNgrams words) {
    TrainingVectors vectors = new TrainingVectors(dataset, words);
    vectors.byTier.put(
        Tier.WORDS,
        dataset.examples().parallelStream().map(e -> words.extract(e.text(), e.target())).toList());
    return vectors;
  }

  /**
   * Adds the vectors of what a tier adds. Reads every sentence, on all cores.
   *
   * @param tier semantic or full
   * @param encoder the digest of the tuned blocks that embeddings come from, or empty
   * @param reader what encodes and parses
   * @param progress called once for each example that is done, from any thread
   * @return these vectors
   */
  public TrainingVectors with(
      Tier tier, String encoder, Function<Example, Reading> reader, Consumer<Example> progress) {
    byTier.put(
        tier,
        dataset.examples().parallelStream()
            .map(
                e -> {
                  FeatureVector v = Layer.features(tier, encoder, reader.apply(e), e.target());
                  progress.accept(e);
                  return v;
                })
            .toList());
    return this;
  }

  /**
   * The same vectors for the same sentences with other labels.
   *
   * @param other as many examples, with the same texts
   * @throws IllegalArgumentException if they are others
   */
  public TrainingVectors labelled(Dataset other) {
    if (!texts(other).equals(texts(dataset))) {
      throw new IllegalArgumentException("the sentences of the two datasets are not the same");
    }
    TrainingVectors vectors = new TrainingVectors(other, words);
    vectors.byTier.putAll(byTier);
    return vectors;
  }

  /**
   * The same vectors of some of the examples.
   *
   * @param rows the places of the examples to keep; at least one
   */
  public TrainingVectors part(List<Integer> rows) {
    Dataset part =
        new Dataset(rows.stream().map(dataset.examples()::get).toList(), dataset.digest());
    TrainingVectors vectors = new TrainingVectors(part, words);
    byTier.forEach((tier, all) -> vectors.byTier.put(tier, rows.stream().map(all::get).toList()));
    return vectors;
  }

  private static List<String> texts(Dataset dataset) {
    return dataset.examples().stream().map(Example::text).toList();
  }

  /** The examples. */
  public Dataset dataset() {
    return dataset;
  }

  /** What the words tier reads. */
  WordNgrams words() {
    return words;
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
}
