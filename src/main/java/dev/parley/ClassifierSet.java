package dev.parley;

import dev.parley.corenlp.CoreNlp;
import dev.parley.model.Prediction;
import dev.parley.text.DependencyTree;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several classifiers that share one parse of each sentence. Thread-safe. Closing it closes them
 * all.
 */
public final class ClassifierSet implements AutoCloseable {

  private final List<SentenceClassifier> classifiers;

  /**
   * Puts classifiers together.
   *
   * @param classifiers in the order in which their predictions are wanted
   */
  public ClassifierSet(List<SentenceClassifier> classifiers) {
    this.classifiers = List.copyOf(classifiers);
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
    Parse parse = new Parse(text);
    return classifiers.stream().map(c -> c.classify(text, target, parse)).toList();
  }

  @Override
  public void close() {
    classifiers.forEach(SentenceClassifier::close);
  }

  /** A parse that happens when the first classifier asks for it; used by one thread. */
  private static final class Parse implements Supplier<DependencyTree> {

    private final String text;
    private @Nullable DependencyTree tree;

    Parse(String text) {
      this.text = text;
    }

    @Override
    public DependencyTree get() {
      DependencyTree parsed = tree == null ? CoreNlp.parser().parse(text) : tree;
      tree = parsed;
      return parsed;
    }
  }
}
