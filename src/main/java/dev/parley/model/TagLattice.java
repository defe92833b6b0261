package dev.parley.model;

import dev.parley.encoder.SentenceEncoder;
import dev.parley.text.Span;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * All tags that the pieces of a sentence may have, weighted by their scores. A span begins and ends
 * with whole words, never with an article as its last, and no other begins right behind it.
 *
 * @see <a href="https://doi.org/10.1109/TIT.1967.1054010">Viterbi 1967, Error bounds for
 *     convolutional codes and an asymptotically optimum decoding algorithm</a>, for the likeliest
 * @see <a href="https://doi.org/10.1109/5.18626">Rabiner 1989, A tutorial on hidden Markov
 *     models</a>, for the probability of a span by sums from both ends
 */
final class TagLattice {

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final double[][] scores;
  private final Place[] places;

  private TagLattice(double[][] scores, Place[] places) {
    this.scores = scores;
    this.places = places;
  }

  /**
   * The lattice of a sentence.
   *
   * @param scores for each piece a score for each tag
   */
  static TagLattice of(String sentence, SentenceEncoder.Pieces pieces, double[][] scores) {
    Place[] places = new Place[scores.length + 1];
    for (int i = 0; i < places.length; i++) {
      places[i] = Place.of(sentence, pieces, i);
    }
    return new TagLattice(scores, places);
  }

  /** For each piece the number of its tag, in the likeliest of all that are allowed. */
  int[] likeliest() {
    int count = scores.length;
    double[][] best = new double[count + 1][SpanTags.COUNT];
    int[][] before = new int[count][SpanTags.COUNT];
    Arrays.fill(best[0], NEVER);
    best[0][SpanTags.OUTSIDE] = 0;
    for (int i = 0; i < count; i++) {
      for (int tag = 0; tag < SpanTags.COUNT; tag++) {
        int from = SpanTags.OUTSIDE;
        for (int previous = 1; previous < SpanTags.COUNT; previous++) {
          boolean better = best[i][previous] > best[i][from];
          if (places[i].allows(previous, tag) && (better || !places[i].allows(from, tag))) {
            from = previous;
          }
        }
        before[i][tag] = from;
        best[i + 1][tag] = places[i].allows(from, tag) ? best[i][from] + scores[i][tag] : NEVER;
      }
    }
    for (int tag = 0; tag < SpanTags.COUNT; tag++) {
      best[count][tag] = mayEndWith(tag) ? best[count][tag] : NEVER;
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

  private boolean mayEndWith(int tag) {
    return places[scores.length].allows(tag, SpanTags.OUTSIDE);
  }

  /**
   * The share of the weight of all allowed tags that those with just this span have.
   *
   * @param span counted in pieces
   */
  double probability(Span span) {
    double[][] forward = forward();
    double[][] backward = backward();
    double weight = NEVER;
    for (int previous = 0; previous < SpanTags.COUNT; previous++) {
      if (places[span.begin()].allows(previous, SpanTags.BEGIN)) {
        weight = sum(weight, forward[span.begin()][previous]);
      }
    }
    weight += scores[span.begin()][SpanTags.BEGIN];
    for (int i = span.begin() + 1; i < span.end(); i++) {
      weight += scores[i][SpanTags.INSIDE];
    }
    return Math.exp(weight + after(span, backward) - backward[0][SpanTags.OUTSIDE]);
  }

  private double after(Span span, double[][] backward) {
    int last = span.end() - span.begin() > 1 ? SpanTags.INSIDE : SpanTags.BEGIN;
    if (!places[span.end()].allows(last, SpanTags.OUTSIDE)) {
      return NEVER;
    }
    return span.end() == scores.length
        ? 0
        : scores[span.end()][SpanTags.OUTSIDE] + backward[span.end() + 1][SpanTags.OUTSIDE];
  }

  /** The weight of all tags of the pieces before one, by the last of them. */
  private double[][] forward() {
    double[][] forward = weights();
    forward[0][SpanTags.OUTSIDE] = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int previous = 0; previous < SpanTags.COUNT; previous++) {
        for (int tag = 0; tag < SpanTags.COUNT; tag++) {
          if (places[i].allows(previous, tag)) {
            forward[i + 1][tag] = sum(forward[i + 1][tag], forward[i][previous] + scores[i][tag]);
          }
        }
      }
    }
    return forward;
  }

  /** The weight of all tags of the pieces from one on, by the tag before it. */
  private double[][] backward() {
    double[][] backward = weights();
    for (int tag = 0; tag < SpanTags.COUNT; tag++) {
      backward[scores.length][tag] = mayEndWith(tag) ? 0 : NEVER;
    }
    for (int i = scores.length - 1; i >= 0; i--) {
      for (int previous = 0; previous < SpanTags.COUNT; previous++) {
        for (int tag = 0; tag < SpanTags.COUNT; tag++) {
          if (places[i].allows(previous, tag)) {
            double rest = backward[i + 1][tag] + scores[i][tag];
            backward[i][previous] = sum(backward[i][previous], rest);
          }
        }
      }
    }
    return backward;
  }

  private double[][] weights() {
    double[][] weights = new double[scores.length + 1][SpanTags.COUNT];
    for (double[] of : weights) {
      Arrays.fill(of, NEVER);
    }
    return weights;
  }

  /** The logarithm of the sum of two numbers of which the logarithms are known. */
  private static double sum(double a, double b) {
    double most = Math.max(a, b);
    return most == NEVER ? NEVER : most + Math.log1p(Math.exp(Math.min(a, b) - most));
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
