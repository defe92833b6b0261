package dev.parley.article;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the lines around an article that are not of it: buttons, menus, links to others, notes on
 * the author and on rights. A line is taken for such a one as a whole or not at all. One that ends
 * like a sentence is taken only by its whole wording, or as the note on an author.
 */
final class Boilerplate {

  /** Longer lines are text; time is bounded. */
  private static final int LONGEST = 160;

  private static final int LONGEST_ENTRY = 100;
  private static final int MOST_ENTRIES = 10;
  private static final int LONGEST_NOTE = 400;

  /** Lines that are of the page by how they begin, unless they end like a sentence. */
  private static final Pattern BEGINNING =
      pattern(
          "share (?:on|via) (?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|e-?mail)\\b",
          "(?:share|tweet|e-?mail|print|save) this (?:article|story|page|post)\\b",
          "(?:click|tap) (?:to|here)\\b",
          "follow us\\b",
          "read (?:more|next|also)(?::|$| (?:on|about|from|at)\\b)",
          "read the full (?:article|story|report)\\b",
          "(?:see also|also read|related(?: \\p{L}+)?|newsletter|watch|listen):",
          "more on this (?:story|topic)\\b",
          "you may also (?:like|be interested)\\b",
          "sign up (?:for|to) (?:our|the|free|a)\\b",
          "subscribe (?:to|now|for|today)\\b",
          "download (?:the|our) app\\b",
          "story continues (?:below|after)\\b",
          "continue reading(?: the main story)?$",
          "skip to \\p{L}+$",
          "copyright (?:©|\\(c\\)|\\d{4})",
          "(?:©|\\(c\\) \\d{4})",
          "terms (?:of (?:use|service)|and conditions)\\b",
          "privacy policy$",
          "(?:photo(?:graph)?|image)(?::| credit\\b| courtesy\\b)",
          "(?:https?://|www\\.)");

  /** Lines that are nothing but this. */
  private static final Pattern WHOLE =
      pattern(
          "share|tweet|e-?mail|print|save|whatsapp|facebook|twitter|linkedin|reddit|copy link",
          "comments?|\\d+ (?:comments?|shares?)|(?:leave|post|write) a (?:comment|reply)|reply",
          "advertise?ments?|ad|sponsored|promoted|loading[. …]*|menu|search|home|subscribe|log ?in",
          "\\d+ min(?:ute)? read|all rights reserved\\.?|© .*",
          "(?:last )?(?:updated|published)(?::| on| at)? ?(?:\\p{L}{3,9}\\.?,? ){0,2}\\d[\\d:/., -]{0,20}"
              + "(?:\\p{L}{2,9}\\.?,? ?[\\d:., ]{0,12}(?:am|pm|gmt|utc)?)?",
          "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|@\\w{2,30}");

  /** Lines that a list follows. */
  private static final Pattern HEADING =
      pattern(
          "(?:story highlights|highlights|key points|at a glance|see also|read (?:more|next|also)):?",
          "(?:related|recommended|most read|most popular|trending)"
              + "(?: (?:stories|articles|topics|links|content|coverage|now))?:?",
          "(?:tags|topics):?");

  /** Lines that a note follows. */
  private static final Pattern ABOUT = pattern("about the authors?:?");

  /** Short entries side by side: "Home | Politics | World". */
  private static final Pattern MENU =
      Pattern.compile("[^|•»«\\d]{1,32}+(?:[|•»][^|•»«\\d]{1,32}+){2,30}+");

  /** What no entry of a list holds. */
  private static final Pattern TEXT = Pattern.compile("[\"“”:]| [-–—] ");

  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…][\"”’')]*", Pattern.DOTALL);

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
    int entries = 0;
    for (Span line : Span.lines(text)) {
      Span span = line.stripped(text);
      String words = span.in(text);
      boolean heading = HEADING.matcher(words).matches();
      boolean about = ABOUT.matcher(words).matches();
      boolean entry = entries > 0 && isEntry(words);
      boolean added = entry || (note && words.length() <= LONGEST_NOTE);
      if (!words.isEmpty() && (heading || about || added || isOfThePage(words))) {
        found.add(span);
      }
      note = about;
      entries = heading ? MOST_ENTRIES : entry ? entries - 1 : 0;
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

  private static Pattern pattern(String... alternatives) {
    return Pattern.compile(
        "(?:" + String.join("|", alternatives) + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static boolean isEntry(String line) {
    return !line.isEmpty()
        && line.length() <= LONGEST_ENTRY
        && !isSentence(line)
        && !TEXT.matcher(line).find();
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
}
