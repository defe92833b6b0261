package dev.parley.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By which pronoun an article speaks of a person, as far as it tells. */
enum Gender {
  FEMALE,
  MALE;

  private static final Pattern FEMALES =
      Pattern.compile(
          "ms|mrs|miss|she|hers?|herself|sister|mother|queen|princess|lady|.*woman",
          Pattern.CASE_INSENSITIVE);

  private static final String TITLE =
      "\\b(M(?:r|s|rs|iss)|Sister|Mother|Brother|Father|King|Queen|Prince|Princess|Lady|Lord|Sir)";

  /** "Chairman" is said of women too. */
  private static final String NOUN =
      "((?:spokes|business|police|congress|chair)?woman"
          + "|(?:spokes|business|police|congress)?man)";

  /** Of a pronoun of the third person or a title. */
  static Gender ofPronounOrTitle(String word) {
    return FEMALES.matcher(word).matches() ? FEMALE : MALE;
  }

  /**
   * Of a person: by a title before the name or the surname, or by a noun such as "spokeswoman"
   * before or beside the name.
   *
   * @param article the text
   * @param name the person's full name
   * @return null if nothing tells
   */
  static @Nullable Gender of(String article, String name) {
    String full = Pattern.quote(name);
    String surname = Pattern.quote(name.substring(name.lastIndexOf(' ') + 1));
    Matcher matcher =
        Pattern.compile(
                TITLE
                    + "\\.? (?:"
                    + full
                    + "|"
                    + surname
                    + ")\\b|\\b"
                    + NOUN
                    + " "
                    + full
                    + "\\b|\\b"
                    + full
                    + ", (?:[\\p{L}'’]{1,20} ){0,4}?"
                    + NOUN
                    + "\\b")
            .matcher(article);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          return ofPronounOrTitle(matcher.group(group));
        }
      }
    }
    return null;
  }
}
