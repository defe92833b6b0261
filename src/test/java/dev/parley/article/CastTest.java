package dev.parley.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CastTest {

  private static final String ARTICLE =
      """
      Port drivers call off strike
      The Union of Port Drivers, known as Upod, called off its strike on Tuesday. \
      "I trust the mediator," said Rosa Almeida, the union's president. \
      Transport Minister Jorge Lima thanked her. \
      The mediator, Bishop Carlos Neto, will meet Almeida and Lima on Friday. \
      Blue Quay Terminals, the operator, stayed away. He called the company's absence a pity.
      """;

  private static String nameOf(Cast cast, String mention) {
    return nameOf(cast, mention, "");
  }

  private static String nameOf(Cast cast, String mention, String sentence) {
    return cast.name(mention, ARTICLE.indexOf(mention), sentence, null);
  }

  @Test
  void mentionsOfAnArticleMeanItsActors() {
    Cast cast = new Cast(ARTICLE);
    assertThat(nameOf(cast, "Port drivers")).isEqualTo("Union of Port Drivers");
    assertThat(nameOf(cast, "The Union of Port Drivers")).isEqualTo("Union of Port Drivers");
    assertThat(nameOf(cast, "Upod")).isEqualTo("Union of Port Drivers");
    assertThat(nameOf(cast, "its")).isEqualTo("Union of Port Drivers");
    String quotation = "\"I trust the mediator,\" said Rosa Almeida, the union's president.";
    assertThat(nameOf(cast, "I", quotation)).isEqualTo("Rosa Almeida");
    assertThat(cast.name("We", ARTICLE.indexOf("I trust"), quotation, "Rosa Almeida"))
        .isEqualTo("Union of Port Drivers");
    assertThat(nameOf(cast, "Transport Minister Jorge Lima")).isEqualTo("Jorge Lima");
    assertThat(nameOf(cast, "The mediator")).isEqualTo("Carlos Neto");
    assertThat(cast.name("Lima", ARTICLE.indexOf("Lima on"), "", null)).isEqualTo("Jorge Lima");
    assertThat(nameOf(cast, "the operator")).isEqualTo("Blue Quay Terminals");
    assertThat(nameOf(cast, "the company")).isEqualTo("Blue Quay Terminals");
  }

  private static final String CRISIS =
      """
      Port talks dead: mediator
      By Grace Wilton in Port Hale
      The Hale Dockers' Guild left the talks on Monday. Conciliator Ana Lopez said she had no new date. \
      Superintendent of Police Omar Farouk closed Hale Bridge. \
      Vera Stone of the Tide Party, which sits in opposition, praised the Guild. \
      Prime Minister Paul Reed of the Harbour League was arrested. \
      The jailed leader asked for a truce; his party did not. \
      Atlantic Quays, the operator, has lost trade. The company regrets it, said its director, Ian Moor.
      """;

  @ParameterizedTest
  @CsvSource({
    "mediator, Ana Lopez",
    "Conciliator Ana Lopez, Ana Lopez",
    "she, Ana Lopez",
    "Superintendent of Police Omar Farouk, Omar Farouk",
    "Vera Stone of the Tide Party, Vera Stone",
    "the Guild, Hale Dockers' Guild",
    "Prime Minister Paul Reed of the Harbour League, Paul Reed",
    "The jailed leader, Paul Reed",
    "his party, Harbour League",
    "The company, Atlantic Quays",
  })
  void peopleAndBodiesAreKnownByWhatTheyAreCalled(String mention, String name) {
    Cast cast = new Cast(CRISIS);
    assertThat(cast.name(mention, CRISIS.indexOf(mention), "", null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mr Moor left. Ian Moor stayed. | Ian Moor | MALE",
        "Ana Lopez, the union's spokeswoman, stayed. | Ana Lopez | FEMALE",
        "Sister Ana Lopez stayed. | Ana Lopez | FEMALE",
        "Chairman Ana Lopez stayed. | Ana Lopez |",
        "German Chancellor Ana Lopez met her father Ian. | Ana Lopez |",
        "Lopez said he had lied. Ana Lopez left. | Ana Lopez |",
        "Ana Lopez met Ian Moor. | Ana Lopez |",
      })
  void titlesAndPronounsTellThePronounOfAPerson(String article, String person, String gender) {
    assertThat(String.valueOf(Gender.of(article, person))).isEqualTo(String.valueOf(gender));
  }

  @Test
  void aDescriptionIsTakenForTheNameBesideIt() {
    String sentence = "Its leader in the north, Ana Lopez, and the police, who wait, agree.";
    Span leader = new Span(0, "Its leader".length());
    assertThat(Names.beside(leader, sentence).in(sentence)).isEqualTo("Ana Lopez");
    Span police = new Span(sentence.indexOf("the police"), sentence.indexOf(", who"));
    assertThat(Names.beside(police, sentence)).isEqualTo(police);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The rebels|, supported by Saudi Arabia, agreed to talks.",
        "The union|, backed by Amnesty International, walked out.",
        "The minister|, backed by Paul Reed, wants war.",
        "The workers| in the capital, Buenos Aires, walked out.",
        "The ministers|, Paul Reed among them, walked out.",
        "The opposition|, Human Rights Watch, Amnesty International and the bar agree.",
        "he|, Paul Reed, said.",
      })
  void anotherNameNearbyIsNotTakenForIt(String marked) {
    Span span = new Span(0, marked.indexOf('|'));
    assertThat(Names.beside(span, marked.replace("|", ""))).isEqualTo(span);
  }

  @Test
  void severalOfAnOfficeAreNoPerson() {
    String text =
        "The Hale Union left. On Monday opposition leaders agreed to talk. They will meet."
            + " Paul Reed saw them. He refused.";
    Cast cast = new Cast(text);
    cast.name("opposition leaders", text.indexOf("opposition"), "", null);
    assertThat(cast.name("They", text.indexOf("They"), "", null)).isEqualTo("opposition leaders");
    assertThat(cast.name("He", text.indexOf("He refused"), "", null)).isEqualTo("Paul Reed");
  }

  @Test
  void aCountryKeepsItsWholeName() {
    Cast cast = new Cast("The Democratic Republic of the Congo agreed.");
    assertThat(cast.name("the Democratic Republic of the Congo", 0, "", null))
        .isEqualTo("Democratic Republic of the Congo");
  }

  @Test
  void aHeadlineMayStandBelowOtherLines() {
    Cast cast = new Cast("    \nPort talks dead: mediator\nConciliator Ana Lopez said so.");
    assertThat(cast.name("mediator", 23, "", null)).isEqualTo("Ana Lopez");
  }

  @Test
  void descriptionsKeepTheirPlaceAndLoseRoughAmounts() {
    String text =
        "About 500 traders of Dembé market struck. The traders\nwill talk. The Kano drivers' union"
            + " agreed. The drivers of Kano did not.";
    Cast cast = new Cast(text);
    assertThat(cast.name("About 500 traders", 0, "", null)).isEqualTo("traders of Dembé market");
    assertThat(cast.name("The traders", text.indexOf("The traders"), "", null))
        .isEqualTo("traders of Dembé market");
    assertThat(cast.name("The Kano drivers' union", text.indexOf("The Kano"), "", null))
        .isEqualTo("Kano drivers' union");
  }

  @Test
  void aCapitalMeansItsCountryWhereBothAreNamed() {
    Cast cast = new Cast("Caracas rejected it. Venezuela wants talks. Kano and Niamey did not.");
    assertThat(cast.name("Caracas", 0, "", null)).isEqualTo("Venezuela");
    assertThat(cast.name("Niamey", 49, "", null)).isEqualTo("Niamey");
    Cast person =
        new Cast("Kerry Washington, of the United States, called for talks. Washington left.");
    assertThat(person.name("Washington", 58, "", null)).isEqualTo("Kerry Washington");
  }

  @Test
  void itsMembersAreTheBodyItself() {
    String text = "The Dock Front met. Its members left.";
    Cast cast = new Cast(text);
    assertThat(cast.name("The Dock Front", 0, "", null)).isEqualTo("Dock Front");
    assertThat(cast.name("Its members", 20, "", null)).isEqualTo("Dock Front");
  }

  @Test
  void aTitleIsLearntWhereverItStands() {
    String text =
        "Carlos Neto called for talks. On Monday bishop Carlos Neto left. The bishop said";
    Cast cast = new Cast(text);
    assertThat(cast.name("The bishop", text.indexOf("The bishop"), "", null))
        .isEqualTo("Carlos Neto");
  }

  @Test
  void whatNoArticleHoldsEndsNothing() {
    for (String hostile : List.of("A ", "Aa'", "of ", "“", "A-", "' ", "Aa Bb, ")) {
      String text = hostile.repeat(50_000 / hostile.length());
      Cast cast = new Cast(text);
      assertThat(cast.name("The drivers", text.length() - 1, text, null)).isNotEmpty();
      assertThat(cast.name(text, 0, text, null)).isNotEmpty();
    }
    String far = "Fishermen struck. ".repeat(3_000);
    Cast cast = new Cast(far.substring(0, 50_000));
    assertThat(cast.name("Angry fishermen", 53_000, "", null)).isNotEmpty();
  }

  @Test
  void whoIsNotNamedKeepsTheWords() {
    Cast cast = new Cast("Officials said that two of its members had left.");
    assertThat(cast.name("two of its members", 20, "", null)).isEqualTo("two of its members");
    assertThat(cast.name("They", 30, "", null)).isNotEmpty();
    assertThat(new Cast("").name("she", 0, "", null)).isEqualTo("she");
  }

  @Test
  void anyWordsAnywhereAreNamedOrKept() {
    Random random = new Random(3);
    String[] bits = {
      "The", "Union", "of", "Rosa", "Almeida", ",", "'s", "\"", "we", "I", "said", "(", "UP", ".",
      " ", "é", "-"
    };
    for (int run = 0; run < 300; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(bits[random.nextInt(bits.length)]).append(random.nextBoolean() ? " " : "");
      }
      Cast cast = new Cast(text.toString());
      for (int i = 0; i < 10; i++) {
        int begin = random.nextInt(text.length());
        int end = begin + 1 + random.nextInt(text.length() - begin);
        String mention = text.substring(begin, end);
        if (!mention.isBlank()) {
          assertThat(cast.name(mention, begin, text.toString(), null)).as(mention).isNotBlank();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Agriculture Minister Osmond Flowers, Osmond Flowers",
    "the human rights group Voz Aberta, Voz Aberta",
    "The Sultan of Agadez, Sultan of Agadez",
    "Fahad al-Shammari, Fahad al-Shammari",
    "the Front for the Freedom of the Coast, Front for the Freedom of the Coast",
    "a women's group in Antwerp,",
    "the governor of Harare,",
    "dockers,",
  })
  void aNameIsWhatAMentionEndsWith(String mention, String name) {
    assertThat(Names.name(mention)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "the federation's jailed chairman, chairman",
    "a senior official of the ministry, official",
    "some 900 supporters, supporter",
    "the opposition parties, party",
  })
  void theHeadIsTheNoun(String description, String head) {
    assertThat(Names.head(description)).isEqualTo(head);
  }
}
