package dev.parley.model;

import java.util.Locale;

/** What a prediction may cost. */
public enum Tier {
  /** The cheapest tier that is as good as the best, chosen for each model when it was trained. */
  AUTO,
  /** One pass over the characters; no language analysis. Microseconds a sentence. */
  WORDS,
  /** Words and the frames of the parsed sentence. Around ten milliseconds a sentence. */
  FULL;

  /** The name as the command line and the model file write it, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
