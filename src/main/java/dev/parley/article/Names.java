package dev.parley.article;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words of a mention say: a name, a description, or a pronoun. */
final class Names {

  /** The determiners that a mention may begin with. */
  private static final Pattern DETERMINER =
      Pattern.compile(
          "^(?:the|a|an|this|that|these|those|both|all|some|many|its|his|her|their|our|my)\\s+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AMOUNT =
      Pattern.compile(
          "^(?:some|about|around|nearly|almost|over|roughly|more than|at least|up to) \\S+ ",
          Pattern.CASE_INSENSITIVE);

  private static final String WORD =
      "(?:(?:al|el|an|ad|ar|as|az|at)-)?\\p{Lu}(?:\\.|[\\p{L}\\p{N}'’\\-]*+)";

  /** Capitalised words in a row, with small words between them. */
  static final Pattern NAME =
      Pattern.compile(
          WORD
              + "(?: (?:(?:of|for|de|da|do|dos|del|di|la|le|du|van|von|bin|ibn|ag|an)(?: the)? )?"
              + WORD
              + ")*+");

  /** A name of two words and more behind a description. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?: (?:of|in|for|from|at) [^,.;:\"“”]{1,40})?, ((?:\\p{Ll}+ ){0,3}+)("
              + WORD
              + "(?: (?:da|de|del|van|von|bin|ibn) | )"
              + WORD
              + "(?: "
              + WORD
              + ")?+)(?=[,.]|$)");

  private static final Pattern PLACE =
      Pattern.compile(
          " (?:of|from|at|in) (?:the )?(?:\\p{Ll}+ )?(" + WORD + ")(?: " + WORD + ")*+");

  private static final Pattern NOUN = Pattern.compile(" (\\p{Ll}+)");

  private static final Set<String> PLACES = WordLists.nouns("place");

  /** What ends the name of a place that nobody means a body by. */
  private static final Set<String> ROADS = WordLists.nouns("road");

  /** Words that begin a sentence and no name, and days and months. */
  private static final Set<String> NO_NAMES = WordLists.nouns("opening");

  private static final Set<String> TITLES = WordLists.nouns("title");

  private static final Pattern PREPOSITION =
      Pattern.compile("(?:^| )(?:of|in|at|from|for|near|on|to|by|with|behind|outside)(?: the)?$");

  /** Words that a body has in its name, and a person has not. */
  private static final Set<String> BODIES = WordLists.nouns("body");

  private static final Pattern SURNAME =
      Pattern.compile("^\\p{Lu}.* (?:(?:al|el|an|ad|ar|as|az|at)-)?\\p{Lu}\\S*$");

  /** Titles that hold a body's name: "Superintendent of Police Ashwini Borade". */
  private static final Pattern OFFICE_OF =
      Pattern.compile("\\p{Lu}\\p{L}+ of (?:Police|State|Staff|Mission) (?=\\p{Lu}\\S+ \\p{Lu})");

  /** What tells that a description means somebody known: "the jailed cleric". */
  private static final Pattern EPITHET =
      Pattern.compile(
          "(?i)the (?:jailed|exiled|detained|imprisoned|ousted|deposed|embattled|fugitive|fired"
              + "|suspended) .*");

  private static final Set<String> COMPANIES = WordLists.nouns("company");

  private static final Set<String> PARTS = WordLists.nouns("part");

  private static final Pattern POSSESSIVE =
      Pattern.compile("(?:its|their)\\s", Pattern.CASE_INSENSITIVE);

  private static final Set<String> OF_THE_STATE = WordLists.nouns("state");

  /** Time is bounded; an article has some dozens. */
  private static final int MOST_NAMES = 300;

  static final Set<String> FIRST_PERSON = Set.of("i", "me", "my", "mine", "myself");
  static final Set<String> FIRST_PERSONS = Set.of("we", "us", "our", "ours", "ourselves");
  static final Set<String> PERSON =
      Set.of("he", "she", "him", "her", "his", "hers", "himself", "herself");
  static final Set<String> BODY = Set.of("it", "its", "itself", "they", "them", "their", "theirs");

  private Names() {}

  /** A text of the same length whose only white space are blanks. */
  static String spaced(String text) {
    return text.replaceAll("\\s", " ");
  }

  static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String withoutDeterminer(String mention) {
    return DETERMINER.matcher(mention.strip()).replaceFirst("");
  }

  /** A description without its determiner and without how many there are, roughly. */
  static String withoutAmount(String mention) {
    return withoutDeterminer(AMOUNT.matcher(mention.strip()).replaceFirst(""));
  }

  /** What says where those are whom a description ends with: " of Dembé market". */
  static String place(String text, int from) {
    Matcher matcher = PLACE.matcher(text).region(from, text.length());
    if (!matcher.lookingAt() || NO_NAMES.contains(small(matcher.group(1)))) {
      return "";
    }
    Matcher noun = NOUN.matcher(text).region(matcher.end(), text.length());
    boolean named = noun.lookingAt() && PLACES.contains(noun.group(1));
    return text.substring(from, named ? noun.end() : matcher.end());
  }

  /**
   * The name in a mention, without titles before it; null if it is a description.
   *
   * @param mention such as "the human rights group Voz Aberta", "Agriculture Minister Osmond
   *     Flowers"
   */
  static @Nullable String name(String mention) {
    String[] parts = mention.split(",", -1);
    @Nullable String first = nameOf(parts[0]);
    if (first != null || parts.length == 1) {
      return first;
    }
    String beside = parts[1].strip();
    return beside.matches("\\p{Lu}.* .*") ? nameOf(beside) : null;
  }

  /** The name that stands beside a description, or the description: "its leader, Ana Sousa". */
  static Span beside(Span span, String sentence) {
    Matcher matcher = BESIDE.matcher(sentence).region(span.end(), sentence.length());
    return isOnePerson(span.in(sentence))
            && matcher.lookingAt()
            && isPerson(matcher.group(2))
            && (matcher.group(1).isEmpty() || isOnePerson(matcher.group(1)))
        ? new Span(matcher.start(2), matcher.end(2))
        : span;
  }

  /** Whether a description is of one person, by a title or an office in the singular. */
  static boolean isOnePerson(String description) {
    List<String> words = words(phrase(description));
    return !words.isEmpty() && isRole(words.get(words.size() - 1));
  }

  private static @Nullable String nameOf(String part) {
    String rest = withoutDeterminer(part);
    Matcher matcher = NAME.matcher(rest);
    String last = null;
    int end = 0;
    while (matcher.find()) {
      last = matcher.group();
      end = matcher.end();
    }
    if (last == null || end < rest.length()) {
      return null;
    }
    String before = rest.substring(0, end - last.length()).strip();
    String name = bare(last);
    boolean office = last.contains(" ") && isRole(small(name));
    return name.isEmpty() || office || PREPOSITION.matcher(before).find() ? null : name;
  }

  /** A name without titles and what else stands before it at the beginning of a sentence. */
  static String bare(String name) {
    List<String> words = List.of(withoutBody(name.replaceAll("['’]s?$", "")).split(" "));
    int from = 0;
    while (from < words.size() && NO_NAMES.contains(small(words.get(from)))) {
      from++;
    }
    int body = words.size() - 1;
    while (body >= 0 && !BODIES.contains(small(words.get(body)))) {
      body--;
    }
    for (int i = Math.max(from, body); i < words.size() - 1; i++) {
      boolean named = Character.isUpperCase(words.get(i + 1).codePointAt(0));
      if (named && TITLES.contains(trimmed(small(words.get(i))))) {
        from = i + 1;
      }
    }
    return String.join(" ", words.subList(from, words.size()));
  }

  /** A person without the body that he is of: "Hari Lamsal" of the Himal Democratic Party. */
  private static String withoutBody(String name) {
    Matcher office = OFFICE_OF.matcher(name);
    String rest = office.lookingAt() ? name.substring(office.end()) : name;
    int of = rest.indexOf(" of the ");
    String person = of < 0 ? "" : rest.substring(0, of);
    return person.contains(" ")
            && words(person).stream().noneMatch(BODIES::contains)
            && words(rest.substring(of)).stream().anyMatch(BODIES::contains)
        ? person
        : rest;
  }

  /** The different names of two words and more in a text, in order, without titles. */
  static List<String> all(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find() && names.size() < MOST_NAMES) {
      String name = bare(matcher.group());
      if (name.contains(" ")) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** Whether a name begins large for itself: one word may do so because a sentence begins. */
  static boolean isNamed(String article, String name) {
    return Character.isUpperCase(name.codePointAt(0))
        && (name.contains(" ")
            || Pattern.compile("[\\p{Ll},] " + Pattern.quote(name) + "\\b")
                .matcher(article)
                .find());
  }

  /**
   * Whether a name is one of a place: "Hale Bridge", "Mina Abdullah" in "Mina Abdullah refinery".
   */
  static boolean isPlace(String article, String name) {
    List<String> words = words(name);
    if (words.isEmpty() || words.stream().anyMatch(BODIES::contains)) {
      return false;
    }
    return ROADS.contains(words.get(words.size() - 1)) || isAlwaysBeforePlace(article, name);
  }

  private static boolean isAlwaysBeforePlace(String article, String name) {
    Matcher noun = NOUN.matcher(article);
    int at = article.indexOf(name);
    boolean always = at >= 0;
    while (always && at >= 0) {
      always =
          noun.region(at + name.length(), article.length()).lookingAt()
              && PLACES.contains(noun.group(1));
      at = article.indexOf(name, at + 1);
    }
    return always;
  }

  /** Whether a noun is what a person is called by: a title or an office. */
  static boolean isRole(String noun) {
    return TITLES.contains(noun);
  }

  /** Whether a noun means whichever person was named before. */
  static boolean isAnybody(String noun) {
    return noun.matches("old|man|woman|veteran|politician|activist");
  }

  /**
   * The words before the noun of a description that begin large or own it: "shippers'". The first
   * word of a sentence may be large for that alone.
   */
  static List<String> namesInside(String description) {
    List<String> inside = new ArrayList<>();
    String phrase = phrase(description);
    String[] words = phrase.split(" +");
    boolean begins = description.startsWith(phrase);
    for (int i = 0; i < words.length - 1; i++) {
      boolean large = words[i].matches("\\p{Lu}.*") && !(begins && i == 0);
      if (large || words[i].matches(".*(?:s['’]|['’]s)")) {
        inside.addAll(words(words[i]));
      }
    }
    return inside;
  }

  /** A description up to its first preposition or clause. */
  private static String phrase(String description) {
    return withoutDeterminer(description)
        .split("(?i) (?:of|in|at|from|for|to|on|who|which|that|with|near|under) |,", -1)[0];
  }

  /** Whether a mention means a body by those in it: "its members", "their supporters". */
  static boolean isOfItsBody(String mention, String noun) {
    return PARTS.contains(noun) && POSSESSIVE.matcher(mention).lookingAt();
  }

  /** Whether a description tells of somebody by what befell him: "the jailed leader". */
  static boolean isEpithet(String mention) {
    return EPITHET.matcher(mention).matches();
  }

  /** Whether a body of that name may be called by a noun: no union is "the company". */
  static boolean mayBeCalled(String name, String noun) {
    List<String> bodies = words(name).stream().map(Names::stem).filter(BODIES::contains).toList();
    return (bodies.isEmpty() && !WordLists.STATES.contains(small(name)))
        || bodies.stream().anyMatch(b -> COMPANIES.contains(b) == COMPANIES.contains(noun));
  }

  /** Whether a name may stand for a longer one that ends with it: "Sangh". */
  static boolean isLastOf(String word, List<String> all) {
    return all.get(all.size() - 1).equals(word)
        && !all.get(all.size() - 2).matches("of|for|the|and|in")
        && !WordLists.STATES.contains(word);
  }

  /** Whether a word has its place in the name of a body or a place. */
  static boolean isBodyOrPlace(String word) {
    String small = small(word);
    return BODIES.contains(small) || PLACES.contains(small) || ROADS.contains(small);
  }

  /** Whether a noun means an organ of a state. */
  static boolean isOfTheState(String noun) {
    return OF_THE_STATE.contains(noun);
  }

  /** Whether a noun may mean any body that was named before. */
  static boolean isBody(String noun) {
    return BODIES.contains(noun) && !OF_THE_STATE.contains(noun);
  }

  /** Whether a name is a person's, as far as its words tell. */
  static boolean isPerson(String name) {
    List<String> words = words(name);
    return words.size() >= 2
        && words.size() <= 4
        && words.stream().noneMatch(BODIES::contains)
        && SURNAME.matcher(name).find()
        && !name.contains(" of ")
        && !name.contains(" for ");
  }

  /** The words of a mention in small letters, without marks of possession. */
  static List<String> words(String mention) {
    List<String> words = new ArrayList<>();
    for (String word : small(mention).split("[\\s\\-]+")) {
      String bare = trimmed(word);
      if (!bare.isEmpty()) {
        words.add(bare);
      }
    }
    return words;
  }

  /** A word without what is no letter or digit around it, and without its mark of possession. */
  private static String trimmed(String word) {
    int begin = 0;
    int end = word.length();
    while (begin < end && !Character.isLetterOrDigit(word.charAt(begin))) {
      begin++;
    }
    while (end > begin && !Character.isLetterOrDigit(word.charAt(end - 1))) {
      end--;
    }
    boolean owns = end - begin > 2 && word.charAt(end - 1) == 's' && isApostrophe(word, end - 2);
    return word.substring(begin, owns ? end - 2 : end);
  }

  private static boolean isApostrophe(String word, int at) {
    return word.charAt(at) == '\'' || word.charAt(at) == '’';
  }

  /** The noun that a description is about: its last word before a preposition or clause. */
  static String head(String description) {
    List<String> words = words(phrase(description));
    return words.isEmpty() ? "" : stem(words.get(words.size() - 1));
  }

  /** A noun without the ending of the plural. */
  static String stem(String noun) {
    if (noun.endsWith("ies") && noun.length() > 4) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    return noun.endsWith("s") && !noun.endsWith("ss") && noun.length() > 3
        ? noun.substring(0, noun.length() - 1)
        : noun;
  }

  /** The capitals of a name, small words left out: FRW for "Federation of Refinery Workers". */
  static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String word : name.split("[\\s\\-]+")) {
      if (!word.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
        initials.appendCodePoint(word.codePointAt(0));
      }
    }
    return initials.toString();
  }
}
