package dev.parley.audit;

import dev.parley.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exchanges pronouns, titles and nouns of one gender for those of the other, and the given names
 * that are known. "Her" becomes "his" before a noun, else "him"; what follows tells.
 */
final class GenderSwapper implements Swapper {

  private static final String TO_FEMALE = "to female";
  private static final String TO_MALE = "to male";
  private static final String EXCHANGED = "both exchanged";

  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\-])\\p{L}+(?![\\p{L}])");

  /** What may be large inside a sentence and is no name for that: "Chairman", "Ms". */
  private static final Pattern LARGE =
      Pattern.compile("(?i)s?he|him(?:self)?|herself|m(?:r|s|rs|iss)|.+m[ae]n");

  /** No noun phrase begins so: the pronoun before it stands alone. */
  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)\\s*(?:$|[^\\s\\p{L}\"“'‘]|[\"”](?:\\s|$)|['’](?:\\s|$)|(?:to|from|in|on|at|by|with|for|of"
              + "|after|before|when|while|as|and|or|but|that|if|because|who|the|an?|this|these|those"
              + "|not|again|today|yesterday|tomorrow|out|up|down|off|away|back|over|into|about|is|was"
              + "|are|were|has|had|will|would|during|since|until|under|against|without|through|there"
              + "|here|too|alone|(?:mon|tues|wednes|thurs|fri|satur|sun)day|he|she|they|we|it|how|why"
              + "|what|where|than|so|once|never)\\b)");

  private final GivenNames names;
  private final Map<String, String> toOther = new HashMap<>(Map.of("him", "her", "hers", "his"));
  private final Set<String> female = new HashSet<>(Set.of("her", "hers"));

  GenderSwapper(GivenNames names) {
    this.names = names;
    for (List<String> pair : WordTable.read("gender.txt")) {
      female.add(pair.get(0).toLowerCase(Locale.ROOT));
      toOther.putIfAbsent(pair.get(0).toLowerCase(Locale.ROOT), pair.get(1));
      toOther.putIfAbsent(pair.get(1).toLowerCase(Locale.ROOT), pair.get(0));
    }
  }

  @Override
  public List<String> groups(String text) {
    boolean women = false;
    boolean men = false;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (!other(text, word).isEmpty()) {
        boolean woman = female.contains(word.group().toLowerCase(Locale.ROOT));
        women |= woman;
        men |= !woman;
      }
    }
    if (women && men) {
      return List.of(EXCHANGED);
    }
    return women || men ? List.of(women ? TO_MALE : TO_FEMALE) : List.of();
  }

  @Override
  public Swap swap(String text, String group, SplittableRandom random) {
    Map<String, String> given = new HashMap<>();
    Edits edits = new Edits(text);
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String other = other(text, word);
      if (other.isEmpty() && isGivenName(text, word)) {
        other = given.computeIfAbsent(word.group(), name -> otherName(name, random));
      }
      if (!other.isEmpty()) {
        edits.add(new Span(word.start(), word.end()), other);
      }
    }
    return edits.swap(group);
  }

  private boolean isGivenName(String text, Matcher word) {
    return names.isGiven(word.group())
        && Pattern.compile(" \\p{Lu}\\p{Ll}")
            .matcher(text)
            .region(word.end(), text.length())
            .lookingAt();
  }

  private String otherName(String given, SplittableRandom random) {
    boolean woman = names.gender(given).equals(GivenNames.FEMALE);
    String gender = woman ? GivenNames.MALE : GivenNames.FEMALE;
    return names.draw(names.region(given), gender, random);
  }

  /** The word of the other gender; empty if there is none. */
  private String other(String text, Matcher word) {
    String small = word.group().toLowerCase(Locale.ROOT);
    if (small.equals("her") || small.equals("his")) {
      boolean alone = ALONE.matcher(text).region(word.end(), text.length()).lookingAt();
      return small.equals("her") ? (alone ? "him" : "his") : (alone ? "hers" : "her");
    }
    return isPartOfName(text, word) ? "" : toOther.getOrDefault(small, "");
  }

  /** Kin and man with a large letter inside a sentence: "Isle of Man", "Sister Agnes". */
  private static boolean isPartOfName(String text, Matcher word) {
    String written = word.group();
    return Character.isUpperCase(written.charAt(0))
        && !Edits.begins(text, word.start())
        && !Edits.isAllCapitals(text)
        && !LARGE.matcher(written).matches();
  }
}
