package dev.parley.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of persons by region and gender, as names.txt and given.txt have them. */
final class GivenNames {

  static final String FEMALE = "female";
  static final String MALE = "male";

  private static final String SURNAME = "surname";

  private static final Pattern WOMAN =
      Pattern.compile("(?i)\\b(?:she|hers?|herself|ms|mrs|\\p{L}*woman)\\b");

  private static final Pattern MAN =
      Pattern.compile("(?i)\\b(?:he|his|him|himself|mr|\\p{L}*(?<!wo)man)\\b");

  /** Region, then what, then names. */
  private final Map<String, Map<String, List<String>>> byRegion = new LinkedHashMap<>();

  private final Map<String, String> genders = new HashMap<>();

  GivenNames() {
    for (List<String> cells : WordTable.read("given.txt")) {
      List.of(cells.get(1).split(" ")).forEach(name -> genders.put(name, cells.get(0)));
    }
    for (List<String> cells : WordTable.read("names.txt")) {
      List<String> names = List.of(cells.get(2).split(" "));
      byRegion.computeIfAbsent(cells.get(0), r -> new HashMap<>()).put(cells.get(1), names);
      if (!cells.get(1).equals(SURNAME)) {
        names.forEach(name -> genders.put(name, cells.get(1)));
      }
    }
  }

  List<String> regions() {
    return List.copyOf(byRegion.keySet());
  }

  boolean isGiven(String word) {
    return genders.containsKey(word);
  }

  /** A person's gender by given name, else by the sentence; drawn where neither tells. */
  String gender(String name, String sentence, SplittableRandom random) {
    String known = genders.get(name.split(" ", 2)[0]);
    if (known != null) {
      return known;
    }
    Matcher woman = WOMAN.matcher(sentence);
    Matcher man = MAN.matcher(sentence);
    if (woman.find() != man.find()) {
      return WOMAN.matcher(sentence).find() ? FEMALE : MALE;
    }
    return random.nextBoolean() ? FEMALE : MALE;
  }

  /** The gender that a given name tells; empty if it is not known. */
  String gender(String given) {
    return genders.getOrDefault(given, "");
  }

  String draw(String region, String gender, SplittableRandom random) {
    return one(byRegion.getOrDefault(region, Map.of()).getOrDefault(gender, List.of()), random);
  }

  String drawSurname(String region, SplittableRandom random) {
    return draw(region, SURNAME, random);
  }

  /** The region of a name that replaces; the first for others. */
  String region(String given) {
    return byRegion.entrySet().stream()
        .filter(e -> e.getValue().values().stream().anyMatch(names -> names.contains(given)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("Anglophone West");
  }

  private static String one(List<String> names, SplittableRandom random) {
    return names.get(random.nextInt(names.size()));
  }
}
