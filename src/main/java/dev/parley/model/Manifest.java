package dev.parley.model;

import dev.parley.words.WordNgrams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a model comes from and what it is worth, as it stands in the model file. Deeply immutable.
 *
 * @param labels the labels in code point order
 * @param tiers the tiers that the model holds, cheapest first
 * @param autoTier the costliest tier that {@link Tier#AUTO} goes up to
 * @param settled the labels that {@link Tier#AUTO} leaves to the words tier, each with the least
 *     probability that it must have there; empty if none
 * @param requires what it must find where it is used
 * @param options what was chosen before training, by name
 * @param data what it was trained on
 * @param shares how often its labels are, where it matters to its probabilities
 * @param libraries the versions of what shaped it, by name
 * @param quality measured on examples that were held out, by tier and metric; also {@link
 *     #UNSEEN_TARGETS}
 */
public record Manifest(
    List<String> labels,
    List<Tier> tiers,
    Tier autoTier,
    Map<String, Double> settled,
    Requirements requires,
    Map<String, String> options,
    DataOrigin data,
    Shares shares,
    Map<String, String> libraries,
    Map<String, Map<String, Double>> quality) {

  /** The option that names what the words tier reads, if not words and pairs alone. */
  public static final String WORDS_FEATURES = "words features";

  /** The metric that tells the macro-F1 on targets that training had not met. */
  public static final String UNSEEN_TARGETS = "macroF1 of unseen targets";

  /** Copies lists and maps, and what they hold. */
  public Manifest {
    labels = List.copyOf(labels);
    tiers = List.copyOf(tiers);
    settled = ordered(settled);
    options = ordered(options);
    libraries = ordered(libraries);
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    quality.forEach((tier, metrics) -> copy.put(tier, ordered(metrics)));
    quality = ordered(copy);
  }

  /** Reads what a model file says. */
  static Manifest of(JsonValue json) {
    List<Tier> tiers = new ArrayList<>();
    for (JsonValue tier : json.member("tiers").elements()) {
      tiers.add(Tier.of(tier));
    }
    Map<String, Map<String, Double>> quality = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> tier : json.member("quality").members().entrySet()) {
      quality.put(tier.getKey(), tier.getValue().numbersByName());
    }
    return new Manifest(
        json.member("labels").texts(),
        tiers,
        Tier.of(json.member("autoTier")),
        json.member("settled").numbersByName(),
        Requirements.of(json.member("requires")),
        json.member("options").textsByName(),
        DataOrigin.of(json.member("data")),
        Shares.of(json.member("shares")),
        json.member("libraries").textsByName(),
        quality);
  }

  /**
   * What the words tier reads.
   *
   * @throws IllegalArgumentException if the options name what this library does not know
   */
  public WordNgrams words() {
    return WordNgrams.described(options.getOrDefault(WORDS_FEATURES, WordNgrams.WORDS.toString()));
  }

  Manifest measured(Tier tier, String metric, double figure) {
    Map<String, Map<String, Double>> more = new LinkedHashMap<>(quality);
    Map<String, Double> figures = new LinkedHashMap<>(more.getOrDefault(tier.toString(), Map.of()));
    figures.put(metric, Decimals.round(figure));
    more.put(tier.toString(), figures);
    return new Manifest(
        labels, tiers, autoTier, settled, requires, options, data, shares, libraries, more);
  }

  /** A copy that keeps its order and that nobody can change. */
  static <K, V> Map<K, V> ordered(Map<K, V> map) {
    Map<K, V> copy = new LinkedHashMap<>();
    map.forEach((k, v) -> copy.put(Objects.requireNonNull(k), Objects.requireNonNull(v)));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * What a model was trained on.
   *
   * @param digest the SHA-256 of the file
   * @param examples how many were used
   * @param prior the share of each label among them
   * @param target whether the label is about a target
   */
  public record DataOrigin(String digest, int examples, Map<String, Double> prior, boolean target) {

    /** Copies the map. */
    public DataOrigin {
      prior = ordered(prior);
    }

    private static DataOrigin of(JsonValue json) {
      return new DataOrigin(
          json.member("digest").text(),
          json.member("examples").integer(),
          json.member("prior").numbersByName(),
          json.member("target").truth());
    }
  }

  /**
   * How often each label is.
   *
   * @param calibration among the examples that the probabilities were fitted on, each label counted
   *     once more than it occurs
   * @param news in running news; empty if that is not known
   */
  public record Shares(Map<String, Double> calibration, Map<String, Double> news) {

    /** Copies the maps. */
    public Shares {
      calibration = ordered(calibration);
      news = ordered(news);
    }

    private static Shares of(JsonValue json) {
      return new Shares(
          json.member("calibration").numbersByName(), json.member("news").numbersByName());
    }
  }

  /**
   * What a model must find where it is used; empty where it does not need it.
   *
   * @param encoder the SHA-256 of the encoder's file
   * @param tuned the SHA-256 of the tuned blocks that replace the encoder's last ones
   * @param lexicon the SHA-256 of the frame lexicon
   */
  public record Requirements(String encoder, String tuned, String lexicon) {

    /** The requirements of a model of words alone. */
    public static final Requirements NONE = new Requirements("", "", "");

    private static Requirements of(JsonValue json) {
      return new Requirements(
          json.member("encoder").text(),
          json.member("tuned").text(),
          json.member("lexicon").text());
    }
  }
}
