package dev.parley.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The actors of an article as far as it was read, and which of them a mention means: by name,
 * surname or initials, by a noun of its name or of what it was called, or, for a pronoun, the last
 * one that fits. Used by one thread.
 */
final class Cast {

  /** How far beyond a headline the body is looked for that it speaks of. */
  private static final int BEGINNING = 300;

  /** A line that says who wrote the article. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?m)^(?:By (?:\\p{Lu}[\\p{L}'’.\\-]{0,20} ){1,3}\\p{Lu}[\\p{L}'’\\-]{1,20}"
              + "(?:,? (?:in|for|and) [^.\\n]{2,50})?"
              + "|\\p{Lu}[^.\\n]{2,60} reports from [^.\\n]{2,60})$");

  private static final int LONGEST_MENTION = 500;

  /** Time is bounded; an article has some dozens. */
  private static final int MOST_MEMBERS = 1_000;

  private final String article;
  private final String small;
  private final int headline;

  /** Whoever has a name of two words and more in the article, in order; then the others. */
  private final List<Member> members = new ArrayList<>();

  private final Map<Member, Optional<Member>> bodies = new HashMap<>();

  /** An actor with the nouns it is called by and where it was mentioned last, or -1. */
  private static final class Member {

    private final String name;
    private final Set<String> nouns = new HashSet<>();
    private final Set<String> shortNames = new HashSet<>();
    private boolean person;
    private boolean place;
    private boolean named;
    private int last = -1;

    private @Nullable Gender gender;

    Member(String name) {
      this.name = name;
      this.person = Names.isPerson(name);
    }

    boolean isNamedBody() {
      return named && !person && !place;
    }

    boolean isPerson(Gender pronoun) {
      return person && (gender == null || gender == pronoun);
    }

    boolean isCalled(String noun) {
      return nouns.contains(noun)
          || (!person && Names.words(name).stream().map(Names::stem).anyMatch(noun::equals));
    }
  }

  Cast(String text) {
    this.article = Names.spaced(text);
    this.small = Names.small(article);
    String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    int end = text.indexOf(line) + line.length();
    this.headline = line.matches(".*[.!?\"”]\\s*") ? 0 : end;
    String told = text.substring(0, end) + ".\n" + text.substring(end);
    Names.all(Names.spaced(BYLINE.matcher(told).replaceAll(" "))).forEach(this::added);
  }

  /**
   * The canonical name of whom a mention means.
   *
   * @param words its words, not blank
   * @param at where it stands in the article
   * @param sentence the sentence that it stands in
   * @param source who reports the sentence, or null
   */
  String name(String words, int at, String sentence, @Nullable String source) {
    String mention = Names.spaced(words.substring(0, beginning(words)));
    String small = Names.small(mention);
    Member member;
    if (Names.FIRST_PERSON.contains(small)) {
      member = source == null ? speaker(sentence, at, mention) : member(source, at);
    } else if (Names.FIRST_PERSONS.contains(small)) {
      member = bodyOf(source == null ? speaker(sentence, at, mention) : member(source, at), at);
    } else if (Names.PERSON.contains(small)) {
      Gender gender = Gender.ofPronounOrTitle(small);
      Member person = last(at, m -> m.isPerson(gender));
      member = person == null ? last(true, at, mention) : person;
    } else if (Names.BODY.contains(small)) {
      member = last(false, at, mention);
    } else {
      member = member(mention, at);
    }
    member.last = at;
    return member.name;
  }

  /** How much of a mention is read: time is bounded. */
  private static int beginning(String words) {
    int end = Math.min(words.length(), LONGEST_MENTION);
    return end < words.length() && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
  }

  private Member member(String mention, int at) {
    String name = Names.name(mention);
    if (name == null || (at < headline && !isKnown(name))) {
      return described(mention, at);
    }
    Member member = named(ofState(name));
    String noun = Names.head(mention.replace(name, ""));
    if (!noun.isEmpty() && Names.isRole(noun) == member.person) {
      member.nouns.add(noun);
    }
    return member;
  }

  /** A country for its capital, where the article names both and nobody is called like this. */
  private String ofState(String name) {
    String country = WordLists.COUNTRIES.get(name);
    boolean somebody = members.stream().anyMatch(m -> m.person && m.name.endsWith(" " + name));
    return country != null && !somebody && isNamed(country) ? country : name;
  }

