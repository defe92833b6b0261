package dev.parley.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words in lower case and signs, for libraries that bring no tokenizer. */
final class Words {

  private Words() {}

  static List<String> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < lower.length()) {
      int begin = at++;
      char c = lower.charAt(begin);
      while (Character.isLetterOrDigit(c)
          && at < lower.length()
          && Character.isLetterOrDigit(lower.charAt(at))) {
        at++;
      }
      if (!Character.isWhitespace(c)) {
        words.add(lower.substring(begin, at));
      }
    }
    return words;
  }

  /** The words, then each pair of neighbours. */
  static List<String> andPairs(String text) {
    List<String> words = of(text);
    List<String> all = new ArrayList<>(words);
    for (int i = 1; i < words.size(); i++) {
      all.add(words.get(i - 1) + ' ' + words.get(i));
    }
    return all;
  }
}
