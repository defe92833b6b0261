package dev.parley.model;

import dev.parley.data.LabelSet;
import dev.parley.encoder.TunedBlocks;
import dev.parley.frame.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: a layer for each of its tiers, how they are fused, and where it comes from.
 * Immutable; threads may share it.
 */
public final class Model {

  private final Manifest manifest;
  private final LabelSet labels;
  private final List<Layer> layers;
  private final List<Fusion> fitted;
  private final List<Fusion> fusions;
  private final List<Coverage> coverages;
  private final @Nullable TunedBlocks blocks;

  /**
   * Puts a model together.
   *
   * @param manifest names the tiers, cheapest first
   * @param layers one a tier
   * @param fusions one a tier, of its layer and all before it
   * @param coverages one a tier, of the probabilities that its fusion gives
   * @param blocks the tuned blocks that the encoder layer reads, or null if it reads none or others
   *     keep them
   * @throws IllegalArgumentException if they do not fit each other
   */
  public Model(
      Manifest manifest,
      List<Layer> layers,
      List<Fusion> fusions,
      List<Coverage> coverages,
      @Nullable TunedBlocks blocks) {
    this(manifest, layers, fusions, fusions, coverages, blocks);
    requireFit();
  }

  private Model(
      Manifest manifest,
      List<Layer> layers,
      List<Fusion> fitted,
      List<Fusion> fusions,
      List<Coverage> coverages,
      @Nullable TunedBlocks blocks) {
    this.manifest = manifest;
    this.labels = new LabelSet(manifest.labels());
    this.layers = List.copyOf(layers);
    this.fitted = List.copyOf(fitted);
    this.fusions = List.copyOf(fusions);
    this.coverages = List.copyOf(coverages);
    this.blocks = blocks;
  }

  private void requireFit() {
    requireEqual("layers", manifest.tiers().size(), layers.size());
    requireEqual("fusions", manifest.tiers().size(), fusions.size());
    requireEqual("coverages", manifest.tiers().size(), coverages.size());
    for (int i = 0; i < layers.size(); i++) {
      Tier tier = manifest.tiers().get(i);
      requireEqual("layer " + i, tier, layers.get(i).tier());
      requireEqual("labels of tier " + tier, labels.size(), layers.get(i).weights().labels());
      requireEqual("layers of fusion " + tier, i + 1, fusions.get(i).layers());
      requireEqual("labels of fusion " + tier, labels.size(), fusions.get(i).labels());
      requireEqual("labels of coverage " + tier, labels.size(), coverages.get(i).labels());
    }
    if (!manifest.tiers().contains(manifest.autoTier())
        || !labels.names().containsAll(manifest.settled().keySet())) {
      throw new IllegalArgumentException(
          "auto settles %s, then goes up to tier %s: expected labels of %s, a tier of %s"
              .formatted(
                  manifest.settled().keySet(), manifest.autoTier(), labels, manifest.tiers()));
    }
    Prior.of(manifest.shares().calibration()).shares(labels, Map.of());
    if (!manifest.shares().news().isEmpty()) {
      Prior.of(manifest.shares().news()).shares(labels, Map.of());
    }
    if (blocks != null) {
      requireEqual("tuned blocks", manifest.requires().tuned(), blocks.digest());
    }
  }