  private boolean isNamed(String country) {
    return Pattern.compile("(?<!South |North |-)\\b" + Pattern.quote(country) + "\\b(?!-)")
        .matcher(article)
        .find();
  }

  /** In a headline a capital may tell nothing. */
  private boolean isKnown(String name) {
    return article.indexOf(name, headline) >= 0;
  }

  private Member added(String name) {
    for (Member member : members) {
      if (member.name.equals(name)) {
        return member;
      }
    }
    Member member = new Member(name);
    member.named = Names.isNamed(article, name);
    member.place = Names.isPlace(article, name);
    member.person &= !member.place;
    if (members.size() < MOST_MEMBERS) {
      members.add(member);
    }
    addAppositions(member);
    addShortNames(member);
    addTitles(member);
    if (member.person) {
      member.gender = Gender.of(article, name);
    }
    return member;
  }

  /** The titles before a person's name: "the bishop Carlos Neto". */
  private void addTitles(Member member) {
    String name = Names.small(member.name);
    for (int at = small.indexOf(name); member.person && at >= 0; at = small.indexOf(name, at + 1)) {
      int end = Math.max(at - 1, 0);
      String title = small.substring(small.lastIndexOf(' ', end - 1) + 1, end);
      if (Names.isRole(title)) {
        member.nouns.add(title);
      }
    }
  }

  /** Its initials, and what the article says it is known as. */
  private void addShortNames(Member member) {
    if (Names.initials(member.name).length() > 1) {
      member.shortNames.add(Names.initials(member.name));
    }
    Matcher matcher =
        Pattern.compile(
                Pattern.quote(member.name)
                    + "(?: \\(|,? known as |,? or )(\\p{Lu}[\\p{L}\\p{N}\\-]*)")
            .matcher(article);
    while (matcher.find()) {
      member.shortNames.add(matcher.group(1));
    }
  }

