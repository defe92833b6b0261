package dev.parley.model;

import java.util.Arrays;
import java.util.Locale;

/** What a prediction may cost. Each tier adds to the evidence of the tiers before it. */
public enum Tier {
  /**
   * What the words are sure of is settled by them, as far as that changes few answers; the rest by
   * the cheapest tier that is as good as the best. Both were chosen when the model was trained, the
   * former for the shares of labels in running news if these were known.
   */
  AUTO,
  /** One pass over the characters; no language analysis. Microseconds a sentence. */
  WORDS,
  /** Words and the sentence's embedding. A few milliseconds a sentence. */
  SEMANTIC,
  /** Words, embedding and the frames of the parsed sentence. Over ten milliseconds a sentence. */
  FULL;

  /** The tier that a manifest names. */
  static Tier of(JsonValue name) {
    String text = name.text();
    for (Tier tier : values()) {
      if (tier.toString().equals(text)) {
        return tier;
      }
    }
    throw name.other("one of " + Arrays.toString(values()));
  }

  /** The name as the command line and the model file write it, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
