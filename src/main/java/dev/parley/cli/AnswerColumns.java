package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns that {@code classify} adds to a table.
 *
 * @param classifiers the models by name, in order
 * @param minProbability the least that a label must have to be told
 * @param coverage the share of each label's sentences whose sets hold it, or null for no sets
 * @param numbers whether probabilities are numbers, as JSON needs, or their text, which is cheaper
 */
record AnswerColumns(
    Map<String, SentenceClassifier> classifiers,
    double minProbability,
    @Nullable Double coverage,
    boolean numbers) {

  List<String> names() {
    List<String> columns = new ArrayList<>();
    classifiers.forEach(
        (name, classifier) -> {
          columns.add(name + "_label");
          classifier.manifest().labels().forEach(label -> columns.add(name + "_p_" + label));
          columns.add(name + "_tier");
          if (coverage != null) {
            columns.add(name + "_set");
          }
        });
    columns.add("parley_error");
    return columns;
  }

  /** The cells of a row; empty but for the error where the text is unusable. */
  List<Object> valuesOf(LabelledRow row) {
    if (row.predictions().isEmpty()) {
      List<Object> values = new ArrayList<>(Collections.nCopies(names().size() - 1, ""));
      values.add(row.error());
      return values;
    }
    List<Object> values = new ArrayList<>();
    Iterator<Prediction> predictions = row.predictions().iterator();
    for (SentenceClassifier classifier : classifiers.values()) {
      addPrediction(classifier.labels(), predictions.next(), values);
    }
    values.add(row.error());
    return values;
  }

  private void addPrediction(List<String> labels, Prediction prediction, List<Object> values) {
    values.add(prediction.labelAbove(minProbability).orElse(""));
    for (String label : labels) {
      double probability = prediction.probability(label);
      values.add(numbers ? Decimals.of(probability) : Decimals.text(probability));
    }
    values.add(prediction.tier().toString() + (prediction.truncated() ? ", truncated" : ""));
    if (coverage != null) {
      values.add(String.join("|", prediction.labelsCovering(coverage)));
    }
  }
}
