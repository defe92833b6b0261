package dev.parley.evaluation;

import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of one set of predictions, with 95 % bootstrap intervals. All figures of a sample are
 * computed from one draw. Immutable.
 *
 * @param name what was evaluated
 * @param matrix the counts
 * @param figures the metrics that are defined: those of probabilities only where all answers have
 *     them, those of stance only where the labels are favor and against
 * @param labels the figures of each label, in the order of the label set
 * @param reliability how often the model is right by how sure it is, least sure first: bins of
 *     equal numbers of examples, which the calibration error is made of; empty without
 *     probabilities
 * @param groups the share of contrast groups, of two or more examples, whose members are all right;
 *     empty where there are none
 */
public record Evaluation(
    String name,
    ConfusionMatrix matrix,
    Map<Metric, Figure> figures,
    List<LabelFigures> labels,
    List<Bin> reliability,
    Optional<Figure> groups) {

  /** Copies map and lists. */
  public Evaluation {
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    labels = List.copyOf(labels);
    reliability = List.copyOf(reliability);
  }

  /**
   * A number with its interval, at 95 % unless another level was asked for.
   *
   * @param value measured; NaN where it is not defined
   * @param low the lower end of the interval, over the samples where it is defined; NaN if in none
   * @param high its upper end
   */
  public record Figure(double value, double low, double high) {}

  /**
   * The figures of one label.
   *
   * @param label its name
   * @param examples how many examples have it in gold
   * @param precision of those predicted as it, the share that have it; not defined where none is
   * @param recall of those that have it, the share predicted as it; not defined where none does
   * @param f1 the harmonic mean of both; not defined where it is neither in gold nor predicted
   */
  public record LabelFigures(
      String label, int examples, Figure precision, Figure recall, Figure f1) {}

  /**
   * Examples that a model is about equally sure of.
   *
   * @param examples how many
   * @param probability the mean of the probabilities of the predicted labels
   * @param right the share of these labels that are right
   */
  public record Bin(int examples, double probability, double right) {}

  /**
   * What a model says of one example.
   *
   * @param label the predicted label
   * @param probabilities of every label, which sum to one; empty if there are none
   */
  public record Answer(String label, Map<String, Double> probabilities) {

    /**
     * An answer without probabilities.
     *
     * @param label the predicted label
     */
    public static Answer of(String label) {
      return new Answer(label, Map.of());
    }

    /**
     * What this answer costs: the negative log-probability of the gold label, in nats, clipped as
     * {@link Metric#LOG_LOSS} says.
     *
     * @param gold the gold label
     * @throws IllegalArgumentException if it has no probability
     */
    public double loss(String gold) {
      return Losses.log(probability(gold));
    }

    /** The probability of a label. */
    double probability(String of) {
      if (!probabilities.containsKey(of)) {
        throw new IllegalArgumentException(
            "no probability of '%s': expected one of each label".formatted(of));
      }
      return Objects.requireNonNull(probabilities.get(of));
    }
  }

  /**
   * What is right, example by example.
   *
   * @param labels the gold labels
   * @param groups for each example what it is drawn with in the bootstrap; empty for alone
   * @param targets for each example what its label is about; empty for nothing
   */
  public record Gold(List<String> labels, List<String> groups, List<String> targets) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if they are not equally long
     */
    public Gold {
      if (labels.size() != groups.size() || labels.size() != targets.size()) {
        throw new IllegalArgumentException(
            "%d gold labels, %d groups, %d targets: expected equal numbers"
                .formatted(labels.size(), groups.size(), targets.size()));
      }
      labels = List.copyOf(labels);
      groups = List.copyOf(groups);
      targets = List.copyOf(targets);
    }

    /**
     * Examples of no group and no target.
     *
     * @param labels the gold labels
     */
    public static Gold alone(List<String> labels) {
      return grouped(labels, Collections.nCopies(labels.size(), ""));
    }

    /**
     * Examples of no target.
     *
     * @param labels the gold labels
     * @param groups for each example what it is drawn with; empty for alone
     */
    public static Gold grouped(List<String> labels, List<String> groups) {
      return new Gold(labels, groups, Collections.nCopies(labels.size(), ""));
    }

    /**
     * What a dataset says.
     *
     * @param examples of a dataset
     */
    public static Gold of(List<Example> examples) {
      return new Gold(
          examples.stream().map(Example::label).toList(),
          examples.stream().map(Example::group).toList(),
          examples.stream().map(Example::target).toList());
    }
  }

  /**
   * Evaluates predictions.
   *
   * @param name what is evaluated
   * @param labels the labels
   * @param gold what is right
   * @param answers for each example what was predicted
   * @param resampling how intervals are found
   * @throws IllegalArgumentException if there are not as many answers as gold labels, a label is
   *     unknown, or an answer has probabilities, but not of each label
   */
  public static Evaluation of(
      String name, LabelSet labels, Gold gold, List<Answer> answers, Resampling resampling) {
    if (gold.labels().size() != answers.size()) {
      throw new IllegalArgumentException(
          "%d gold labels, %d predicted: expected equal numbers"
              .formatted(gold.labels().size(), answers.size()));
    }
    AnsweredRows rows = AnsweredRows.of(labels, gold, answers);
    Figures figures = Figures.of(rows, gold.groups(), resampling);
    return new Evaluation(
        name,
        figures.matrix(),
        figures.metrics(),
        figures.labels(),
        rows.reliability(),
        ContrastGroups.allRight(gold.groups(), rows, resampling));
  }

  /**
   * The baseline that gives every example the commonest gold label, of equally common ones the
   * first in code point order.
   *
   * @param labels the labels
   * @param gold what is right; at least one example
   * @param resampling how intervals are found
   */
  public static Evaluation ofCommonest(LabelSet labels, Gold gold, Resampling resampling) {
    Map<String, Integer> counts = new TreeMap<>();
    gold.labels().forEach(label -> counts.merge(label, 1, Integer::sum));
    String commonest = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    List<Answer> answers = Collections.nCopies(gold.labels().size(), Answer.of(commonest));
    return of("always " + commonest, labels, gold, answers, resampling);
  }

  /** The share of right labels. */
  public Figure accuracy() {
    return figure(Metric.ACCURACY).orElseThrow();
  }

  /** The mean of the F1 of the labels that occur in gold. */
  public Figure macroF1() {
    return figure(Metric.MACRO_F1).orElseThrow();
  }

  /**
   * A metric.
   *
   * @param metric which one
   * @return empty where it is not defined
   */
  public Optional<Figure> figure(Metric metric) {
    return Optional.ofNullable(figures.get(metric));
  }
}
