package dev.parley.data;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The labels that a model tells apart, in code point order, so that nothing depends on the order in
 * which a dataset names them. Immutable.
 */
public final class LabelSet {

  /** The most labels that a model may have. */
  public static final int MAX_LABELS = 100;

  private final List<String> names;

  /**
   * Collects labels.
   *
   * @param names the labels, in any order and as often as they occur
   * @throws IllegalArgumentException if there are fewer than two or more than {@value #MAX_LABELS}
   *     different ones, or one is blank
   */
  public LabelSet(Collection<String> names) {
    this.names = List.copyOf(new TreeSet<>(names));
    if (this.names.size() < 2 || this.names.size() > MAX_LABELS) {
      throw new IllegalArgumentException(
          "%d different labels: expected 2 to %d%s"
              .formatted(
                  this.names.size(),
                  MAX_LABELS,
                  this.names.size() == 1 ? "; only '" + this.names.get(0) + "'" : ""));
    }
    if (this.names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a blank label among " + this.names);
    }
  }

  /** The labels in code point order. */
  public List<String> names() {
    return names;
  }

  /** The number of labels. */
  public int size() {
    return names.size();
  }

  /**
   * A label by its place.
   *
   * @param index its place in {@link #names()}
   */
  public String name(int index) {
    return names.get(index);
  }

  /**
   * The place of a label.
   *
   * @param name the label
   * @return its index in {@link #names()}, or -1 if it is none of these
   */
  public int indexOf(String name) {
    return names.indexOf(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSet set && names.equals(set.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
