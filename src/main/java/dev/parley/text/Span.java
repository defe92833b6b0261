package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A half-open range of characters, {@code [begin, end)}, counted in UTF-16 units from zero.
 *
 * @param begin the first character
 * @param end the character after the last; at least {@code begin}
 */
public record Span(int begin, int end) {

  private static final String BREAKS = "\n\r\u000B\f\u0085\u2028\u2029";

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code begin} is negative or after {@code end}
   */
  public Span {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "span [" + begin + ", " + end + "): expected 0 <= begin <= end");
    }
  }

  /**
   * The text that this span covers.
   *
   * @param text the text that the span was counted in
   * @return its characters from {@link #begin} to {@link #end}
   * @throws IndexOutOfBoundsException if the text is shorter than {@link #end}
   */
  public String in(String text) {
    return text.substring(begin, end);
  }

  /**
   * Whether a character lies in both.
   *
   * @param other a span of the same text
   */
  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }

  /**
   * The lines of a text in order, blank ones too, without what breaks them.
   *
   * @param text any text
   */
  public static List<Span> lines(String text) {
    List<Span> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || BREAKS.indexOf(text.charAt(i)) >= 0) {
        lines.add(new Span(begin, i));
        i += text.startsWith("\r\n", i) ? 1 : 0;
        begin = i + 1;
      }
    }
    return lines;
  }

  /**
   * This span without the white space at its ends; empty if it is all white space.
   *
   * @param text the text that the span was counted in
   */
  public Span stripped(String text) {
    int from = begin;
    int to = end;
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
