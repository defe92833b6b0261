package dev.parley.audit;

import dev.parley.evaluation.Clustered;
import dev.parley.evaluation.Evaluation.Figure;
import dev.parley.evaluation.Resampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much a model's answers hang on who acts in a sentence: counterfactual swaps, of which none
 * should change the label. Intervals are 95 % and over rows, for the swaps of a row hang together.
 *
 * @param kind what was exchanged
 * @param rows how many rows had something to exchange
 * @param swaps how many swaps there were
 * @param flipped the share of swaps that change the label; Wilson's interval with the effective
 *     size
 * @param twinsFlipped the share of pairs of replacements from one group that get different labels:
 *     what flips although region or sort stay the same; empty where no group has two
 * @param change the mean absolute change of the probability of the label before; bootstrap
 * @param largest the largest such change
 * @param rightBefore the share of swaps whose label before is the gold one, if there are gold
 *     labels
 * @param rightAfter the same of the label after
 * @param shifts by group, in code point order, then by label
 * @see <a href="https://aclanthology.org/D19-1578">Prabhakaran, Hutchinson and Mitchell 2019,
 *     Perturbation sensitivity analysis to detect unintended model biases</a>
 * @see <a href="https://doi.org/10.1145/3306618.3317950">Garg et al. 2019, Counterfactual fairness
 *     in text classification through robustness</a>
 * @see <a href="https://aclanthology.org/S18-2005">Kiritchenko and Mohammad 2018, Examining gender
 *     and race bias in two hundred sentiment analysis systems</a>
 */
public record Audit(
    SwapKind kind,
    int rows,
    int swaps,
    Figure flipped,
    Optional<Figure> twinsFlipped,
    Figure change,
    double largest,
    Optional<Figure> rightBefore,
    Optional<Figure> rightAfter,
    List<Shift> shifts) {

  /** Copies the list. */
  public Audit {
    shifts = List.copyOf(shifts);
  }

  /**
   * Where the probability of a label goes when actors become ones of a group.
   *
   * @param group the replacements' region, sort or gender
   * @param label one of the model's
   * @param swaps how many
   * @param mean the mean of the probability after less that before, from -1 to 1; bootstrap
   */
  public record Shift(String group, String label, int swaps, Figure mean) {}

  /**
   * Sums up the swaps of one kind.
   *
   * @param kind what was exchanged
   * @param swaps all of this kind, at least one; all with gold labels or none
   * @param resampling how intervals of means are found
   */
  public static Audit of(SwapKind kind, List<AuditedSwap> swaps, Resampling resampling) {
    List<AuditedSwap> twins = swaps.stream().filter(s -> s.twin().isPresent()).toList();
    boolean gold = swaps.get(0).gold().isPresent();
    return new Audit(
        kind,
        (int) swaps.stream().map(AuditedSwap::row).distinct().count(),
        swaps.size(),
        share(swaps, AuditedSwap::isFlip),
        twins.isEmpty() ? Optional.empty() : Optional.of(share(twins, Audit::twinDiffers)),
        mean(swaps, AuditedSwap::change, resampling),
        swaps.stream().mapToDouble(AuditedSwap::change).max().orElseThrow(),
        gold ? Optional.of(share(swaps, s -> isGold(s, s.before().label()))) : Optional.empty(),
        gold ? Optional.of(share(swaps, s -> isGold(s, s.after().label()))) : Optional.empty(),
        shifts(swaps, resampling));
  }

  private static boolean twinDiffers(AuditedSwap swap) {
    return swap.twin().filter(t -> !t.label().equals(swap.after().label())).isPresent();
  }

  private static boolean isGold(AuditedSwap swap, String label) {
    return swap.gold().filter(label::equals).isPresent();
  }

  private static List<Shift> shifts(List<AuditedSwap> swaps, Resampling resampling) {
    Map<String, List<AuditedSwap>> groups =
        swaps.stream()
            .collect(
                Collectors.groupingBy(
                    s -> s.swap().group(), LinkedHashMap::new, Collectors.toList()));
    List<Shift> shifts = new ArrayList<>();
    groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            g ->
                swaps.get(0).before().probabilities().keySet().stream()
                    .map(
                        label ->
                            new Shift(
                                g.getKey(),
                                label,
                                g.getValue().size(),
                                mean(g.getValue(), s -> s.shift(label), resampling)))
                    .forEach(shifts::add));
    return shifts;
  }

  private static Figure share(List<AuditedSwap> swaps, Predicate<AuditedSwap> holds) {
    boolean[] held = new boolean[swaps.size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = holds.test(swaps.get(i));
    }
    return Clustered.share(held, rows(swaps));
  }

  private static Figure mean(
      List<AuditedSwap> swaps, ToDoubleFunction<AuditedSwap> value, Resampling resampling) {
    return Clustered.mean(swaps.stream().mapToDouble(value).toArray(), rows(swaps), resampling);
  }

  private static List<String> rows(List<AuditedSwap> swaps) {
    return swaps.stream().map(AuditedSwap::row).toList();
  }
}
