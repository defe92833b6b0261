package dev.parley.model;

import dev.parley.encoder.SentenceEncoder;
import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the spans of one kind in an encoded sentence: of all tags that make sound spans the
 * likeliest ones. A span begins and ends with whole words, never with an article as its last, and
 * no other begins right behind it. Immutable; threads may share it.
 */
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
   * A span that was found.
   *
   * @param span where it stands, in characters of the sentence
   * @param probability how sure it is that just these words are one, from 0 to 1, by the scores of
   *     all tags that make sound spans; not calibrated
   */
  public record Found(Span span, double probability) {}

  /**
   * The spans in a sentence, in order.
   *
   * @param sentence the text
   * @param encoding what the encoder made of it
   */
  public List<Found> found(String sentence, SentenceEncoder.Encoding encoding) {
    int[] begins = encoding.pieces().begins();
    int[] ends = encoding.pieces().ends();
    TagLattice lattice = TagLattice.of(sentence, encoding.pieces(), scores(encoding));
    List<Found> found = new ArrayList<>();
    for (Span pieces : SpanTags.spans(lattice.likeliest())) {
      Span span = new Span(begins[pieces.begin()], ends[pieces.end() - 1]);
      found.add(new Found(span, lattice.probability(pieces)));
    }
    return found;
  }

  /**
   * Where the spans in a sentence stand, in its characters, in order.
   *
   * @param sentence the text
   * @param encoding what the encoder made of it
   */
  public List<Span> spans(String sentence, SentenceEncoder.Encoding encoding) {
    return found(sentence, encoding).stream().map(Found::span).toList();
  }

  private double[][] scores(SentenceEncoder.Encoding encoding) {
    int width = head.tableSize();
    double[][] scores = new double[encoding.pieces().begins().length][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = head.scores(Arrays.copyOfRange(encoding.states(), i * width, (i + 1) * width));
    }
    return scores;
  }
}
