package dev.parley.train;

import dev.parley.model.Manifest;
import dev.parley.model.Tier;
import dev.parley.words.WordNgrams;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is chosen before training.
 *
 * @param tier the costliest tier that the model shall hold; it holds the cheaper ones too
 * @param words what the words tier reads
 * @param seed decides which fold a group falls into
 * @param folds the number of folds whose held-out scores the fusion is fitted on; at least two
 * @param wordsPenalty the squared-weights penalty of the words tier; above zero
 * @param semanticPenalty the squared-weights penalty of the semantic tier; above zero
 * @param syntaxPenalty the squared-weights penalty of the syntax tier; above zero
 * @param news the share of each label in running news, by label; empty if not known
 */
public record TrainingOptions(
    Tier tier,
    WordNgrams words,
    long seed,
    int folds,
    double wordsPenalty,
    double semanticPenalty,
    double syntaxPenalty,
    Map<String, Double> news) {

  /** Checks the ranges. */
  public TrainingOptions {
    if (tier == Tier.AUTO) {
      throw new IllegalArgumentException("tier auto: expected words, semantic or full");
    }
    if (folds < 2) {
      throw new IllegalArgumentException("folds " + folds + ": expected at least 2");
    }
    for (double penalty : new double[] {wordsPenalty, semanticPenalty, syntaxPenalty}) {
      if (!(penalty > 0)) {
        throw new IllegalArgumentException("penalty " + penalty + ": expected a number above 0");
      }
    }
    news = Collections.unmodifiableMap(new TreeMap<>(news));
  }

  /** The tiers that the model shall hold, cheapest first. */
  List<Tier> tiers() {
    return Stream.of(Tier.WORDS, Tier.SEMANTIC, Tier.FULL)
        .filter(t -> t.compareTo(tier) <= 0)
        .toList();
  }

  /** The squared-weights penalty of the layer that a tier adds. */
  double penalty(Tier of) {
    return switch (of) {
      case SEMANTIC -> semanticPenalty;
      case FULL -> syntaxPenalty;
      default -> wordsPenalty;
    };
  }

  /** The options as a manifest states them. */
  Map<String, String> byName() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("tier", tier.toString());
    if (words != WordNgrams.WORDS) {
      names.put(Manifest.WORDS_FEATURES, words.toString());
    }
    names.put("seed", Long.toString(seed));
    names.put("folds", Integer.toString(folds));
    tiers().forEach(t -> names.put(t + " penalty", Double.toString(penalty(t))));
    return names;
  }

  /**
   * The defaults: words and pairs, five folds, seed 1, penalties chosen by cross-validation on the
   * corpus.
   */
  public static TrainingOptions of(Tier tier) {
    return new TrainingOptions(tier, WordNgrams.WORDS, 1, 5, 0.2, 1.0, 1.0, Map.of());
  }

  /**
   * These options with other features of the words tier.
   *
   * @param features what it shall read
   */
  public TrainingOptions withWords(WordNgrams features) {
    return new TrainingOptions(
        tier, features, seed, folds, wordsPenalty, semanticPenalty, syntaxPenalty, news);
  }

  /**
   * These options for a model that goes no further.
   *
   * @param costliest the costliest tier that it may hold; not {@link Tier#AUTO}
   */
  public TrainingOptions upTo(Tier costliest) {
    Tier cheaper = tier.compareTo(costliest) < 0 ? tier : costliest;
    return new TrainingOptions(
        cheaper, words, seed, folds, wordsPenalty, semanticPenalty, syntaxPenalty, news);
  }

  /**
   * These options with another seed.
   *
   * @param other the seed
   */
  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(
        tier, words, other, folds, wordsPenalty, semanticPenalty, syntaxPenalty, news);
  }

  /**
   * These options with what is known of running news.
   *
   * @param shares the share of each label in running news
   */
  public TrainingOptions withNews(Map<String, Double> shares) {
    return new TrainingOptions(
        tier, words, seed, folds, wordsPenalty, semanticPenalty, syntaxPenalty, shares);
  }

  /**
   * These options with other penalties on large weights.
   *
   * @param multiple what the penalties of all tiers are multiplied by; above 0
   */
  public TrainingOptions withPenalty(double multiple) {
    return new TrainingOptions(
        tier,
        words,
        seed,
        folds,
        multiple * wordsPenalty,
        multiple * semanticPenalty,
        multiple * syntaxPenalty,
        news);
  }
}
