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
 * <p>The hash is FNV-1a (Fowler, Noll, Vo) over code points with the finalizer of MurmurHash3
 * (Appleby). Time grows with the characters, and with the words times the labels; the table's size
 * costs memory alone, four bytes a place and label. Immutable; threads may share it.
 */
public final class WordNgrams {

  /** The number of places in the table. */
  public static final int TABLE_SIZE = 1 << 18;

  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int PAIR = 0x9e3779b1;
  private static final int BEFORE_FIRST = 0x5bd1e995;

  private static final int BLANK = Integer.MIN_VALUE;

  /** What {@link #read} says of each ASCII character, as most text is made of them. */
  private static final int[] ASCII = readAscii();

  private WordNgrams() {}

  private static int[] readAscii() {
    int[] read = new int[128];
    for (int character = 0; character < read.length; character++) {
      read[character] = readAny(character);
    }
    return read;
  }

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
   * Sums the weights of a text's n-grams, with the same result as the dot product with {@link
   * #extract} up to rounding. Allocates nothing.
   *
   * @param text any text, of any length
   * @param target what the label is about, or empty
   * @param weights {@link #TABLE_SIZE} rows of one weight for each label
   * @param scores one for each label; overwritten
   */
  public static void score(CharSequence text, String target, float[] weights, double[] scores) {
    Arrays.fill(scores, 0);
    int salt = saltOf(target);
    int words = 0;
    int previous = BEFORE_FIRST;
    for (int at = skipBlanks(text, 0); at < text.length(); words++) {
      long word = word(text, at);
      add(weights, salt, place(hash(word)), scores);
      add(weights, salt, place(pair(previous, hash(word))), scores);
      previous = hash(word);
      at = skipBlanks(text, end(word));
    }
    float norm = FeatureVector.norm(salt == 0 ? 2 * words : 4 * words);
    for (int label = 0; label < scores.length; label++) {
      scores[label] *= norm;
    }
  }

  private static void add(float[] weights, int salt, int index, double[] sums) {
    addRow(weights, index, sums);
    if (salt != 0) {
      addRow(weights, place(index ^ salt), sums);
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
    for (int at = skipBlanks(text, 0); at < text.length(); ) {
      long word = word(text, at);
      sink.accept(place(hash(word)), at, end(word));
      sink.accept(place(pair(previous, hash(word))), previousBegin, end(word));
      previous = hash(word);
      previousBegin = at;
      at = skipBlanks(text, end(word));
    }
  }

  /** Where the next word begins, or the length of the text. */
  private static int skipBlanks(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      if (read(c) != BLANK) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** The hash and the end of a word, in one number, as a pair of them would be an object. */
  private static long word(CharSequence text, int begin) {
    int c = Character.codePointAt(text, begin);
    int first = read(c);
    int hash = mix(FNV_OFFSET, first < 0 ? ~first : first);
    int at = begin + Character.charCount(c);
    while (first >= 0 && at < text.length()) {
      c = Character.codePointAt(text, at);
      int read = read(c);
      if (read < 0) {
        break;
      }
      hash = mix(hash, read);
      at += Character.charCount(c);
    }
    return (long) hash << 32 | at;
  }

  private static int hash(long word) {
    return (int) (word >> 32);
  }

  private static int end(long word) {
    return (int) word;
  }

  private static int pair(int previous, int hash) {
    return hash ^ previous * PAIR;
  }

  private static int mix(int hash, int folded) {
    return (hash ^ folded) * FNV_PRIME;
  }

  /**
   * What a character is to a word: {@link #BLANK}, or folded if it is a part of one, or the
   * complement of that, which is negative, if it is a word of its own.
   */
  private static int read(int c) {
    return c < ASCII.length ? ASCII[c] : readAny(c);
  }

  private static int readAny(int c) {
    if (isBlank(c)) {
      return BLANK;
    }
    return isWordPart(c) ? fold(c) : ~fold(c);
  }

  private static int fold(int c) {
    return Character.isDigit(c) ? '0' : Character.toLowerCase(c);
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
      salt = mix(salt, fold(target.charAt(i)));
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
