package dev.parley.article;

import dev.parley.text.Span;
import java.util.Set;
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
  private static final String COUNTRY = "US";
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

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
    @Nullable Span plural = first(Names.FIRST_PERSONS, sentence);
    if (plural != null) {
      return new Quotation(plural, true);
    }
    @Nullable Span singular = first(Names.FIRST_PERSON, sentence);
    return singular == null ? null : new Quotation(singular, false);
  }

  private static @Nullable Span first(Set<String> pronouns, String sentence) {
    Matcher quoted = QUOTED.matcher(sentence);
    while (quoted.find()) {
      Matcher word = WORD.matcher(sentence).region(quoted.start(), quoted.end());
      while (word.find()) {
        if (pronouns.contains(Names.small(word.group())) && !word.group().equals(COUNTRY)) {
          return new Span(word.start(), word.end());
        }
      }
    }
    return null;
  }
}
