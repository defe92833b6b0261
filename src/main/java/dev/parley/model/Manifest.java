package dev.parley.model;

import java.util.List;
import java.util.Map;

/**
 * Where a model comes from and what it is worth, as it stands in the model file.
 *
 * @param labels the labels in code point order
 * @param tiers the tiers that the model holds, cheapest first
 * @param autoTier the tier that {@link Tier#AUTO} means for this model
 * @param options what was chosen before training
 * @param data what it was trained on
 * @param libraries the versions of what shaped it, by name
 * @param quality measured on examples held out in cross-validation, by tier and metric
 */
public record Manifest(
    List<String> labels,
    List<Tier> tiers,
    Tier autoTier,
    TrainingOptions options,
    DataOrigin data,
    Map<String, String> libraries,
    Map<String, Map<String, Double>> quality) {

  /**
   * What a model was trained on.
   *
   * @param digest the SHA-256 of the file
   * @param examples how many were used
   * @param prior the share of each label among them
   * @param target whether the label is about a target
   */
  public record DataOrigin(
      String digest, int examples, Map<String, Double> prior, boolean target) {}
}
