package dev.parley.frame;

import dev.parley.text.Span;
import java.util.List;
import java.util.Set;

/**
 * What a sentence says is done about one pursuit: talks, protest or force.
 *
 * @param pursuit what is pursued
 * @param cue the words that name it, as lemmas
 * @param span where they stand, in characters of the sentence
 * @param acts what is done to it, from the inside out: classes of the lexicon, {@code NOT} for a
 *     negation; those that reverse the direction carry a minus
 * @param reversed whether all of that together turns it down
 * @param level how the frame hangs in the sentence
 * @param moods what qualifies it
 */
public record Frame(
    LexicalClass pursuit,
    String cue,
    Span span,
    List<String> acts,
    boolean reversed,
    Level level,
    Set<Mood> moods) {

  /** Copies the collections. */
  public Frame {
    acts = List.copyOf(acts);
    moods = Set.copyOf(moods);
  }

  /** How a frame hangs in its sentence. */
  public enum Level {
    /** On the way to the main clause, or in what the main clause reports. */
    MAIN,
    /** In a relative clause or a participle. */
    RELATIVE,
    /** In an adverbial clause: although, after, because. */
    ADVERBIAL,
    /** A circumstance of time or place: during the talks, at a rally. */
    CIRCUMSTANCE,
    /** The doer of something else: protests forced the minister out. */
    AGENT,
    /** What another pursuit is about: talks to end the strike. */
    TOPIC,
    /** Given up for something else: instead of talks. */
    GIVEN_UP
  }

  /** What qualifies a frame. */
  public enum Mood {
    /** Said to hold if something else does, or as a possibility. */
    CONDITIONAL,
    /** In a question. */
    QUESTION,
    /** Told as somebody's words. */
    REPORTED
  }

  /** Where the frame points. */
  public enum Direction {
    /** Towards talks. */
    DIALOGUE,
    /** Towards the street. */
    MOBILISATION,
    /** Neither: force is nobody's stance by itself. */
    NONE;

    /** The first letter, as feature names use it. */
    char letter() {
      return name().charAt(0);
    }
  }

  /**
   * Where this frame points: talks turned down are mobilisation, protest turned down is dialogue.
   */
  public Direction direction() {
    return switch (pursuit) {
      case TALKS -> reversed ? Direction.MOBILISATION : Direction.DIALOGUE;
      case PROTEST -> reversed ? Direction.DIALOGUE : Direction.MOBILISATION;
      default -> Direction.NONE;
    };
  }

  /** One line for people: {@code DIALOGUE: PROTEST "march" <- -END(MAIN)}. */
  @Override
  public String toString() {
    return "%s: %s \"%s\" %s%s%s"
        .formatted(
            direction(),
            pursuit,
            cue,
            acts.isEmpty() ? "" : "<- " + String.join(" <- ", acts) + " ",
            level,
            moods.isEmpty() ? "" : " " + moods.stream().sorted().toList());
  }
}
