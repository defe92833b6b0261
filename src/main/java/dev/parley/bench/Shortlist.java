package dev.parley.bench;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The most uncertain rows of a pool, each text once: memory does not grow with the pool. Of equally
 * uncertain rows the earlier ones stay.
 */
final class Shortlist<T> {

  private final int capacity;
  private final Set<String> labelled;
  private final TreeSet<Candidate<T>> best =
      new TreeSet<>(
          Comparator.<Candidate<T>>comparingDouble(Candidate::uncertainty)
              .reversed()
              .thenComparingLong(Candidate::number));
  private final Set<String> texts = new HashSet<>();
  private long rows;
  private long repeated;

  Shortlist(int capacity, Set<String> labelled) {
    this.capacity = capacity;
    this.labelled = labelled;
  }

  /** A text that was dropped does not come back: the model is as sure of it the second time. */
  void offer(Candidate<T> candidate) {
    rows++;
    if (labelled.contains(candidate.text()) || !texts.add(candidate.text())) {
      repeated++;
      return;
    }
    best.add(candidate);
    if (best.size() > capacity) {
      Candidate<T> surest = best.last();
      best.remove(surest);
      texts.remove(surest.text());
    }
  }

  /** The rows that stayed, in the order of the pool. */
  List<Candidate<T>> inOrder() {
    return best.stream().sorted(Comparator.comparingLong(Candidate::number)).toList();
  }

  /** How many rows were offered. */
  long rows() {
    return rows;
  }

  /** How many were refused because their very text is labelled or on the list. */
  long repeated() {
    return repeated;
  }
}
