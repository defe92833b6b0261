package dev.parley.article;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose stance an article tells.
 *
 * @param name the canonical name
 * @param mentions how many sentences have it as a holder
 * @param dialogue the sum of the probabilities of dialogue in them
 * @param mobilisation the sum of the probabilities of mobilisation in them
 * @param overall {@code dialogue}, {@code mobilisation}, {@code mixed} or {@code none}
 * @param shift the change of course that the article tells, if it tells one
 */
public record Actor(
    String name,
    int mentions,
    double dialogue,
    double mobilisation,
    String overall,
    @Nullable Shift shift) {

  /**
   * A change of course.
   *
   * @param from the stance before
   * @param to the stance after
   */
  public record Shift(String from, String to) {}
}
