package dev.parley;

import dev.parley.encoder.TunedBlocks;
import dev.parley.model.Prediction;
import dev.parley.model.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several classifiers that share one reading of each sentence: it is encoded once and parsed once,
 * with one encoder and one parser for all. Thread-safe. Closing it closes them all.
 */
public final class ClassifierSet implements AutoCloseable {

  private final List<SentenceClassifier> classifiers;
  private final Engines engines;

  /**
   * Puts classifiers together.
   *
   * @param classifiers in the order in which their predictions are wanted
   */
  public ClassifierSet(List<SentenceClassifier> classifiers) {
    this(classifiers, List.of());
  }

  ClassifierSet(List<SentenceClassifier> classifiers, List<TunedBlocks> read) {
    this.classifiers = List.copyOf(classifiers);
    this.engines = new Engines(classifiers.stream().map(SentenceClassifier::model).toList(), read);
  }

  /** The classifiers, in order. */
  public List<SentenceClassifier> classifiers() {
    return classifiers;
  }

  /**
   * Labels a sentence with every classifier.
   *
   * @param text one sentence, of any length
   * @param target what the label is about, or empty
   * @return one prediction for each classifier, in order
   */
  public List<Prediction> classify(String text, String target) {
    return classify(read(text), target);
  }

  SharedReading read(String text) {
    return new SharedReading(text, engines);
  }

  List<Prediction> classify(Reading reading, String target) {
    List<Prediction> predictions = new ArrayList<>(classifiers.size());
    for (SentenceClassifier classifier : classifiers) {
      predictions.add(classifier.classify(reading, target));
    }
    return Collections.unmodifiableList(predictions);
  }

  @Override
  public void close() {
    classifiers.forEach(SentenceClassifier::close);
    engines.close();
  }
}
