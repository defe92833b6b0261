package dev.parley.article;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the lines around an article that are not of it: buttons, menus, links to others, notes on
 * the author and on rights. A line is taken for such a one as a whole or not at all; one that ends
 * like a sentence only by its whole wording.
 */
final class Boilerplate {

  /** Longer lines are text; time is bounded. */
  private static final int LONGEST = 160;

  /** Lines that are of the page by how they begin, unless they end like a sentence. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:share (?:on|via) |share this|(?:click|tap) (?:to|here)|follow us\\b"
              + "|(?:tweet|e-?mail|print|save|like) this|read (?:more|next|also|the full)|see also"
              + "|also read|related(?: \\p{L}+)?:|more on this|you may also"
              + "|sign up|subscribe|newsletter|log ?in\\b|download (?:the|our)|story continues"
              + "|continue reading|skip (?:to|past)|copyright|©|\\(c\\) (?:19|20)\\d\\d|terms of"
              + "|privacy policy|photo(?:graph)? ?(?:by|credit|:)|image ?(?:credit|source|copyright|:)"
              + "|(?:watch|listen)(?: live| now)?:|source: https?|https?://|www\\.)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Lines that are nothing but this. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:share|tweet|e-?mail|print|save|whatsapp|facebook|twitter|linkedin|reddit|copy link"
              + "|comments?|\\d+ (?:comments?|shares?)|(?:leave|post|write) a (?:comment|reply)|reply"
              + "|advertise?ments?|ad|sponsored|promoted|loading[. …]*|menu|search|home|subscribe|log ?in"
              + "|(?:most|trending|recommended)(?: (?:read|popular|viewed|now|stories|for you))?"
              + "|topics?|tags?|tags?: .*|related(?: (?:stories|articles|topics|links|coverage|content))?"
              + "|\\d+ min(?:ute)? read|(?:last )?updated:? .*\\d.*|published:? .*\\d.*"
              + "|all rights reserved\\.?|© .*|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|@\\w{2,30})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Lines that a list or a note follows, as far as the next blank line. */
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:about the authors?|story highlights|highlights|key points|at a glance|related(?: \\p{L}+)?"
              + "|more (?:on|from) [\\p{L} ]{1,30}|(?:most|trending)(?: \\p{L}+)?|recommended(?: \\p{L}+)*"
              + "|read (?:more|next|also)|see also|you may also like|tags|topics):?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NOTE = Pattern.compile("(?i)about the authors?:?");

  /** Short entries side by side: "Home | Politics | World". */
  private static final Pattern MENU = Pattern.compile("[^|•»]{1,32}+(?:[|•»][^|•»]{1,32}+){2,30}+");

  private static final Pattern LINE = Pattern.compile("[^\\n\\r\\u2028\\u2029\\f]+");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?][\"”’')]*");

  private Boilerplate() {}

  /**
   * The lines of a text that are not of the article, in order.
   *
   * @param text an article as it was copied from a page
   * @return where they stand, in characters of the text, without white space around them
   */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    boolean note = false;
    boolean list = false;
    int end = 0;
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      Span span = trimmed(text, line.start(), line.end());
      boolean next = text.substring(end, line.start()).lines().count() <= 1;
      end = line.end();
      if (span.begin() == span.end() || !next) {
        note = false;
        list = false;
      }
      if (span.begin() == span.end()) {
        continue;
      }
      String words = span.in(text);
      boolean heading = words.length() <= LONGEST && HEADING.matcher(words).matches();
      if (heading || note || (list && !isSentence(words)) || isOfThePage(words)) {
        found.add(span);
      }
      note |= heading && NOTE.matcher(words).matches();
      list = heading || (list && !isSentence(words));
    }
    return found;
  }

  /**
   * The text with white space in place of some of it, so that all else stands where it stood.
   *
   * @param text any text
   * @param spans what to leave out
   */
  static String without(String text, List<Span> spans) {
    StringBuilder blanked = new StringBuilder(text);
    for (Span span : spans) {
      for (int i = span.begin(); i < span.end(); i++) {
        blanked.setCharAt(i, ' ');
      }
    }
    return blanked.toString();
  }

  private static boolean isOfThePage(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    return WHOLE.matcher(line).matches()
        || (!isSentence(line)
            && (BEGINNING.matcher(line).lookingAt() || MENU.matcher(line).matches()));
  }

  private static boolean isSentence(String line) {
    return SENTENCE_END.matcher(line).matches();
  }

  private static Span trimmed(String text, int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
