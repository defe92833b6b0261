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
          "ms|mrs|miss|she|hers?|herself|sister|mother|queen|princess|nun|.*wom[ae]n",
          Pattern.CASE_INSENSITIVE);

  /** Of a pronoun or a title. */
  static Gender of(String word) {
    return FEMALES.matcher(word).matches() ? FEMALE : MALE;
  }

  /**
   * Of a person: by a title before the surname, by a noun such as "spokeswoman" beside the name, or
   * by the pronoun that follows in "said she".
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
                "\\b(M(?:r|s|rs|iss)|[Ss]ister|[Mm]other|[Bb]rother|[Ff]ather|\\p{L}{3,15}m[ae]n)\\.?"
                    + "(?: \\p{Lu}\\S{1,20})?? "
                    + surname
                    + "\\b|"
                    + full
                    + ", (?:[\\p{L}'’]{1,20} ){0,4}?(\\p{L}{0,15}(?:woman|man)|nun)\\b|"
                    + surname
                    + " (?:said|says|added|warned|insisted|argued) (?:that )?(s?he)\\b|"
                    + surname
                    + ", who \\p{L}{1,20} (?:\\p{L}{1,20} )?(his|her) ")
            .matcher(article);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          return of(matcher.group(group));
        }
      }
    }
    return null;
  }
}
