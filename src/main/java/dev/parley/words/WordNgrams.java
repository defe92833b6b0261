package dev.parley.words;

import dev.parley.text.JoinedWords;
import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The features of the words tier, hashed into a table of fixed size: words and pairs of
 * neighbouring words, and, if one wants, runs of characters within words.
 *
 * <p>One pass over the characters finds words, folds case and hashes (with runs of characters, each
 * word is read once more); no token is ever built. A word is a run of letters, digits and combining
 * marks, in which digits count alike; every other visible character is a word of its own. A hashtag
 * or user name is read as the words that it joins ({@link JoinedWords}). Folding case knows no
 * locale. A run of characters is 3 to 5 neighbouring ones of a word of at least 3, folded as there,
 * with a mark before and after the word that counts as one. Training and scoring hash by the same
 * methods, so they cannot disagree.
 *
 * <p>The hash is FNV-1a (Fowler, Noll, Vo) over code points with the finalizer of MurmurHash3
 * (Appleby). Time grows with the characters, and with the features times the labels: two for each
 * word, and with characters three more for each character. The table's size costs memory alone,
 * four bytes a place and label: 3 MB for three labels, and 12 MB with characters. Immutable;
 * threads may share it.
 */
public enum WordNgrams {

  /** Words and pairs, in 2^18 places. */
  WORDS("words and pairs", 1 << 18),

  /** Words, pairs and runs of characters, in 2^20 places. */
  WITH_CHARACTERS("words and pairs with characters", 1 << 20);

  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int PAIR = 0x9e3779b1;
  private static final int BEFORE_FIRST = 0x5bd1e995;

  /** Keeps runs of characters apart from words, as it starts their hashes. */
  private static final int RUN = 0x27d4eb2f;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  /** What parts words, and so the mark before and after each. */
  private static final int BLANK = Integer.MIN_VALUE;

  /** What {@link #read} says of each ASCII character, as most text is made of them. */
  private static final int[] ASCII = readAscii();

  private final String description;
  private final int tableSize;

  WordNgrams(String description, int tableSize) {
    this.description = description;
    this.tableSize = tableSize;
  }

