package dev.parley.audit;

import java.util.List;
import java.util.SplittableRandom;

/** A way to exchange who acts in a sentence. Immutable; threads may share it. */
sealed interface Swapper permits NameSwapper, ListSwapper, GenderSwapper {

  /**
   * What the replacements may have in common.
   *
   * @return none if the sentence has nothing to replace
   */
  List<String> groups(String text);

  /**
   * Replaces. What is named twice is replaced alike.
   *
   * @param text a sentence
   * @param group one of {@link #groups(String)}
   * @param random draws the replacements
   */
  Swap swap(String text, String group, SplittableRandom random);
}
