package dev.parley.words;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The features of the words tier: words and pairs of neighbouring words, hashed into a table of
 * fixed size.
 *
 * <p>One pass over the characters finds words, folds case and hashes; no token is ever built. A
 * word is a run of letters, digits and combining marks, in which digits count alike; every other
 * visible character is a word of its own. Folding case knows no locale. Training and scoring run
 * the same code, so they cannot disagree.
 *
 * <p>The hash is FNV-1a (Fowler, Noll, Vo) over UTF-16 units with the finalizer of MurmurHash3
 * (Appleby). Cost grows with the characters alone. Immutable; threads may share it.
 */
public final class WordNgrams {

  /** The number of places in the table. */
  public static final int TABLE_SIZE = 1 << 18;

  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int PAIR = 0x9e3779b1;
  private static final int BEFORE_FIRST = 0x5bd1e995;

  private WordNgrams() {}

  /** Receives one n-gram. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes an n-gram.
     *
     * @param index its place in the table
     * @param begin where it begins in the text
     * @param end where it ends
     */
    void accept(int index, int begin, int end);
  }

  /**
   * The feature vector of a text.
   *
   * @param text any text, of any length
   * @param target what the label is about, or empty: every n-gram then counts twice, once in itself
   *     and once for this target (Daumé, "Frustratingly Easy Domain Adaptation", 2007)
   * @return indices below {@link #TABLE_SIZE}
   */
  public static FeatureVector extract(CharSequence text, String target) {
    IntList occurrences = new IntList();
    int salt = saltOf(target);
    scan(
        text,
        (index, begin, end) -> {
          occurrences.add(index);
          if (salt != 0) {
            occurrences.add(place(index ^ salt));
          }
        });
    return FeatureVector.ofOccurrences(occurrences.toArray());
  }

  /**
   * Adds the weights of a text's n-grams to scores, with the same result as the dot product with
   * {@link #extract} up to rounding.
   *
   * @param text any text, of any length
   * @param target what the label is about, or empty
   * @param weights {@link #TABLE_SIZE} rows of one weight for each label
   * @param scores one for each label; added to
   */
  public static void score(CharSequence text, String target, float[] weights, double[] scores) {
    double[] sums = new double[scores.length];
    int[] count = new int[1];
    int salt = saltOf(target);
    scan(
        text,
        (index, begin, end) -> {
          addRow(weights, index, sums);
          count[0]++;
          if (salt != 0) {
            addRow(weights, place(index ^ salt), sums);
            count[0]++;
          }
        });
    float norm = FeatureVector.norm(count[0]);
    for (int label = 0; label < scores.length; label++) {
      scores[label] += sums[label] * norm;
    }
  }

  private static void addRow(float[] weights, int index, double[] sums) {
    for (int label = 0; label < sums.length; label++) {
      sums[label] += weights[index * sums.length + label];
    }
  }

  /**
   * The n-grams of a text with where they stand, for explanations.
   *
   * @param text any text
   * @param target what the label is about, or empty
   * @return each occurrence; its value is one by the square root of their number
   */
  public static List<LocatedFeature> locate(CharSequence text, String target) {
    List<LocatedFeature> located = new ArrayList<>();
    int salt = saltOf(target);
    scan(
        text,
        (index, begin, end) -> {
          String words = text.subSequence(begin, end).toString();
          Span span = new Span(begin, end);
          located.add(new LocatedFeature(index, words, span));
          if (salt != 0) {
            located.add(new LocatedFeature(place(index ^ salt), words + " @ " + target, span));
          }
        });
    return located;
  }

  private static void scan(CharSequence text, Sink sink) {
    int previous = BEFORE_FIRST;
    int previousBegin = 0;
    int at = 0;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      int next = at + Character.charCount(c);
      if (isBlank(c)) {
        at = next;
        continue;
      }
      int begin = at;
      int hash = fold(FNV_OFFSET, c);
      at = next;
      boolean inWord = isWordPart(c);
      while (inWord && at < text.length()) {
        c = Character.codePointAt(text, at);
        inWord = isWordPart(c);
        hash = inWord ? fold(hash, c) : hash;
        at += inWord ? Character.charCount(c) : 0;
      }
      sink.accept(place(hash), begin, at);
      sink.accept(place(hash ^ previous * PAIR), previousBegin, at);
      previous = hash;
      previousBegin = begin;
    }
  }

  private static int fold(int hash, int codePoint) {
    int c = Character.isDigit(codePoint) ? '0' : Character.toLowerCase(codePoint);
    return (hash ^ c) * FNV_PRIME;
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static int place(int hash) {
    return FeatureVector.place(hash, TABLE_SIZE);
  }

  private static int saltOf(String target) {
    if (target.isBlank()) {
      return 0;
    }
    int salt = FNV_OFFSET;
    for (int i = 0; i < target.length(); i++) {
      salt = fold(salt, target.charAt(i));
    }
    return salt | 1 << 31;
  }

  /** A growing array of int. */
  private static final class IntList {
    private int[] values = new int[128];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
