package dev.parley.report;

import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An evaluation in a few sentences. */
final class EvaluationSummary {

  private static final int MOST_LABELS = 8;

  private EvaluationSummary() {}

  static String of(DetailedEvaluation evaluation) {
    Evaluation main = evaluation.report().main();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "The model “%s” gave each of %d examples of %s one of %s."
            .formatted(main.name(), main.matrix().total(), evaluation.data(), labels(main)));
    sentences.add("Its macro-F1 is %s;".formatted(text(main.macroF1())));
    sentences.add(baselines(evaluation.report().evaluations()) + ".");
    sentences.add("Its accuracy is %s.".formatted(text(main.accuracy())));
    weakest(main).ifPresent(sentences::add);
    main.figure(Metric.CALIBRATION_ERROR)
        .ifPresent(
            f ->
                sentences.add(
                    "Its probabilities differ from its share of right answers by %s on average."
                        .formatted(number(f.value()))));
    return String.join(" ", sentences);
  }

  private static String labels(Evaluation main) {
    List<String> names = main.matrix().labels().names();
    return names.size() > MOST_LABELS
        ? names.size() + " labels"
        : names.size() + " labels (" + String.join(", ", names) + ")";
  }

  private static String baselines(List<Evaluation> evaluations) {
    return evaluations.stream()
        .skip(1)
        .map(e -> "“%s” has %s".formatted(e.name(), text(e.macroF1())))
        .reduce((a, b) -> a + ", " + b)
        .orElse("it is compared with nothing");
  }

  /** The label that is recognised worst, of those that occur. */
  private static Optional<String> weakest(Evaluation main) {
    return main.labels().stream()
        .filter(l -> l.examples() > 0)
        .min(Comparator.comparingDouble(l -> l.f1().value()))
        .map(l -> "Its weakest label is %s, with an F1 of %s.".formatted(l.label(), text(l.f1())));
  }

  private static String text(Evaluation.Figure figure) {
    return "%s (95 %% interval %s to %s)"
        .formatted(number(figure.value()), number(figure.low()), number(figure.high()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
  }
}
