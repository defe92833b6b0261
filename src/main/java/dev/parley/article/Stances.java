package dev.parley.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an actor's sentences add up to. */
final class Stances {

  private static final String DIALOGUE = "dialogue";
  private static final String MOBILISATION = "mobilisation";

  /** The smaller part of an actor's stances is no accident from this share of the larger on. */
  private static final double LEVEL = 0.5;

  /** What was before the rest of the story. */
  private static final Pattern EARLIER =
      Pattern.compile(
          "\\bhad (?:\\w+ ){0,2}?\\w+(?:ed|en|n|t|id|old|ade|aid|ept|eld)\\b"
              + "|\\b(?:earlier|previously|originally|initially|at first|at the time|as late as"
              + "|last (?:week|month|year|spring|summer|autumn|winter|\\w+day)"
              + "|(?:days?|weeks?|months?|years?) ago|until (?:then|now|yesterday))\\b"
              + "|^Before\\b",
          Pattern.CASE_INSENSITIVE);

  /** A time that may lie before or after. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\b[Ii]n (?:January|February|March|April|May|June|July|August|September|October"
              + "|November|December|(?:the )?(?:spring|summer|autumn|winter))\\b"
              + "|\\b(?:days?|weeks?|months?|years?) before\\b");

  private static final Pattern TO_COME =
      Pattern.compile("\\b(?:will|would|shall|next|plans?|intends?)\\b");

  /** What tells of somebody's past, and not of when the sentence plays. */
  private static final Pattern BESIDE_THE_TIME =
      Pattern.compile("\\b(?:who|which)(?: \\w+){0,3}? had [^,]*+");

  /** A sentence that goes on where the one before it was. */
  private static final Pattern GOING_ON = Pattern.compile("^(?:It|They|He|She)\\b");

  /** How far the next sentence of a paragraph may begin after the end of one, in characters. */
  private static final int NEXT = 1;

  /** How much of what an actor did before, or does now, must be of one stance. */
  private static final double MOSTLY = 0.6;

  private Stances() {}

  static Actor actor(String name, List<SentenceAnalysis> sentences) {
    double dialogue = sum(sentences, DIALOGUE);
    double mobilisation = sum(sentences, MOBILISATION);
    Actor.@Nullable Shift shift = shift(sentences);
    return new Actor(
        name,
        sentences.size(),
        dialogue,
        mobilisation,
        shift == null ? overall(dialogue, mobilisation) : shift.to(),
        shift);
  }

  private static double sum(List<SentenceAnalysis> sentences, String label) {
    return sentences.stream()
        .filter(s -> s.stance().label().equals(label))
        .mapToDouble(s -> s.stance().probability())
        .sum();
  }

  private static String overall(double dialogue, double mobilisation) {
    if (dialogue == 0 && mobilisation == 0) {
      return "none";
    }
    if (Math.min(dialogue, mobilisation) >= LEVEL * Math.max(dialogue, mobilisation)) {
      return "mixed";
    }
    return dialogue > mobilisation ? DIALOGUE : MOBILISATION;
  }

  /** A change of course: mostly one stance before, mostly the other since. */
  private static Actor.@Nullable Shift shift(List<SentenceAnalysis> sentences) {
    List<SentenceAnalysis> before = new ArrayList<>();
    List<SentenceAnalysis> since = new ArrayList<>();
    boolean earlier = false;
    int end = -NEXT - 1;
    for (SentenceAnalysis s : sentences) {
      String text = s.sentence().text();
      boolean goesOn = s.sentence().span().begin() - end <= NEXT && GOING_ON.matcher(text).find();
      earlier = isEarlier(text) || (earlier && goesOn);
      end = s.sentence().span().end();
      (earlier ? before : since).add(s);
    }
    String from = mostly(before);
    String to = mostly(since);
    return from.isEmpty() || to.isEmpty() || from.equals(to) ? null : new Actor.Shift(from, to);
  }

  private static boolean isEarlier(String text) {
    String told = BESIDE_THE_TIME.matcher(Quotation.told(text)).replaceAll(" ");
    return EARLIER.matcher(told).find()
        || (TIME.matcher(told).find() && !TO_COME.matcher(told).find());
  }

  private static String mostly(List<SentenceAnalysis> sentences) {
    double dialogue = sum(sentences, DIALOGUE);
    double mobilisation = sum(sentences, MOBILISATION);
    if (Math.max(dialogue, mobilisation) < MOSTLY * (dialogue + mobilisation)
        || dialogue + mobilisation == 0) {
      return "";
    }
    return dialogue > mobilisation ? DIALOGUE : MOBILISATION;
  }
}
