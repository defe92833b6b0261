package dev.parley.model;

import dev.parley.encoder.SentenceEncoder;
import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the spans of one kind in an encoded sentence. Immutable; threads may share it. */
public final class SpanTagger {

  private final LinearLayer head;

  /**
   * Takes a head.
   *
   * @param head one of the {@linkplain TunedEncoder#spanHeads heads} of the encoder that encodes
   */
  public SpanTagger(LinearLayer head) {
    this.head = head;
  }

  /**
   * The spans in a sentence, in its characters, whole words each, in order.
   *
   * @param sentence the text
   * @param encoding what the encoder made of it
   */
  public List<Span> spans(String sentence, SentenceEncoder.Encoding encoding) {
    int[] begins = encoding.pieces().begins();
    int width = head.tableSize();
    int[] tags = new int[begins.length];
    for (int i = 0; i < tags.length; i++) {
      float[] state = Arrays.copyOfRange(encoding.states(), i * width, (i + 1) * width);
      tags[i] = Prediction.indexOfMax(head.scores(state));
    }
    List<Span> spans = new ArrayList<>();
    int end = 0;
    for (Span pieces : SpanTags.spans(tags)) {
      int from = wordBegin(sentence, begins[pieces.begin()]);
      int to = wordEnd(sentence, encoding.pieces().ends()[pieces.end() - 1]);
      if (from >= end) {
        spans.add(new Span(from, to));
        end = to;
      }
    }
    return spans;
  }

  private static int wordBegin(String text, int at) {
    int begin = at;
    while (begin > 0 && isInside(text, begin)) {
      begin--;
    }
    return begin;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && isInside(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isInside(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at));
  }
}
