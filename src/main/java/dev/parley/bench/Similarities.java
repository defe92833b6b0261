package dev.parley.bench;

import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.util.List;

/**
 * How like a text is to each of some texts: the cosine of their words and pairs of words, weighted
 * by frequency in the text and rarity among the texts (TF-IDF).
 *
 * <p>Rarity is {@code ln((1 + n) / (1 + df)) + 1} of {@code n} texts, {@code df} of which have the
 * feature, as in scikit-learn's TfidfVectorizer; it is defined for words that none of the texts
 * has. Texts are listed by feature, so that only those are visited that share one.
 */
final class Similarities {

  private static final WordNgrams FEATURES = WordNgrams.WORDS;

  private final int texts;

  /** Where the list of a feature begins in {@link #text} and {@link #weight}. */
  private final int[] begin;

  private final int[] text;
  private final double[] weight;

  Similarities(List<String> texts) {
    this.texts = texts.size();
    List<FeatureVector> vectors = texts.stream().map(Similarities::features).toList();
    begin = begins(vectors);
    text = new int[begin[FEATURES.tableSize()]];
    weight = new double[text.length];
    int[] next = begin.clone();
    for (int t = 0; t < vectors.size(); t++) {
      FeatureVector vector = vectors.get(t);
      double length = length(vector);
      for (int i = 0; i < vector.size(); i++) {
        int at = next[vector.index(i)]++;
        text[at] = t;
        weight[at] = weight(vector, i) / length;
      }
    }
  }

  private static FeatureVector features(String text) {
    return FEATURES.extract(text, "");
  }

  private static int[] begins(List<FeatureVector> vectors) {
    int[] begin = new int[FEATURES.tableSize() + 1];
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        begin[vector.index(i) + 1]++;
      }
    }
    for (int feature = 0; feature < FEATURES.tableSize(); feature++) {
      begin[feature + 1] += begin[feature];
    }
    return begin;
  }

  private double weight(FeatureVector vector, int i) {
    int feature = vector.index(i);
    int having = begin[feature + 1] - begin[feature];
    return vector.value(i) * (StrictMath.log((1.0 + texts) / (1.0 + having)) + 1);
  }

  /** 1 for a text without any word, which is like nothing. */
  private double length(FeatureVector vector) {
    double squares = 0;
    for (int i = 0; i < vector.size(); i++) {
      squares += weight(vector, i) * weight(vector, i);
    }
    return squares == 0 ? 1 : Math.sqrt(squares);
  }

  /** The cosine with each of the texts, from 0 to 1, in their order. */
  double[] to(String other) {
    FeatureVector vector = features(other);
    double length = length(vector);
    double[] cosines = new double[texts];
    for (int i = 0; i < vector.size(); i++) {
      double weighed = weight(vector, i) / length;
      for (int at = begin[vector.index(i)]; at < begin[vector.index(i) + 1]; at++) {
        cosines[text[at]] += weighed * weight[at];
      }
    }
    return cosines;
  }
}
