package dev.parley.model;

import dev.parley.data.LabelSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often each label is expected where a model is used. Its probabilities were fitted on examples
 * with other shares; Bayes' rule moves them: each is multiplied with the expected share of its
 * label over the share that it was fitted with. Immutable; threads may share it.
 *
 * @see <a href="https://doi.org/10.1162/089976602753284446">Saerens, Latinne and Decaestecker 2002,
 *     Adjusting the outputs of a classifier to new a priori probabilities</a>
 */
public final class Prior {

  /** Running news, as far as the model knows its shares. */
  public static final Prior NEWS = new Prior("news", Map.of());

  /** Every label as often as any other: sets that were balanced by design. */
  public static final Prior BALANCED = new Prior("balanced", Map.of());

  private static final double ROUNDING = 0.01;
  private static final int ROUNDS = 1_000;
  private static final double STILL = 1e-6;
  private static final double LEAST = 1e-6;

  private final String name;
  private final Map<String, Double> shares;

  private Prior(String name, Map<String, Double> shares) {
    this.name = name;
    this.shares = shares;
  }

  /**
   * Shares of one's own.
   *
   * @param shares for each label a number above 0; they sum to 1, within one hundredth
   * @throws IllegalArgumentException if they are not such shares
   */
  public static Prior of(Map<String, Double> shares) {
    Map<String, Double> ordered = new TreeMap<>(shares);
    StringBuilder name = new StringBuilder();
    double sum = 0;
    boolean sound = true;
    for (Map.Entry<String, Double> share : ordered.entrySet()) {
      name.append(name.isEmpty() ? "" : ",").append(share);
      sum += share.getValue();
      sound &= share.getValue() > 0 && share.getValue() < 1;
    }
    if (!sound || Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "shares " + name + ": expected numbers above 0 that sum to 1");
    }
    return new Prior(name.toString(), ordered);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @param text {@code news}, {@code balanced}, or shares such as {@code no=0.9,yes=0.1}
   * @throws IllegalArgumentException if it is neither
   */
  public static Prior parse(String text) {
    if (text.equals(NEWS.name)) {
      return NEWS;
    }
    if (text.equals(BALANCED.name)) {
      return BALANCED;
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    for (String part : text.split(",")) {
      int equals = part.lastIndexOf('=');
      try {
        shares.put(
            part.substring(0, Math.max(equals, 0)).strip(),
            Double.valueOf(part.substring(equals + 1)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "prior '%s': expected news, balanced or LABEL=SHARE,…".formatted(text), e);
      }
    }
    return of(shares);
  }

  /**
   * Estimates from unlabelled examples how often each label is among them: the shares under which
   * the probabilities are likeliest, by expectation-maximisation. Where a model is unsure or its
   * probabilities are not honest, rare labels are easily lost; compare with some examples read.
   *
   * @param probabilities for each example the probability of each label, under {@code fitted}
   * @param fitted the prior that the probabilities were made with, by label
   * @throws IllegalArgumentException if there is no example
   */
  public static Prior estimate(
      List<Map<String, Double>> probabilities, Map<String, Double> fitted) {
    if (probabilities.isEmpty()) {
      throw new IllegalArgumentException("no example: expected one at least");
    }
    Map<String, Double> shares = new TreeMap<>(fitted);
    double moved = 1;
    for (int round = 0; round < ROUNDS && moved > STILL; round++) {
      Map<String, Double> next = mean(probabilities, fitted, shares);
      moved = 0;
      for (String label : next.keySet()) {
        moved = Math.max(moved, Math.abs(of(next, label) - of(shares, label)));
      }
      shares = next;
    }
    double sum = shares.values().stream().mapToDouble(s -> s + LEAST).sum();
    shares.replaceAll((label, share) -> (share + LEAST) / sum);
    return of(shares);
  }

  /** The mean probability of each label if the labels had these shares. */
  private static Map<String, Double> mean(
      List<Map<String, Double>> probabilities,
      Map<String, Double> fitted,
      Map<String, Double> shares) {
    Map<String, Double> mean = new TreeMap<>();
    for (Map<String, Double> example : probabilities) {
      Map<String, Double> moved = new TreeMap<>();
      example.forEach((l, p) -> moved.put(l, p * of(shares, l) / of(fitted, l)));
      double sum = moved.values().stream().mapToDouble(p -> p).sum();
      moved.forEach((l, p) -> mean.merge(l, p / sum / probabilities.size(), Double::sum));
    }
    return mean;
  }

  private static double of(Map<String, Double> shares, String label) {
    return Objects.requireNonNull(shares.get(label), label);
  }

  /**
   * The share of each label, in their order.
   *
   * @param labels the labels of a model
   * @param news their shares in running news; empty if not known
   * @throws IllegalArgumentException if this prior is for other labels, or for running news and its
   *     shares are not known
   */
  public Map<String, Double> shares(LabelSet labels, Map<String, Double> news) {
    if (this == BALANCED) {
      Map<String, Double> equal = new LinkedHashMap<>();
      labels.names().forEach(label -> equal.put(label, 1.0 / labels.size()));
      return equal;
    }
    Map<String, Double> known = this == NEWS ? news : shares;
    if (known.isEmpty()) {
      throw new IllegalArgumentException("prior news: the shares in running news are not known");
    }
    if (!known.keySet().equals(Set.copyOf(labels.names()))) {
      throw new IllegalArgumentException(
          "prior %s: expected a share for each of %s".formatted(name, labels));
    }
    return known;
  }

  /** {@code news}, {@code balanced}, or the shares. */
  @Override
  public String toString() {
    return name;
  }
}
