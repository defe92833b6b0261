package dev.parley.audit;

import static java.util.Objects.requireNonNull;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exchanges what a list has: names with their adjectives and people, as of countries. Several in
 * one sentence are replaced by as many of one group, the same always by the same.
 */
final class ListSwapper implements Swapper {

  private static final String FOUND_ONLY = "-";

  /** What leaves no room for an article. */
  private static final Pattern DETERMINED =
      Pattern.compile(
          "(?i)(?:^|.*[^\\p{L}])(?:the|an?|this|that|his|her|its|their|our|\\p{L}+['’]s?) $",
          Pattern.DOTALL);

  /** Before a part of a longer name: "New Mexico", "European Union". */
  private static final Pattern PART =
      Pattern.compile(
          ".*(?:New|North|South|East|West|Northern|Latin|Central|Gulf of)[ -]$", Pattern.DOTALL);

  /** After it: "Green Zone", "Democratic Republic". */
  private static final Pattern PART_BEHIND =
      Pattern.compile(" (?:Republic|Ministry|Minister|Department|Day|Zone|Court|Guard|Times)\\b");

  private static final Pattern LARGE_BEFORE =
      Pattern.compile(".*\\p{Lu}[\\p{L}\\-]*[ -]$", Pattern.DOTALL);

  private static final Pattern NO_ACTOR =
      Pattern.compile("(?:.* )?(?:European|African|Soviet|Customs|Russian) (?:Union|Federation)");

  /** What follows a form that is name and adjective alike where it is the adjective. */
  private static final Pattern NOUN =
      Pattern.compile(
          " (?!(?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|should|and|or|but"
              + "|to|in|on|of|at|by|for|from|with|over|as|that|which|who|when|after|before|says?|said"
              + "|did|does|not|about|into|against|if|while|than|\\p{Ll}+ed)\\b)\\p{L}");

  /**
   * A line of the list.
   *
   * @param group of its replacements
   * @param forms name, adjective and people, each in all its spellings
   */
  private record Entry(String group, List<List<String>> forms) {

    static Entry of(List<String> cells) {
      return new Entry(
          cells.get(0), cells.stream().skip(1).map(cell -> List.of(cell.split("\\|"))).toList());
    }

    /** The spelling that replaces: of name 0, adjective 1 or people 2. */
    String form(int which) {
      return forms.get(which).get(0);
    }
  }

  /**
   * What a spelling stands for.
   *
   * @param key of its entry
   * @param form name 0, adjective 1 or people 2
   * @param both whether it is name and adjective alike, as "U.S."
   */
  private record Known(String key, int form, boolean both) {}

  /**
   * Where a text has a form of an entry.
   *
   * @param bare whether it stands without the article that its name has: "a Labour Party official"
   */
  private record Found(Span span, String key, int form, boolean bare) {}

  private final Map<String, Known> bySpelling = new HashMap<>();
  private final boolean commonWords;
  private final Pattern pattern;
  private final Map<String, List<Entry>> replacements;

  /**
   * Reads a list.
   *
   * @param resource beside this class
   * @param open a pattern of further names, which are replaced by names; none if empty
   * @param commonWords whether its adjectives are common words too, as "labour" is, so that large
   *     letters tell nothing where a sentence begins
   */
  ListSwapper(String resource, String open, boolean commonWords) {
    this.commonWords = commonWords;
    List<Entry> entries = WordTable.read(resource).stream().map(Entry::of).toList();
    entries.forEach(this::know);
    pattern = pattern(open);
    replacements =
        entries.stream()
            .filter(e -> !e.group.equals(FOUND_ONLY))
            .collect(Collectors.groupingBy(Entry::group, LinkedHashMap::new, Collectors.toList()));
  }

  private void know(Entry entry) {
    List<String> names = entry.forms.get(0).stream().map(ListSwapper::bare).toList();
    List<String> adjectives = entry.forms.get(1);
    entry.forms.get(2).forEach(f -> bySpelling.put(bare(f), new Known(entry.form(0), 2, false)));
    adjectives.forEach(f -> bySpelling.put(f, new Known(entry.form(0), 1, false)));
    names.forEach(f -> bySpelling.put(f, new Known(entry.form(0), 0, adjectives.contains(f))));
  }

