package dev.parley.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses rows one after the other: uncertain ones that are unlike those chosen before. */
final class GreedySelection<T> {

  /** Texts that differ by a word or a figure; coding both teaches little more than coding one. */
  private static final double NEARLY_SAME = 0.9;

  private final List<Candidate<T>> candidates;
  private final double diversity;
  private final Similarities similarities;
  private final double[] nearest;
  private final boolean[] chosen;

  /** Takes the candidates in the order that decides between equals. */
  GreedySelection(List<Candidate<T>> candidates, double diversity) {
    this.candidates = candidates;
    this.diversity = diversity;
    similarities = new Similarities(candidates.stream().map(Candidate::text).toList());
    nearest = new double[candidates.size()];
    chosen = new boolean[candidates.size()];
  }

  /** From now on likeness to this text counts against a candidate. */
  void avoid(String text) {
    double[] cosines = similarities.to(text);
    Arrays.setAll(nearest, i -> Math.max(nearest[i], cosines[i]));
  }

  /** Chooses so many, or as many as there are. */
  List<Candidate<T>> choose(int count) {
    List<Candidate<T>> choice = new ArrayList<>();
    int next = best();
    while (next >= 0 && choice.size() < count) {
      chosen[next] = true;
      choice.add(candidates.get(next));
      avoid(candidates.get(next).text());
      next = best();
    }
    return choice;
  }

  private int best() {
    int best = -1;
    for (int i = 0; i < nearest.length; i++) {
      boolean open = !chosen[i] && nearest[i] < NEARLY_SAME;
      if (open && (best < 0 || score(i) > score(best))) {
        best = i;
      }
    }
    return best;
  }

  private double score(int i) {
    return candidates.get(i).uncertainty() - diversity * nearest[i];
  }

  /** How many candidates are nearly the same as one that was chosen or avoided. */
  int nearlySame() {
    int count = 0;
    for (int i = 0; i < nearest.length; i++) {
      count += !chosen[i] && nearest[i] >= NEARLY_SAME ? 1 : 0;
    }
    return count;
  }
}
