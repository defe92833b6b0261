package dev.parley.model;

import dev.parley.encoder.SentenceEncoder;
import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the spans of one kind in an encoded sentence: of all tags that make sound spans the
 * likeliest ones. A span begins and ends with whole words, never with an article as its last, and
 * no other begins right behind it. Immutable; threads may share it.
 *
 * @see <a href="https://doi.org/10.1109/TIT.1967.1054010">Viterbi 1967, Error bounds for
 *     convolutional codes and an asymptotically optimum decoding algorithm</a>
 */
public final class SpanTagger {

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");

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
   * The spans in a sentence, in its characters, in order.
   *
   * @param sentence the text
   * @param encoding what the encoder made of it
   */
  public List<Span> spans(String sentence, SentenceEncoder.Encoding encoding) {
    int[] begins = encoding.pieces().begins();
    int[] ends = encoding.pieces().ends();
    List<Span> spans = new ArrayList<>();
    for (Span pieces : SpanTags.spans(likeliest(sentence, encoding))) {
      spans.add(new Span(begins[pieces.begin()], ends[pieces.end() - 1]));
    }
    return spans;
  }

  private int[] likeliest(String sentence, SentenceEncoder.Encoding encoding) {
    int count = encoding.pieces().begins().length;
    double[][] best = new double[count + 1][SpanTags.COUNT];
    int[][] before = new int[count][SpanTags.COUNT];
    Arrays.fill(best[0], Double.NEGATIVE_INFINITY);
    best[0][SpanTags.OUTSIDE] = 0;
    for (int i = 0; i < count; i++) {
      double[] scores = scores(encoding, i);
      Place place = Place.of(sentence, encoding.pieces(), i);
      for (int tag = 0; tag < SpanTags.COUNT; tag++) {
        int from = SpanTags.OUTSIDE;
        for (int previous = 1; previous < SpanTags.COUNT; previous++) {
          boolean better = best[i][previous] > best[i][from];
          if (place.allows(previous, tag) && (better || !place.allows(from, tag))) {
            from = previous;
          }
        }
        before[i][tag] = from;
        best[i + 1][tag] =
            place.allows(from, tag) ? best[i][from] + scores[tag] : Double.NEGATIVE_INFINITY;
      }
    }
    Place end = Place.of(sentence, encoding.pieces(), count);
    for (int tag = 0; tag < SpanTags.COUNT; tag++) {
      if (!end.allows(tag, SpanTags.OUTSIDE)) {
        best[count][tag] = Double.NEGATIVE_INFINITY;
      }
    }
    return path(best[count], before);
  }

  private static int[] path(double[] last, int[][] before) {
    int[] tags = new int[before.length];
    int tag = Prediction.indexOfMax(last);
    for (int i = tags.length - 1; i >= 0; i--) {
      tags[i] = tag;
      tag = before[i][tag];
    }
    return tags;
  }

  private double[] scores(SentenceEncoder.Encoding encoding, int piece) {
    int width = head.tableSize();
    return head.scores(Arrays.copyOfRange(encoding.states(), piece * width, (piece + 1) * width));
  }

  /**
   * What a piece, or the end, stands behind.
   *
   * @param insideWord whether it goes on with the word of the piece before it
   * @param afterArticle whether the piece before it is an article
   */
  private record Place(boolean insideWord, boolean afterArticle) {

    static Place of(String sentence, SentenceEncoder.Pieces pieces, int i) {
      if (i == 0) {
        return new Place(false, false);
      }
      int begin = pieces.begins()[i - 1];
      int end = pieces.ends()[i - 1];
      boolean goesOn = i == pieces.begins().length || pieces.begins()[i] == end;
      String previous = sentence.substring(begin, end).toLowerCase(Locale.ROOT);
      return new Place(
          goesOn && isInsideWord(sentence, end),
          ARTICLES.contains(previous) && !isInsideWord(sentence, begin));
    }

    private static boolean isInsideWord(String sentence, int at) {
      return at > 0
          && at < sentence.length()
          && Character.isLetterOrDigit(sentence.charAt(at - 1))
          && Character.isLetterOrDigit(sentence.charAt(at));
    }

    boolean allows(int previous, int tag) {
      if (previous == SpanTags.OUTSIDE) {
        return tag == SpanTags.OUTSIDE || (tag == SpanTags.BEGIN && !insideWord);
      }
      return tag == SpanTags.INSIDE || (tag == SpanTags.OUTSIDE && !insideWord && !afterArticle);
    }
  }
}
