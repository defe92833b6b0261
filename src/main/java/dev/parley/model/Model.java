package dev.parley.model;

import dev.parley.data.LabelSet;
import dev.parley.encoder.Embedding;
import dev.parley.frame.FrameExtractor;
import dev.parley.frame.Lexicon;
import dev.parley.frame.SyntaxFeatures;
import dev.parley.text.DependencyTree;
import dev.parley.words.WordNgrams;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained model: one layer of weights for each of its tiers, how they are fused, and where it
 * comes from. Immutable; threads may share it.
 */
public final class Model {

  /** The numbers of an embedding, and so the table size of the semantic layer. */
  public static final int EMBEDDING_SIZE = 768;

  private final Manifest manifest;
  private final LabelSet labels;
  private final List<LinearLayer> layers;
  private final List<Fusion> fusions;

  /**
   * Puts a model together.
   *
   * @param manifest names the tiers, cheapest first
   * @param layers one a tier
   * @param fusions one a tier, of its layer and all before it
   */
  Model(Manifest manifest, List<LinearLayer> layers, List<Fusion> fusions) {
    this.manifest = manifest;
    this.labels = new LabelSet(manifest.labels());
    this.layers = List.copyOf(layers);
    this.fusions = List.copyOf(fusions);
    requireFit();
  }

  private void requireFit() {
    requireEqual("layers", manifest.tiers().size(), layers.size());
    requireEqual("fusions", manifest.tiers().size(), fusions.size());
    for (int i = 0; i < layers.size(); i++) {
      Tier tier = manifest.tiers().get(i);
      requireEqual("table of tier " + tier, tableSize(tier), layers.get(i).tableSize());
      requireEqual("labels of tier " + tier, labels.size(), layers.get(i).labels());
      requireEqual("layers of fusion " + tier, i + 1, fusions.get(i).layers());
      requireEqual("labels of fusion " + tier, labels.size(), fusions.get(i).labels());
    }
  }

  private static void requireEqual(String what, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(what + ": " + found + ", expected " + expected);
    }
  }

  /** The number of places in the feature table that a tier adds. */
  static int tableSize(Tier tier) {
    return switch (tier) {
      case WORDS -> WordNgrams.TABLE_SIZE;
      case SEMANTIC -> EMBEDDING_SIZE;
      case FULL -> SyntaxFeatures.TABLE_SIZE;
      case AUTO -> throw new IllegalArgumentException("tier auto adds no features");
    };
  }

  /** Where the model comes from. */
  public Manifest manifest() {
    return manifest;
  }

  /** The labels that it tells apart. */
  public LabelSet labels() {
    return labels;
  }

  /**
   * Whether it can predict at a tier.
   *
   * @param tier the tier
   */
  public boolean has(Tier tier) {
    return tier == Tier.AUTO || manifest.tiers().contains(tier);
  }

  /** One a tier, in the order of the manifest's. */
  List<LinearLayer> layers() {
    return layers;
  }

  /** One a tier, in the order of the manifest's. */
  List<Fusion> fusions() {
    return fusions;
  }

  /** How many layers a tier fuses. */
  int layersOf(Tier tier) {
    int index = manifest.tiers().indexOf(tier);
    if (index < 0) {
      throw new IllegalArgumentException(
          "tier %s: this model holds %s only".formatted(tier, manifest.tiers()));
    }
    return index + 1;
  }

  /**
   * Predicts from the words alone.
   *
   * @param text a sentence, of any length
   * @param target what the label is about, or empty
   */
  public Prediction predict(String text, String target) {
    double[] probabilities = fusions.get(0).probabilities(List.of(wordsScores(text, target)));
    return new Prediction(labels, probabilities, Tier.WORDS, false);
  }

  /**
   * Predicts at a tier.
   *
   * @param tier one that the model {@linkplain #has has}, not {@link Tier#AUTO}
   * @param reading the sentence
   * @param target what the label is about, or empty
   * @throws IllegalArgumentException if the model does not hold the tier
   */
  public Prediction predict(Tier tier, Reading reading, String target) {
    List<double[]> scores = new ArrayList<>();
    boolean truncated = false;
    for (int i = 0; i < layersOf(tier); i++) {
      LinearLayer layer = layers.get(i);
      switch (manifest.tiers().get(i)) {
        case SEMANTIC -> {
          Embedding embedding = reading.embedding(target);
          truncated |= embedding.truncated();
          scores.add(layer.scores(embedding.values()));
        }
        case FULL -> {
          DependencyTree tree = reading.tree();
          truncated |= tree.truncated();
          scores.add(layer.scores(features().extract(tree, target)));
        }
        default -> scores.add(wordsScores(reading.text(), target));
      }
    }
    double[] probabilities = fusions.get(scores.size() - 1).probabilities(scores);
    return new Prediction(labels, probabilities, tier, truncated);
  }

  private double[] wordsScores(String text, String target) {
    double[] scores = layers.get(0).startingScores();
    WordNgrams.score(text, target, layers.get(0).table(), scores);
    return scores;
  }

  /** The extractor of the syntax tier, made when first needed and shared. */
  static SyntaxFeatures features() {
    return Features.BUNDLED;
  }

  private static final class Features {
    static final SyntaxFeatures BUNDLED = new SyntaxFeatures(new FrameExtractor(Lexicon.bundled()));
  }
}
