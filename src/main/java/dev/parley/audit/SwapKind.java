package dev.parley.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What is exchanged. */
public enum SwapKind {
  /** Persons' names, for names of eight regions; gender is kept. */
  NAMES(new NameSwapper(Names.ALL)),

  /** Political parties, for names that many countries have and for made-up ones. */
  PARTIES(
      new ListSwapper(
          "parties.txt",
          "(?:\\p{Lu}[\\p{L}'’.\\-]* ){1,4}(?:Party|Alliance|Movement|Front|Coalition|Bloc)\\b",
          true)),

  /** Unions and associations, for those of labour, of professions and of business. */
  UNIONS(
      new ListSwapper(
          "unions.txt",
          "(?:\\p{Lu}[\\p{L}'’\\-]* (?:and )?){0,4}"
              + "(?:(?:\\p{Lu}[\\p{L}\\-]*s['’]|\\p{Lu}?\\p{L}*[Ww]orkers|Trades?|Labou?r)"
              + " (?:\\p{Lu}[\\p{L}\\-]* ){0,2}(?:Union|Federation|Association|Confederation)"
              + "|(?:Union|Federation|Association|Confederation) of (?:\\p{Lu}[\\p{L}\\-]* ){0,2}"
              + "\\p{Lu}[\\p{L}\\-]*(?:ers|eers|ists|ors|ants))\\b",
          true)),

  /** Countries, their adjectives and their people, for those of eight regions. */
  COUNTRIES(new ListSwapper("countries.txt", "", false)),

  /** Words of one gender, and known given names, for those of the other. */
  GENDER(new GenderSwapper(Names.ALL)),

  /**
   * Days of the week, for other days: the control. It changes no actor and no label, so that what
   * flips here flips at any change of a word.
   */
  DAYS(new ListSwapper("days.txt", "", false));

  private static final int TRIES = 8;
  private static final int LONGEST = 4_000;

  /** Read once for both kinds that need them. */
  private static final class Names {
    static final GivenNames ALL = new GivenNames();
  }

  @SuppressWarnings("ImmutableEnumChecker") // swappers never change once they have read their lists
  private final Swapper swapper;

  SwapKind(Swapper swapper) {
    this.swapper = swapper;
  }

  /**
   * The sentence with its actors exchanged, to a different group each time as far as there are as
   * many; no two swaps give the same text, nor any the sentence itself.
   *
   * @param text a sentence
   * @param most how many are wanted; at least one
   * @param seed equal seeds give equal swaps
   * @return none if there is nothing to exchange, or the text is longer than {@value #LONGEST}
   *     characters: no sentence is, and what looks for actors goes over it many times
   */
  public Swaps swaps(String text, int most, long seed) {
    List<String> groups = new ArrayList<>();
    if (text.length() <= LONGEST) {
      groups.addAll(swapper.groups(text));
    }
    SplittableRandom random = new SplittableRandom(seed * 31 + name().hashCode());
    for (int i = groups.size(); i > 1; i--) {
      Collections.swap(groups, i - 1, random.nextInt(i));
    }
    List<Swap> swaps = new ArrayList<>();
    for (int i = 0; !groups.isEmpty() && i < most; i++) {
      add(text, groups.get(i % groups.size()), random, swaps);
    }
    List<Swap> withTwin = new ArrayList<>(swaps);
    if (!swaps.isEmpty()) {
      add(text, swaps.get(0).group(), random, withTwin);
    }
    return new Swaps(swaps, withTwin.subList(swaps.size(), withTwin.size()).stream().findFirst());
  }

  private void add(String text, String group, SplittableRandom random, List<Swap> swaps) {
    for (int tried = 0; tried < TRIES; tried++) {
      Swap swap = swapper.swap(text, group, random);
      if (!swap.text().equals(text)
          && swaps.stream().noneMatch(s -> s.text().equals(swap.text()))) {
        swaps.add(swap);
        return;
      }
    }
  }

  /** The name as the command line writes it, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