  private Pattern pattern(String open) {
    String spellings =
        bySpelling.keySet().stream()
            .flatMap(form -> Stream.of(form, form.toUpperCase(Locale.ROOT)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(f -> f))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}\\-])(?<the>[Tt]he |THE )?(?<form>"
            + (open.isEmpty() ? "" : open + "|")
            + spellings
            + ")(?![\\p{L}\\p{N}])");
  }

  private static String bare(String name) {
    return name.replaceFirst("^the ", "");
  }

  @Override
  public List<String> groups(String text) {
    return find(text).isEmpty() ? List.of() : List.copyOf(replacements.keySet());
  }

  @Override
  public Swap swap(String text, String group, SplittableRandom random) {
    List<Found> found = find(text);
    Map<String, Entry> chosen = choose(found, requireNonNull(replacements.get(group)), random);
    Edits edits = new Edits(text);
    for (Found f : found) {
      String form = requireNonNull(chosen.get(f.key)).form(f.form);
      boolean determined = DETERMINED.matcher(text.substring(0, f.span.begin())).matches();
      edits.add(f.span, f.bare || determined ? bare(form) : form);
    }
    return edits.swap(group);
  }

  /** Another entry for each that was found, all different as far as the group is large enough. */
  private static Map<String, Entry> choose(
      List<Found> found, List<Entry> from, SplittableRandom random) {
    Set<String> keys = found.stream().map(Found::key).collect(Collectors.toSet());
    List<Entry> left = new ArrayList<>(from);
    left.removeIf(entry -> keys.contains(entry.form(0)));
    Map<String, Entry> chosen = new HashMap<>();
    for (Found f : found) {
      if (!chosen.containsKey(f.key)) {
        List<Entry> draw = left.isEmpty() ? from : left;
        Entry entry = draw.get(random.nextInt(draw.size()));
        left.remove(entry);
        chosen.put(f.key, entry);
      }
    }
    return chosen;
  }

  private List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (isWhole(matcher, text)) {
        found.add(found(matcher, text));
      }
    }
    return found.stream().filter(f -> !isCommonWord(f, text)).toList();
  }

  private static boolean isWhole(Matcher matcher, String text) {
    String form = matcher.group("form");
    boolean pronoun =
        form.equals("US") && matcher.group("the") == null && Edits.isAllCapitals(text);
    return !pronoun
        && !NO_ACTOR.matcher(form).matches()
        && !PART.matcher(text.substring(0, matcher.start("form"))).matches()
        && !PART_BEHIND.matcher(text).region(matcher.end(), text.length()).lookingAt();
  }

  private boolean isCommonWord(Found found, String text) {
    return commonWords
        && found.form == 1
        && (Edits.begins(text, found.span.begin())
            || Edits.isAllCapitals(text)
            || LARGE_BEFORE.matcher(text.substring(0, found.span.begin())).matches());
  }

  private Found found(Matcher matcher, String text) {
    String form = matcher.group("form");
    Known listed = bySpelling.getOrDefault(form, bySpelling.get(inSmallLetters(form)));
    Known known = listed == null ? new Known(form, 0, false) : listed;
    boolean noun = NOUN.matcher(text).region(matcher.end(), text.length()).lookingAt();
    int which = known.both && noun ? 1 : known.form;
    boolean takesThe = matcher.group("the") != null && which != 1;
    int begin = takesThe ? matcher.start() : matcher.start("form");
    boolean bare = !takesThe && (listed == null || known.key.startsWith("the "));
    return new Found(new Span(begin, matcher.end()), known.key, which, bare);
  }

  /** The spelling whose capitals these are; itself if none. */
  private String inSmallLetters(String form) {
    return bySpelling.keySet().stream()
        .filter(f -> f.toUpperCase(Locale.ROOT).equals(form))
        .min(Comparator.naturalOrder())
        .orElse(form);
  }
}