  private static void requireEqual(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(what + ": " + found + ", expected " + expected);
    }
  }

  /** Where the model comes from. */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * This model, with one more figure of what it is worth in its manifest.
   *
   * @param tier that was measured
   * @param metric by which
   * @param figure what came out
   */
  public Model measured(Tier tier, String metric, double figure) {
    return new Model(
        manifest.measured(tier, metric, figure), layers, fitted, fusions, coverages, blocks);
  }

  /** The labels that it tells apart. */
  public LabelSet labels() {
    return labels;
  }

  /**
   * The tuned blocks that it carries; empty where it reads none or names those that others keep.
   */
  public Optional<TunedBlocks> blocks() {
    return Optional.ofNullable(blocks);
  }

  /**
   * Whether it can predict at a tier.
   *
   * @param tier the tier
   */
  public boolean has(Tier tier) {
    return tier == Tier.AUTO || manifest.tiers().contains(tier);
  }

  /**
   * The same model where the labels are otherwise distributed; an earlier prior is forgotten.
   *
   * @param prior how often each label is expected
   * @throws IllegalArgumentException if it is a prior for other labels, or one that the model does
   *     not know
   */
  public Model with(Prior prior) {
    Map<String, Double> expected = prior.shares(labels, manifest.shares().news());
    double[] ratios = new double[labels.size()];
    double[] shift = new double[labels.size()];
    for (int i = 0; i < shift.length; i++) {
      String label = labels.name(i);
      ratios[i] = share(expected, label) / share(manifest.shares().calibration(), label);
      shift[i] = StrictMath.log(ratios[i]);
    }
    return new Model(
        manifest,
        layers,
        fitted,
        fitted.stream().map(f -> f.plus(shift)).toList(),
        coverages.stream().map(c -> c.moved(ratios)).toList(),
        blocks);
  }

  private static double share(Map<String, Double> shares, String label) {
    return Objects.requireNonNull(shares.get(label), label);
  }

  /** The same model for running news if it knows the shares of its labels there, else this. */
  public Model forNews() {
    return manifest.shares().news().isEmpty() ? this : with(Prior.NEWS);
  }

  /** One a tier, in the order of the manifest's. */
  public List<Layer> layers() {
    return layers;
  }

  /** One a tier, in the order of the manifest's, as they were fitted: before any prior. */
  public List<Fusion> fusions() {
    return fitted;
  }

  /** One a tier, in the order of the manifest's. */
  List<Coverage> coverages() {
    return coverages;
  }

  private int layersOf(Tier tier) {
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
    double[] probabilities = new double[labels.size()];
    predict(text, target, probabilities);
    return new Prediction(labels, probabilities, Tier.WORDS, false, coverages.get(0));
  }

  /**
   * Predicts from the words alone, into the caller's array. Allocates nothing.
   *
   * @param text a sentence, of any length
   * @param target what the label is about, or empty
   * @param probabilities one for each of {@link #labels()}, in their order; overwritten
   * @return the index of the most probable label
   * @throws IllegalArgumentException if the array is not as long as there are labels
   */
  public int predict(CharSequence text, String target, double[] probabilities) {
    requirePlaces(probabilities);
    ((WordsLayer) layers.get(0)).scores(text, target, probabilities);
    fusions.get(0).toProbabilities(probabilities);
    return Prediction.indexOfMax(probabilities);
  }

  /**
   * Predicts at a tier.
   *
   * @param tier one that the model {@linkplain #has has}
   * @param reading the sentence
   * @param target what the label is about, or empty
   * @throws IllegalArgumentException if the model does not hold the tier
   */
  public Prediction predict(Tier tier, Reading reading, String target) {
    boolean auto = tier == Tier.AUTO;
    int used = layersOf(auto ? manifest.autoTier() : tier);
    List<double[]> scores = new ArrayList<>();
    boolean truncated = false;
    for (Layer layer : layers.subList(0, used)) {
      Layer.Scores of = layer.scores(reading, target);
      scores.add(of.values());
      truncated |= of.truncated();
      if (auto && layer.tier() == Tier.WORDS) {
        Prediction words = prediction(scores, truncated);
        if (isSettled(words)) {
          return words;
        }
      }
    }
    return prediction(scores, truncated);
  }

  /**
   * Predicts at a tier, into the caller's array.
   *
   * @param tier one that the model {@linkplain #has has}
   * @param reading the sentence
   * @param target what the label is about, or empty
   * @param probabilities one for each of {@link #labels()}, in their order; overwritten
   * @return the index of the most probable label
   * @throws IllegalArgumentException if the model does not hold the tier, or the array is not as
   *     long as there are labels
   */
  public int predict(Tier tier, Reading reading, String target, double[] probabilities) {
    requirePlaces(probabilities);
    predict(tier, reading, target).copyTo(probabilities);
    return Prediction.indexOfMax(probabilities);
  }

  private void requirePlaces(double[] probabilities) {
    if (probabilities.length != labels.size()) {
      throw new IllegalArgumentException(
          "%d places for probabilities: expected %d, one for each of %s"
              .formatted(probabilities.length, labels.size(), labels));
    }
  }

  /** By the layers that have scored. */
  private Prediction prediction(List<double[]> scores, boolean truncated) {
    int last = scores.size() - 1;
    return new Prediction(
        labels,
        fusions.get(last).probabilities(scores),
        layers.get(last).tier(),
        truncated,
        coverages.get(last));
  }

  private boolean isSettled(Prediction words) {
    Double least = manifest.settled().get(words.label());
    return least != null && words.probability() >= least;
  }

  /**
   * Takes a prediction apart into what each feature contributed.
   *
   * @param asked the tier to explain; of {@link Tier#AUTO} the one that decides
   * @param reading the sentence
   * @param target what the label is about, or empty
   * @param label the label to explain, or null for the predicted one
   * @throws IllegalArgumentException if the model has no such tier or label
   */
  public Explanation explain(Tier asked, Reading reading, String target, @Nullable String label) {
    Prediction prediction = predict(asked, reading, target);
    Tier tier = prediction.tier();
    String explained = label == null ? prediction.label() : label;
    int index = labels.indexOf(explained);
    if (index < 0) {
      throw new IllegalArgumentException("label '" + explained + "': expected one of " + labels);
    }
    Fusion fusion = fusions.get(layersOf(tier) - 1);
    List<Explanation.Contribution> all = new ArrayList<>();
    double bias = fusion.bias(index);
    for (int i = 0; i < fusion.layers(); i++) {
      Layer layer = layers.get(i);
      double weight = fusion.weight(i);
      bias += weight * layer.weights().bias(index);
      layer.contributions(reading, target, index).forEach(c -> all.add(c.times(weight, 0)));
    }
    double score = bias + all.stream().mapToDouble(Explanation.Contribution::amount).sum();
    all.sort(Comparator.comparingDouble(c -> -Math.abs(c.amount())));
    List<Frame> frames = tier == Tier.FULL ? FramesLayer.frames(reading) : List.of();
    return new Explanation(prediction, explained, score, bias, all, frames);
  }
}
