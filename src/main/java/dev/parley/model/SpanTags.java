package dev.parley.model;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What a piece of a sentence is to a kind of span: the numbers of a head's scores.
 *
 * @see <a href="https://aclanthology.org/W95-0107/">Ramshaw and Marcus 1995, Text chunking using
 *     transformation-based learning</a>
 */
public final class SpanTags {

  /** Outside of any span. */
  public static final int OUTSIDE = 0;

  /** The first piece of a span. */
  public static final int BEGIN = 1;

  /** A later piece of a span. */
  public static final int INSIDE = 2;

  /** The number of tags. */
  public static final int COUNT = 3;

  private SpanTags() {}

  /**
   * The spans that tags make, counted in pieces. A later piece without a first one begins a span.
   *
   * @param tags for each piece the number of its tag
   */
  public static List<Span> spans(int[] tags) {
    List<Span> spans = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= tags.length; i++) {
      boolean goesOn = i < tags.length && begin >= 0 && tags[i] == INSIDE;
      if (begin >= 0 && !goesOn) {
        spans.add(new Span(begin, i));
        begin = -1;
      }
      if (i < tags.length && begin < 0 && tags[i] != OUTSIDE) {
        begin = i;
      }
    }
    return spans;
  }
}
