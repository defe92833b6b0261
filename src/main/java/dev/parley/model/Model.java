package dev.parley.model;

import dev.parley.data.LabelSet;
import dev.parley.feature.FrameExtractor;
import dev.parley.feature.Lexicon;
import dev.parley.feature.SyntaxFeatures;
import dev.parley.feature.WordNgrams;
import dev.parley.text.DependencyTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: the weights of its tiers, how they are fused, and where it comes from.
 * Immutable; threads may share it.
 */
public final class Model {

  private final Manifest manifest;
  private final LabelSet labels;
  private final LinearLayer words;
  private final Fusion wordsFusion;
  private final @Nullable SyntaxPart syntax;

  /**
   * The part that a model of the words tier lacks.
   *
   * @param layer the weights
   * @param fusion of the words and the syntax layer
   */
  record SyntaxPart(LinearLayer layer, Fusion fusion) {}

  Model(Manifest manifest, LinearLayer words, Fusion wordsFusion, @Nullable SyntaxPart syntax) {
    this.manifest = manifest;
    this.labels = new LabelSet(manifest.labels());
    this.words = words;
    this.wordsFusion = wordsFusion;
    this.syntax = syntax;
    requireFit();
  }

  private void requireFit() {
    requireEqual("words table", WordNgrams.TABLE_SIZE, words.tableSize());
    requireEqual("labels of the words layer", labels.size(), words.labels());
    requireEqual("layers of the words fusion", 1, wordsFusion.layers());
    requireEqual("labels of the words fusion", labels.size(), wordsFusion.labels());
    if (syntax != null) {
      requireEqual("syntax table", SyntaxFeatures.TABLE_SIZE, syntax.layer().tableSize());
      requireEqual("labels of the syntax layer", labels.size(), syntax.layer().labels());
      requireEqual("layers of the full fusion", 2, syntax.fusion().layers());
      requireEqual("labels of the full fusion", labels.size(), syntax.fusion().labels());
    }
  }

  private static void requireEqual(String what, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(what + ": " + found + ", expected " + expected);
    }
  }

  /** Where the model comes from. */
  public Manifest manifest() {
    return manifest;
  }

  /** The labels that it tells apart. */
  public LabelSet labels() {
    return labels;
  }

  /** Whether it holds the syntax tier, so that it can predict from a parsed sentence. */
  public boolean hasSyntax() {
    return syntax != null;
  }

  LinearLayer words() {
    return words;
  }

  Fusion wordsFusion() {
    return wordsFusion;
  }

  @Nullable SyntaxPart syntax() {
    return syntax;
  }

  /**
   * Predicts from the words alone.
   *
   * @param text a sentence, of any length
   * @param target what the label is about, or empty
   */
  public Prediction predict(String text, String target) {
    double[] probabilities = wordsFusion.probabilities(List.of(wordsScores(text, target)));
    return new Prediction(labels, probabilities, Tier.WORDS, false);
  }

  /**
   * Predicts from words and frames.
   *
   * @param text a sentence, of any length
   * @param target what the label is about, or empty
   * @param tree the sentence, parsed
   * @throws IllegalStateException if the model holds no syntax tier
   */
  public Prediction predict(String text, String target, DependencyTree tree) {
    SyntaxPart part = requireSyntax();
    double[] scores = part.layer().scores(features().extract(tree, target));
    double[] probabilities =
        part.fusion().probabilities(List.of(wordsScores(text, target), scores));
    return new Prediction(labels, probabilities, Tier.FULL, tree.truncated());
  }

  private SyntaxPart requireSyntax() {
    if (syntax == null) {
      throw new IllegalStateException(
          "this model was trained for the words tier alone: expected one with tier full");
    }
    return syntax;
  }

  private double[] wordsScores(String text, String target) {
    double[] scores = words.startingScores();
    WordNgrams.score(text, target, words.table(), scores);
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
