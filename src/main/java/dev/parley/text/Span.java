package dev.parley.text;

/**
 * A half-open range of characters, {@code [begin, end)}, counted in UTF-16 units from zero.
 *
 * @param begin the first character
 * @param end the character after the last; at least {@code begin}
 */
public record Span(int begin, int end) {

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
}
