package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.text.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the words of a column in the sentence beside them. */
final class MarkedSpans {

  private static final String SEPARATOR = " | ";

  private MarkedSpans() {}

  /** By sentence; one without such words is left out. */
  static Map<String, List<Span>> read(Path file, String textColumn, String column)
      throws IOException {
    return ColumnByText.read(file, textColumn, column, MarkedSpans::spans);
  }

  private static List<Span> spans(String text, String cell, String where) {
    List<Span> spans = new ArrayList<>();
    for (String words : cell.split(Pattern.quote(SEPARATOR), -1)) {
      int begin = begin(text, words, spans);
      if (begin < 0) {
        throw new DataException(
            "%s: '%s': expected words of the sentence, several separated by '%s'"
                .formatted(where, words, SEPARATOR));
      }
      spans.add(new Span(begin, begin + words.length()));
    }
    spans.sort(Comparator.comparingInt(Span::begin));
    return spans;
  }

  /** The first place where the words stand alone and nothing is marked yet, or -1. */
  private static int begin(String text, String words, List<Span> taken) {
    for (int at = text.indexOf(words);
        at >= 0 && !words.isEmpty();
        at = text.indexOf(words, at + 1)) {
      int begin = at;
      int end = at + words.length();
      boolean free = taken.stream().allMatch(s -> end <= s.begin() || begin >= s.end());
      if (free && isEdge(text, begin) && isEdge(text, end)) {
        return begin;
      }
    }
    return -1;
  }

  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }
}
