package dev.parley.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
