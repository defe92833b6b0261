package dev.parley.bench;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A text as the set of its runs of {@value #WORDS} words, each hashed to 64 bits (Broder 1997, "On
 * the Resemblance and Containment of Documents"). Case and punctuation do not count. A shorter text
 * is one run. Immutable.
 */
final class Shingles {

  private static final int WORDS = 5;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final long[] hashes;

  private Shingles(long[] hashes) {
    this.hashes = hashes;
  }

  /** The shingles of a text. */
  static Shingles of(String text) {
    List<String> words = List.of(words(text).split(" "));
    int runs = Math.max(1, words.size() - WORDS + 1);
    return new Shingles(
        IntStream.range(0, runs)
            .mapToLong(i -> hash(words.subList(i, Math.min(i + WORDS, words.size()))))
            .sorted()
            .distinct()
            .toArray());
  }

  /**
   * The words of a text in lower case, with a space between them; of a text without any, itself.
   */
  static String words(String text) {
    String words = BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return words.isEmpty() ? text.strip() : words;
  }

  /** FNV-1a (Fowler, Noll and Vo) over the characters, 64 bits. */
  private static long hash(List<String> words) {
    long hash = 0xcbf29ce484222325L;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ ' ') * 0x100000001b3L;
    }
    return hash;
  }

  int size() {
    return hashes.length;
  }

  LongStream stream() {
    return LongStream.of(hashes);
  }

  /** The share that two texts have in common of all that one of them has (Jaccard), 0 to 1. */
  double resemblance(Shingles other) {
    int common = 0;
    int at = 0;
    for (long hash : hashes) {
      while (at < other.hashes.length && other.hashes[at] < hash) {
        at++;
      }
      common += at < other.hashes.length && other.hashes[at] == hash ? 1 : 0;
    }
    return (double) common / (size() + other.size() - common);
  }
}
