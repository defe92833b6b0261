package dev.parley.train;

import dev.parley.data.LabelSet;
import dev.parley.text.Span;
import java.util.List;

/**
 * Sentences that an encoder is tuned on, or judged by, with the labels of one or more questions.
 *
 * @param texts the sentences
 * @param targets what each is read for, or empty
 * @param weights what each counts, above zero; 1 is usual
 * @param contrasts the name of each one's contrast group, or empty: sentences that differ little
 *     and are told apart by a label
 * @param questions what is asked of each
 * @param marked what is marked in each
 */
public record TuningSet(
    List<String> texts,
    List<String> targets,
    List<Float> weights,
    List<String> contrasts,
    List<Question> questions,
    List<Marked> marked) {

  /**
   * What is asked of every sentence.
   *
   * @param name for messages
   * @param labels the possible answers
   * @param gold for each sentence the index of its label, or -1 where it is not known
   */
  public record Question(String name, LabelSet labels, List<Integer> gold) {}

  /**
   * A kind of span that sentences hold.
   *
   * @param name for messages
   * @param spans for each sentence where they stand in it, in order, none overlapping another
   */
  public record Marked(String name, List<List<Span>> spans) {}

  /** Checks that everything is there for each sentence. */
  public TuningSet {
    int size = texts.size();
    boolean fit = targets.size() == size && weights.size() == size && contrasts.size() == size;
    for (Question question : questions) {
      fit &= question.gold().size() == size;
    }
    for (Marked kind : marked) {
      fit &= kind.spans().size() == size;
    }
    if (!fit || questions.isEmpty()) {
      throw new IllegalArgumentException(
          size
              + " sentences: expected a target, a weight, a contrast group, the answers to a question"
              + " and spans for each");
    }
    texts = List.copyOf(texts);
    targets = List.copyOf(targets);
    weights = List.copyOf(weights);
    contrasts = List.copyOf(contrasts);
    questions = List.copyOf(questions);
    marked = List.copyOf(marked);
  }

  /** The number of sentences. */
  public int size() {
    return texts.size();
  }
}
