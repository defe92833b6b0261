package dev.parley.article;

import java.util.ArrayList;
import java.util.Comparator;
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
              + "|\\b(?:earlier|previously|once|last (?:week|month|year|spring|summer|autumn|winter)"
              + "|(?:days|weeks|months|years?) ago|until (?:then|now|yesterday))\\b"
              + "|^Before\\b",
          Pattern.CASE_INSENSITIVE);

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

  /** A change of course: all of one stance, then all of the other, in the time of the story. */
  private static Actor.@Nullable Shift shift(List<SentenceAnalysis> sentences) {
    List<SentenceAnalysis> told = new ArrayList<>(sentences);
    told.sort(Comparator.comparingInt(s -> EARLIER.matcher(s.sentence().text()).find() ? 0 : 1));
    List<String> course = new ArrayList<>();
    for (SentenceAnalysis sentence : told) {
      String label = sentence.stance().label();
      if (course.isEmpty() || !course.get(course.size() - 1).equals(label)) {
        course.add(label);
      }
    }
    return course.size() == 2 ? new Actor.Shift(course.get(0), course.get(1)) : null;
  }
}