  /** What stands beside a name: "Rio Nuevo Sugar, the miller,", "the operator, Atlantic Quays,". */
  private void addAppositions(Member member) {
    String name = Pattern.quote(member.name);
    Matcher matcher =
        Pattern.compile(
                name
                    + ", (?:the|a|an|its|their|[\\p{L} ]{1,30}['’]s?) ([^,.;]{3,60})"
                    + "|\\b(?:[Tt]he|[Aa]n?|[Ii]ts) ([^,.;]{3,40}), (?:[\\p{L}\\-]{1,20} ){0,3}"
                    + name)
            .matcher(article);
    while (matcher.find()) {
      String noun = Names.head(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      member.person &= matcher.group(1) == null || !Names.isBody(noun);
      if (!noun.isEmpty() && Names.isRole(noun) == member.person) {
        member.nouns.add(noun);
      }
    }
  }

  /** Of those that a name stands for the one mentioned last, then the one with the longest name. */
  private Member named(String name) {
    return members.stream()
        .filter(member -> standsFor(name, member))
        .max(
            Comparator.<Member>comparingInt(member -> member.last)
                .thenComparingInt(member -> member.name.length()))
        .orElseGet(() -> added(name));
  }

  /** The name itself, one of a person's, some words of a body's, or its initials. */
  private boolean standsFor(String name, Member member) {
    String full = member.name;
    if (name.equals(full) || member.shortNames.contains(name)) {
      return true;
    }
    List<String> words = Names.words(name);
    List<String> all = Names.words(full);
    if (words.isEmpty() || all.size() <= words.size() || !all.containsAll(words)) {
      return false;
    }
    if (member.person) {
      return words.size() == 1 || all.subList(all.size() - words.size(), all.size()).equals(words);
    }
    return words.size() > 1 || Names.isBody(words.get(0)) || Names.isLastOf(words.get(0), all);
  }

  private Member described(String mention, int at) {
    String noun = Names.head(mention);
    if (noun.isEmpty()) {
      return added(mention.strip());
    }
    List<String> inside = at < headline ? List.of() : Names.namesInside(mention);
    Optional<Member> called =
        members.stream()
            .filter(member -> member.isCalled(noun) && fits(inside, member))
            .reduce((a, b) -> b.last > a.last ? b : a);
    if (called.isPresent()) {
      return called.get();
    }
    if (Names.isOfItsBody(mention, noun)) {
      return last(false, at, mention);
    }
    boolean definite = mention.matches("(?i)(?:the|this|that|its|his|her) .*");
    boolean epithet = Names.isEpithet(mention) && Names.isOnePerson(mention);
    if (at >= headline && ((definite && Names.isAnybody(noun)) || epithet)) {
      return last(true, at, mention);
    }
    if (Names.isBody(noun) && mention.matches("(?i)(?:his|her) .*")) {
      return bodyOf(last(true, at, mention), at);
    }
    if (definite && Names.isBody(noun) && inside.isEmpty()) {
      Member body = last(at, m -> m.isNamedBody() && Names.mayBeCalled(m.name, noun));
      if (body != null) {
        return body;
      }
    }
    String headlined = at < headline ? first(Names.isRole(noun)) : null;
    Member member =
        added(
            headlined == null
                ? Names.withoutAmount(mention) + place(noun, mention, at)
                : headlined);
    member.nouns.add(noun);
    member.person |= Names.isOnePerson(mention);
    return member;
  }

  /** Whether a member has the names that a description holds: "the Kaunas drivers' association". */
  private static boolean fits(List<String> inside, Member member) {
    return member.person || Names.words(member.name).containsAll(inside);
  }

  /** Where those are whom a description ends with; a government is one wherever it is. */
  private String place(String noun, String mention, int at) {
    return Names.isOfTheState(noun) || !article.startsWith(mention, at)
        ? ""
        : Names.place(article, at + mention.length());
  }

  /** The first person or body that the beginning of the article names. */
  private @Nullable String first(boolean person) {
    return members.stream()
        .filter(m -> person ? m.person : m.isNamedBody())
        .map(m -> m.name)
        .filter(name -> isAtBeginning(article.indexOf(name, headline)))
        .findFirst()
        .orElse(null);
  }

  private boolean isAtBeginning(int at) {
    return at >= 0 && at < headline + BEGINNING;
  }

  /** The person or body that was mentioned last before a place, as a holder or otherwise. */
  private Member last(boolean person, int at, String mention) {
    Member last = last(at, member -> member.person == person && !member.place);
    return last == null ? added(Names.withoutDeterminer(mention)) : last;
  }

  private @Nullable Member last(int at, Predicate<Member> fits) {
    Member best = null;
    int latest = -1;
    for (Member member : members) {
      if (fits.test(member)) {
        String shortest =
            member.person ? member.name.substring(member.name.lastIndexOf(' ') + 1) : member.name;
        int named = article.lastIndexOf(shortest, at - 1);
        int place = Math.max(named, member.last < at ? member.last : -1);
        if (place > latest) {
          latest = place;
          best = member;
        }
      }
    }
    return best;
  }

  /** Who speaks in a sentence with quotation marks: the person named outside of these. */
  private Member speaker(String sentence, int at, String mention) {
    for (String word : Quotation.told(sentence).split("[^\\p{L}'’\\-]+")) {
      String bare = word.replaceAll("['’]s?$", "");
      for (Member member : members) {
        if (member.person && List.of(member.name.split(" ")).contains(bare)) {
          return member;
        }
      }
    }
    return last(true, at, mention);
  }

  /** Whom somebody speaks for: the body beside the name, or the last one. */
  private Member bodyOf(Member speaker, int at) {
    if (!speaker.person) {
      return speaker;
    }
    Member known =
        bodies.computeIfAbsent(speaker, s -> Optional.ofNullable(bodyBeside(s, at))).orElse(null);
    if (known != null) {
      return known;
    }
    Member named = last(at, Member::isNamedBody);
    return named == null ? last(false, at, speaker.name) : named;
  }

  private @Nullable Member bodyBeside(Member speaker, int at) {
    String name = Pattern.quote(speaker.name);
    Matcher matcher =
        Pattern.compile(
                name
                    + ", (?:the )?([^,.;\"“”]{2,40}?)['’]s? [^,.;]{3,50}"
                    + "|(?:[Tt]he )?([^,.;\"“”]{2,40}?)['’]s? [^,.;\"“”]{3,40},? "
                    + name
                    + "|"
                    + name
                    + "(?:,(?: \\p{L}+){1,4}?)? (?:of|for|from) the ("
                    + Names.NAME
                    + "|[^,.;\"“”]{3,40})"
                    + "|([^,.;\"“”]{3,30}?) (?:spokes\\p{L}+|secretary|president|leader|chair\\p{L}*) "
                    + name)
            .matcher(article);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          Member body = member("the " + matcher.group(group), at);
          if (!body.person) {
            return body;
          }
        }
      }
    }
    return null;
  }
}
