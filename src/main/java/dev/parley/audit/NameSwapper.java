package dev.parley.audit;

import dev.parley.article.PersonName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Exchanges the names of persons for names of one region. Gender is kept as far as a given name, a
 * title or a pronoun tells it, so that pronouns stay right.
 */
final class NameSwapper implements Swapper {

  private record FullName(String given, String surname) {}

  private final GivenNames names;

  NameSwapper(GivenNames names) {
    this.names = names;
  }

  @Override
  public List<String> groups(String text) {
    return find(text).isEmpty() ? List.of() : names.regions();
  }

  private List<PersonName> find(String text) {
    return Edits.isAllCapitals(text) ? List.of() : PersonName.in(text, names::isGiven);
  }

  @Override
  public Swap swap(String text, String group, SplittableRandom random) {
    Map<String, FullName> chosen = new HashMap<>();
    Set<String> surnames = new HashSet<>();
    Edits edits = new Edits(text);
    for (PersonName person : find(text)) {
      FullName name =
          chosen.computeIfAbsent(
              person.name(), n -> draw(group, names.gender(n, text, random), surnames, random));
      boolean full = person.span().in(text).contains(" ");
      edits.add(person.span(), full ? name.given + " " + name.surname : name.surname);
    }
    return edits.swap(group);
  }

  /** A name whose surname nobody in the sentence has, as far as the list is long enough. */
  private FullName draw(String region, String gender, Set<String> taken, SplittableRandom random) {
    String surname = names.drawSurname(region, random);
    for (int more = 0; more < 10 && taken.contains(surname); more++) {
      surname = names.drawSurname(region, random);
    }
    taken.add(surname);
    return new FullName(names.draw(region, gender, random), surname);
  }
}
