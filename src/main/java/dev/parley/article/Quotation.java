package dev.parley.article;

import dev.parley.text.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pronoun of the first person between the quotation marks of a sentence.
 *
 * @param place where it stands in the sentence
 * @param plural whether it speaks for others too
 */
record Quotation(Span place, boolean plural) {

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+(?:\"|$)|“[^”]*+(?:”|$)");
  private static final Pattern PLURAL = Pattern.compile("\\b(?:[Ww]e|us|[Oo]urs?)\\b");
  private static final Pattern SINGULAR = Pattern.compile("\\b(?:I|[Mm]e|[Mm]y)\\b");

  /** What is told outside of the quotation marks. */
  static String told(String sentence) {
    return QUOTED.matcher(sentence).replaceAll(" ");
  }

  /** Whether something stands between quotation marks. */
  static boolean isQuoted(String sentence, Span span) {
    Matcher quoted = QUOTED.matcher(sentence);
    while (quoted.find()) {
      if (quoted.start() <= span.begin() && span.end() <= quoted.end()) {
        return true;
      }
    }
    return false;
  }

  /** The first plural, or else the first singular; null if nobody speaks of himself. */
  static @Nullable Quotation of(String sentence) {
    @Nullable Span plural = first(PLURAL, sentence);
    if (plural != null) {
      return new Quotation(plural, true);
    }
    @Nullable Span singular = first(SINGULAR, sentence);
    return singular == null ? null : new Quotation(singular, false);
  }

  private static @Nullable Span first(Pattern person, String sentence) {
    Matcher quoted = QUOTED.matcher(sentence);
    while (quoted.find()) {
      Matcher matcher = person.matcher(sentence).region(quoted.start(), quoted.end());
      if (matcher.find()) {
        return new Span(matcher.start(), matcher.end());
      }
    }
    return null;
  }
}
