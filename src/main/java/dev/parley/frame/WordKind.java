package dev.parley.frame;

import dev.parley.text.Token;

/** The part of speech that an entry of the lexicon stands for. */
enum WordKind {
  VERB,
  NOUN,
  ADJECTIVE,
  ANY;

  /** Whether a token may stand for a single word of this kind. */
  boolean accepts(Token token) {
    return switch (this) {
      case VERB -> token.isVerb();
      case NOUN -> token.isNoun() || token.tag().equals("FW");
      case ADJECTIVE -> !token.isVerb() || token.tag().equals("VBN");
      case ANY -> true;
    };
  }
}
