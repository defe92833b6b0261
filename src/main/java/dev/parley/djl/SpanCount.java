package dev.parley.djl;

import dev.parley.model.SpanTags;
import dev.parley.text.Span;
import java.util.List;

/** How many spans of a kind there are, were found, and were found where they are. */
final class SpanCount {

  private int gold;
  private int found;
  private int right;

  /** Counts a sentence whose pieces begin somewhere in an array of tags. */
  void add(byte[] wanted, long[] tags, int from) {
    int[] expected = new int[wanted.length];
    int[] answered = new int[wanted.length];
    for (int i = 1; i < wanted.length - 1; i++) {
      expected[i] = wanted[i];
      answered[i] = (int) tags[from + i];
    }
    List<Span> spans = SpanTags.spans(expected);
    List<Span> answers = SpanTags.spans(answered);
    gold += spans.size();
    found += answers.size();
    right += (int) answers.stream().filter(spans::contains).count();
  }

  /** Their F1; 0 where none is right. */
  double f1() {
    return right == 0 ? 0 : 2.0 * right / (gold + found);
  }
}