  /**
   * The features that go by a description, such as one in a model file.
   *
   * @param description as by {@link #toString}
   * @throws IllegalArgumentException if there are none of this name
   */
  public static WordNgrams described(String description) {
    return Arrays.stream(values())
        .filter(f -> f.description.equals(description))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "features '%s' of the words tier: expected one of %s"
                        .formatted(description, Arrays.toString(values()))));
  }

  /** What they are, as a model file names them. */
  @Override
  public String toString() {
    return description;
  }

  /** The number of places in the table, a power of two. */
  public int tableSize() {
    return tableSize;
  }

  private static int[] readAscii() {
    int[] read = new int[128];
    for (int character = 0; character < read.length; character++) {
      read[character] = readAny(character);
    }
    return read;
  }

  /** Receives one feature. */
  @FunctionalInterface
  private interface Sink {
    /**
     * Takes a feature.
     *
     * @param index its place in the table
     * @param begin where it begins in the text
     * @param end where it ends
     * @param form how its text is shown
     */
    void accept(int index, int begin, int end, String form);
  }

  /**
   * The feature vector of a text.
   *
   * @param text any text, of any length
   * @param target what the label is about, or empty: every feature then counts twice, once in
   *     itself and once for this target (Daumé, "Frustratingly Easy Domain Adaptation", 2007)
   * @return indices below {@link #tableSize}
   */
  public FeatureVector extract(CharSequence text, String target) {
    IntList occurrences = new IntList();
    int salt = saltOf(target);
    scan(
        text,
        (index, begin, end, form) -> {
          occurrences.add(index);
          if (salt != 0) {
            occurrences.add(place(index ^ salt));
          }
        });
    return FeatureVector.ofOccurrences(occurrences.toArray());
  }

  /**
   * Sums the weights of a text's features, with the same result as the dot product with {@link
   * #extract} up to rounding. Allocates nothing.
   *
   * @param text any text, of any length
   * @param target what the label is about, or empty
   * @param weights {@link #tableSize} rows of one weight for each label
   * @param scores one for each label; overwritten
   */
  public void score(CharSequence text, String target, float[] weights, double[] scores) {
    Arrays.fill(scores, 0);
    int salt = saltOf(target);
    int count = 0;
    int previous = BEFORE_FIRST;
    for (int at = skipBlanks(text, 0); at < text.length(); count += 2) {
      long word = word(text, at);
      add(weights, salt, place(hash(word)), scores);
      add(weights, salt, place(pair(previous, hash(word))), scores);
      if (this == WITH_CHARACTERS) {
        count += addRuns(text, at, end(word), weights, salt, scores);
      }
      previous = hash(word);
      at = skipBlanks(text, end(word));
    }
    float norm = FeatureVector.norm(salt == 0 ? count : 2 * count);
    for (int label = 0; label < scores.length; label++) {
      scores[label] *= norm;
    }
  }

  /**
   * Adds the rows of a word's runs of characters. A run's hash goes on from that of the run that is
   * one character shorter, so that every character is read once: {@code one} to {@code five} are
   * the hashes of the last so many, and {@code before} says how many there were to begin with.
   *
   * @return how many runs there are
   */
  private int addRuns(
      CharSequence text, int begin, int end, float[] weights, int salt, double[] sums) {
    int characters = Character.codePointCount(text, begin, end);
    if (characters < SHORTEST) {
      return 0;
    }
    int one = mix(RUN, BLANK);
    int two = 0;
    int three = 0;
    int four = 0;
    int at = begin;
    for (int before = 1; before <= characters + 1; before++) {
      int c = before <= characters ? Character.codePointAt(text, at) : ' ';
      int symbol = read(c);
      at += Character.charCount(c);
      int five = mix(four, symbol);
      four = mix(three, symbol);
      three = mix(two, symbol);
      two = mix(one, symbol);
      one = mix(RUN, symbol);
      if (before >= 2) {
        add(weights, salt, place(three), sums);
      }
      if (before >= 3) {
        add(weights, salt, place(four), sums);
      }
      if (before >= 4) {
        add(weights, salt, place(five), sums);
      }
    }
    return 3 * (characters - 1);
  }

  private void add(float[] weights, int salt, int index, double[] sums) {
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
   * The features of a text with where they stand, for explanations.
   *
   * @param text any text
   * @param target what the label is about, or empty
   * @return each occurrence; its value is one by the square root of their number
   */
  public List<LocatedFeature> locate(CharSequence text, String target) {
    List<LocatedFeature> located = new ArrayList<>();
    int salt = saltOf(target);
    scan(
        text,
        (index, begin, end, form) -> {
          String words = form.formatted(text.subSequence(begin, end));
          Span span = new Span(begin, end);
          located.add(new LocatedFeature(index, words, span));
          if (salt != 0) {
            located.add(new LocatedFeature(place(index ^ salt), words + " @ " + target, span));
          }
        });
    return located;
  }

  private void scan(CharSequence text, Sink sink) {
    int previous = BEFORE_FIRST;
    int previousBegin = 0;
    for (int at = skipBlanks(text, 0); at < text.length(); ) {
      long word = word(text, at);
      sink.accept(place(hash(word)), at, end(word), "%s");
      sink.accept(place(pair(previous, hash(word))), previousBegin, end(word), "%s");
      if (this == WITH_CHARACTERS) {
        scanRuns(text, at, end(word), sink);
      }
      previous = hash(word);
      previousBegin = at;
      at = skipBlanks(text, end(word));
    }
  }

  /** A word's runs of characters, by where they begin. */
  private void scanRuns(CharSequence text, int begin, int end, Sink sink) {
    if (Character.codePointCount(text, begin, end) < SHORTEST) {
      return;
    }
    for (int from = begin - 1; from < end; from = next(text, begin, end, from)) {
      int hash = RUN;
      int at = from;
      for (int length = 1; length <= LONGEST && at <= end; length++) {
        hash = mix(hash, symbol(text, begin, end, at));
        at = next(text, begin, end, at);
        if (length >= SHORTEST) {
          sink.accept(
              place(hash), Math.max(from, begin), Math.min(at, end), form(from < begin, at > end));
        }
      }
    }
  }

  /** How a run is shown: with a dot where it has the word's mark, and nothing like a word. */
  private static String form(boolean first, boolean last) {
    if (first) {
      return last ? "·%s·" : "·%s…";
    }
    return last ? "…%s·" : "…%s…";
  }

  /** A character of a word, folded, or the mark that stands just before and after the word. */
  private static int symbol(CharSequence text, int begin, int end, int at) {
    return at < begin || at == end ? BLANK : read(Character.codePointAt(text, at));
  }

  /** Where the character after this one stands, of a word with its marks. */
  private static int next(CharSequence text, int begin, int end, int at) {
    return at < begin || at == end ? at + 1 : next(text, at);
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
    return begin > 0 && isJoining(text.charAt(begin - 1))
        ? word(text, begin, limit(text, begin))
        : word(text, begin, text.length());
  }

  /**
   * Whether joined words may go on after a character: seldom, so that most text is read at once.
   */
  private static boolean isJoining(char before) {
    return before == '#' || before == '@' || before >= ASCII.length || ASCII[before] >= 0;
  }

  private static long word(CharSequence text, int begin, int limit) {
    int c = Character.codePointAt(text, begin);
    int first = read(c);
    int hash = mix(FNV_OFFSET, first < 0 ? ~first : first);
    int at = begin + Character.charCount(c);
    while (first >= 0 && at < limit) {
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

  /**
   * Where a word ends at the latest: where the next of joined ones begins, if it is the first of
   * them or goes on where another ended, or else with the text.
   */
  private static int limit(CharSequence text, int begin) {
    if (!JoinedWords.beginAt(text, begin) && read(Character.codePointBefore(text, begin)) < 0) {
      return text.length();
    }
    int at = next(text, begin);
    while (at < text.length()
        && read(Character.codePointAt(text, at)) >= 0
        && !JoinedWords.partAt(text, at)) {
      at = next(text, at);
    }
    return at;
  }

  private static int next(CharSequence text, int at) {
    return at + Character.charCount(Character.codePointAt(text, at));
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

  private int place(int hash) {
    return FeatureVector.place(hash, tableSize);
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
