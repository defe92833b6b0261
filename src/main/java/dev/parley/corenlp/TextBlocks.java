package dev.parley.corenlp;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an article at the line breaks that mean something.
 *
 * <p>In text wrapped at a fixed width, a break means nothing if the next word would not have fitted
 * on the line. Every other break ends a headline, a byline, a list entry or a paragraph.
 */
final class TextBlocks {

  private static final int WIDEST_WRAPPED_LINE = 120;
  private static final int NARROWEST_WRAPPED_LINE = 40;
  private static final int LINES_THAT_PROVE_WRAPPING = 3;

  private final String text;
  private final List<Span> lines;
  private final int width;

  private TextBlocks(String text) {
    this.text = text;
    this.lines = Span.lines(text);
    this.width = wrapWidth();
  }

  /** The blocks of a text in order, without the white space around them. */
  static List<Span> of(String text) {
    return new TextBlocks(text).blocks();
  }

  private List<Span> blocks() {
    List<Span> blocks = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      Span line = lines.get(i);
      if (begin < 0) {
        begin = line.begin();
      }
      if (i + 1 == lines.size() || !isWrapped(i)) {
        Span block = new Span(begin, line.end()).stripped(text);
        if (block.begin() < block.end()) {
          blocks.add(block);
        }
        begin = -1;
      }
    }
    return blocks;
  }

  /** Whether the sentence may go on from line {@code i} to the next. */
  private boolean isWrapped(int i) {
    Span line = lines.get(i);
    Span next = lines.get(i + 1);
    int length = line.end() - line.begin();
    int word = firstWordLength(next);
    return word > 0
        && width > 0
        && length >= NARROWEST_WRAPPED_LINE
        && length <= width
        && length + 1 + word > width
        && !isListEntry(next);
  }

  /** The width that the article is wrapped at, or 0 if it is not. */
  private int wrapWidth() {
    int widest = 0;
    for (Span line : lines) {
      int length = line.end() - line.begin();
      if (length > WIDEST_WRAPPED_LINE) {
        return 0;
      }
      widest = Math.max(widest, length);
    }
    int full = 0;
    for (Span line : lines) {
      full += line.end() - line.begin() >= widest - widest / 5 ? 1 : 0;
    }
    return full >= LINES_THAT_PROVE_WRAPPING ? widest : 0;
  }

  private boolean isListEntry(Span line) {
    String start = text.substring(line.begin(), Math.min(line.end(), line.begin() + 5)).strip();
    return start.matches("(?:[-*•·–—▪◦‣]|\\(?\\d{1,2}[.)]).*");
  }

  private int firstWordLength(Span line) {
    String words = line.stripped(text).in(text);
    int end = 0;
    while (end < words.length() && !isBlank(words.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
