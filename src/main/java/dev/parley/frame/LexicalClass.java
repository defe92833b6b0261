package dev.parley.frame;

/**
 * What a word of the {@linkplain Lexicon lexicon} does in a frame. The lexicon file explains each
 * class.
 */
public enum LexicalClass {
  TALKS(Role.PURSUIT),
  PROTEST(Role.PURSUIT),
  FORCE(Role.PURSUIT),
  SENSE(Role.BACKGROUND),
  START(Role.FORWARD),
  HOLD(Role.FORWARD),
  OFFER(Role.FORWARD),
  SEEK(Role.FORWARD),
  ACCEPT(Role.FORWARD),
  SUPPORT(Role.FORWARD),
  REACH(Role.FORWARD),
  THREATEN(Role.FORWARD),
  CONTINUE(Role.FORWARD),
  ALLOW(Role.FORWARD),
  REJECT(Role.REVERSAL),
  END(Role.REVERSAL),
  FAIL(Role.REVERSAL),
  PREVENT(Role.REVERSAL),
  DOUBT(Role.REVERSAL),
  SAY(Role.REPORT),
  NOT(Role.OPERATOR),
  BUT(Role.OPERATOR),
  IF(Role.OPERATOR),
  REPRESS(Role.BACKGROUND),
  MEDIATOR(Role.BACKGROUND),
  PROTESTER(Role.BACKGROUND),
  PARTY(Role.BACKGROUND);

  /** The part that a class plays. */
  enum Role {
    /** Something that is pursued: talks, protest, force. */
    PURSUIT,
    /** An act that carries its object forward. */
    FORWARD,
    /** An act that turns its object down or ends it. */
    REVERSAL,
    /** Saying, which leaves the direction of what is said alone. */
    REPORT,
    /** Negation, contrast and condition. */
    OPERATOR,
    /** Anything else that helps to tell a chosen strategy from its surroundings. */
    BACKGROUND
  }

  private final Role role;

  LexicalClass(Role role) {
    this.role = role;
  }

  Role role() {
    return role;
  }

  boolean isPursuit() {
    return role == Role.PURSUIT;
  }

  boolean isAction() {
    return role == Role.FORWARD || role == Role.REVERSAL;
  }

  boolean reverses() {
    return role == Role.REVERSAL;
  }
}
