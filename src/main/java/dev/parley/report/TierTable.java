package dev.parley.report;

import dev.parley.model.Manifest;
import dev.parley.model.Tier;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What each tier of a model was worth on examples that it had not learnt from, for people. */
public final class TierTable {

  private TierTable() {}

  /**
   * Writes the table: a line for each tier, with what it gains over the tier before, one for
   * targets that were not met, and one that says how far {@code auto} goes.
   *
   * @param manifest of the model
   */
  public static String of(Manifest manifest) {
    StringBuilder table = new StringBuilder();
    table.append("held out   accuracy  macro-F1  log loss  gain\n");
    double before = Double.NaN;
    for (Map.Entry<String, Map<String, Double>> tier : manifest.quality().entrySet()) {
      Map<String, Double> figures = tier.getValue();
      double macroF1 = figure(figures, "macroF1");
      table.append(
          String.format(
              Locale.ROOT,
              "%-9s  %8.3f  %8.3f  %8.3f",
              tier.getKey(),
              figure(figures, "accuracy"),
              macroF1,
              figure(figures, "logLoss")));
      if (!Double.isNaN(before)) {
        table.append(String.format(Locale.ROOT, "  %+.1f points", 100 * (macroF1 - before)));
      }
      table.append('\n');
      before = macroF1;
    }
    return table.append(unseenTargets(manifest)).append(auto(manifest)).append('\n').toString();
  }

  private static double figure(Map<String, Double> figures, String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  private static String unseenTargets(Manifest manifest) {
    String figures =
        manifest.quality().entrySet().stream()
            .filter(tier -> tier.getValue().containsKey(Manifest.UNSEEN_TARGETS))
            .map(
                tier ->
                    String.format(
                        Locale.ROOT,
                        "%s %.3f",
                        tier.getKey(),
                        figure(tier.getValue(), Manifest.UNSEEN_TARGETS)))
            .collect(Collectors.joining(", "));
    return figures.isEmpty()
        ? ""
        : "macro-F1 on targets that were not learnt from: %s\n".formatted(figures);
  }

  private static String auto(Manifest manifest) {
    if (manifest.tiers().size() == 1) {
      return "the model holds tier words alone";
    }
    Tier auto = manifest.autoTier();
    boolean costliest = manifest.tiers().stream().allMatch(tier -> tier.compareTo(auto) <= 0);
    return "auto, the default of classify, goes as far as tier %s%s"
        .formatted(auto, costliest ? "" : ": more gains too little for its price");
  }
}
