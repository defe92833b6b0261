package dev.parley.article;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's name where a sentence has it. Found by capital letters and what stands beside them: a
 * title or an office, a given name, an age or "who". Precise rather than complete: names without
 * any of these are passed over, for places and bodies are written alike.
 *
 * @param name the longest form in the sentence, without titles
 * @param span this mention, without a mark of possession; the whole name or its last word
 */
public record PersonName(String name, Span span) {

  /** Titles that need no given name behind them: "Mr Arce"; others begin names of bodies too. */
  private static final Set<String> SURELY =
      Set.of("mr", "mrs", "ms", "dr", "president", "senator", "minister", "chancellor", "premier");

  private static final Pattern BESIDE = Pattern.compile(", (?:\\d\\d,|who\\b|whose\\b)");
  private static final Pattern ROLE = Pattern.compile("(\\p{L}+)\\.?,? $");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");

  /**
   * The names in a sentence, by their beginning.
   *
   * @param text a sentence
   * @param isGiven whether a word is known as a given name
   */
  public static List<PersonName> in(String text, Predicate<String> isGiven) {
    String sentence = Names.spaced(text);
    List<PersonName> found = new ArrayList<>();
    Matcher matcher = Names.NAME.matcher(sentence);
    while (matcher.find()) {
      in(sentence, new Span(matcher.start(), matcher.end()), isGiven).ifPresent(found::add);
    }
    List<PersonName> all = new ArrayList<>(found.stream().map(p -> p.among(found)).toList());
    found.forEach(person -> person.addSurnames(sentence, all));
    all.sort(Comparator.comparingInt(p -> p.span.begin()));
    return List.copyOf(all);
  }

  private static Optional<PersonName> in(
      String sentence, Span capitals, Predicate<String> isGiven) {
    String name = POSSESSIVE.matcher(Names.bare(capitals.in(sentence))).replaceFirst("");
    int begin = sentence.indexOf(name, capitals.begin());
    if (name.isEmpty() || begin < 0) {
      return Optional.empty();
    }
    Span span = new Span(begin, begin + name.length());
    String role = role(sentence, begin);
    boolean told =
        name.contains(" ")
            ? Names.isPerson(name) && isTold(sentence, span, role, isGiven)
            : SURELY.contains(role);
    boolean person = told && !Names.isBodyOrPlace(name.substring(name.lastIndexOf(' ') + 1));
    return person ? Optional.of(new PersonName(name, span)) : Optional.empty();
  }

  private static boolean isTold(
      String sentence, Span name, String role, Predicate<String> isGiven) {
    String first = name.in(sentence).split(" ", 2)[0];
    return isGiven.test(first)
        || Names.isRole(role)
        || BESIDE.matcher(sentence).region(name.end(), sentence.length()).lookingAt();
  }

  /** The word before a name, in small letters; empty if there is none. */
  private static String role(String sentence, int begin) {
    Matcher before = ROLE.matcher(sentence.substring(0, begin));
    return before.find() ? Names.small(before.group(1)) : "";
  }

  private String surname() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** This mention under the longest name that ends with it. */
  private PersonName among(List<PersonName> all) {
    return all.stream()
        .filter(other -> other.surname().equals(name))
        .max(Comparator.comparingInt(other -> other.name.length()))
        .map(other -> new PersonName(other.name, span))
        .orElse(this);
  }

  /** Adds where the surname stands alone, as it does after the full name. */
  private void addSurnames(String sentence, List<PersonName> all) {
    Matcher alone =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}\\-])" + Pattern.quote(surname()) + "(?![\\p{L}\\p{N}\\-])")
            .matcher(sentence);
    while (alone.find()) {
      Span span = new Span(alone.start(), alone.end());
      boolean part = sentence.substring(0, span.begin()).matches("(?s).*\\p{Lu}[\\p{L}.]* $");
      if (!part && all.stream().noneMatch(p -> p.span.overlaps(span))) {
        all.add(new PersonName(name, span));
      }
    }
  }
}
