package dev.parley.text;

/**
 * Words written as one after a {@code #} or {@code @}, as in {@code #StopTheStrike}, {@code #G20}
 * and {@code @JoeBiden}, and where they part: before a capital that follows a small letter or a
 * digit, before the last capital of several if a small letter follows it, and before a digit that
 * follows a letter. Nothing tells {@code #stopthestrike} apart, which stays one word.
 */
public final class JoinedWords {

  private JoinedWords() {}

  /**
   * Whether joined words may begin here: after a {@code #} or {@code @} that follows no letter or
   * digit, as it does in an address.
   *
   * @param text any text
   * @param at a place in it, below its length
   */
  public static boolean beginAt(CharSequence text, int at) {
    char mark = at == 0 ? ' ' : text.charAt(at - 1);
    if (mark != '#' && mark != '@') {
      return false;
    }
    return at == 1 || !Character.isLetterOrDigit(Character.codePointBefore(text, at - 1));
  }

  /**
   * Whether one of the joined words ends before the character here and another begins with it.
   *
   * @param text any text
   * @param at a place in it, after the first joined letter and below the length
   */
  public static boolean partAt(CharSequence text, int at) {
    int before = Character.codePointBefore(text, at);
    int c = Character.codePointAt(text, at);
    if (Character.isDigit(c)) {
      return Character.isLetter(before);
    }
    if (!Character.isUpperCase(c)) {
      return false;
    }
    int next = at + Character.charCount(c);
    return Character.isLowerCase(before)
        || Character.isDigit(before)
        || (Character.isUpperCase(before)
            && next < text.length()
            && Character.isLowerCase(Character.codePointAt(text, next)));
  }
}
