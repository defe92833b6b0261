package dev.parley.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoilerplateTest {

  private static final String PAGE =
      """
      Home | Politics | World | Sport
      Union calls off strike
      By Ama Boateng in Accra
      Share on Facebook
      3 min read

      Story highlights
      Union calls off strike
      Minister to receive leaders

      The union called off the strike on Monday. Its leaders will share the table with the minister.
      ADVERTISEMENT
      Subscribers to the plan, the minister said, will be asked again.

      Related stories
      Nurses threaten walkout
      Talks on pay resume

      About the author
      Ama Boateng covers labour. She has reported from nine countries.

      © 2024 The Daily Post. All rights reserved.
      """;

  private static List<String> leftOut(String text) {
    return Boilerplate.in(text).stream().map(span -> span.in(text)).toList();
  }

  @Test
  void whatThePageAddsIsLeftOut() {
    assertThat(leftOut(PAGE))
        .containsExactly(
            "Home | Politics | World | Sport",
            "Share on Facebook",
            "3 min read",
            "Story highlights",
            "Union calls off strike",
            "Minister to receive leaders",
            "ADVERTISEMENT",
            "Related stories",
            "Nurses threaten walkout",
            "Talks on pay resume",
            "About the author",
            "Ama Boateng covers labour. She has reported from nine countries.",
            "© 2024 The Daily Post. All rights reserved.");
  }

  @Test
  void allElseStandsWhereItStood() {
    String text = Boilerplate.without(PAGE, Boilerplate.in(PAGE));
    assertThat(text).hasSameSizeAs(PAGE).doesNotContain("Facebook", "Related", "covers labour");
    assertThat(text.indexOf("The union called")).isEqualTo(PAGE.indexOf("The union called"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share the table with us, minister tells farmers",
        "Print workers walk out over pay",
        "Follow me to parliament, the general told his men.",
        "Related charges against the mayor were dropped.",
        "Read the treaty again, Moscow says",
        "More in custody after march in Minsk",
        "Click here, the minister joked, and the strike is over.",
        "Updated figures show 300 workers joined the strike.",
        "Published reports say police killed 40 marchers",
        "Terms of truce agreed by rebels",
        "Copyright talks collapse in Geneva",
        "Subscribers walk out of talks",
        "Sign up or leave, general tells rebels",
        "Share on gas revenue agreed",
        "Photo by drone stuns army",
        "Read more than the headline, minister says",
        "More on Gaza talks",
        "Most nurses to strike",
        "Union | Dockers | 3 | 4",
        "Home rule talks resume | Assam Tribune",
      })
  void aSentenceOrHeadlineStays(String line) {
    assertThat(leftOut(line + "\nUnion and army meet")).isEmpty();
  }

  @Test
  void aListEndsWhereTextBegins() {
    String paragraph = "The minister told the union: “we will talk”";
    assertThat(leftOut("Key points\n" + paragraph + "\nUnion to strike"))
        .containsExactly("Key points");
    assertThat(leftOut("About the author\nAma covers labour.\nThe union called off its strike."))
        .containsExactly("About the author", "Ama covers labour.");
    assertThat(leftOut("Related\u2028\u2028Union calls off strike")).containsExactly("Related");
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "development-2", "test"})
  void nothingOfTheGoldArticlesIsLeftOut(String split) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("training-data", "articles", split))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        assertThat(leftOut(Files.readString(file))).as("%s", file).isEmpty();
      }
    }
  }

  @Test
  void anyTextIsReadInItsOrder() {
    Random random = new Random(1);
    String alphabet = "|•» aZ.\n\r\u2028\u00A0©@/:\uD83D\uDE00-";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("Related\n");
      for (int k = random.nextInt(400); k > 0; k--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int end = 0;
      for (var span : Boilerplate.in(text.toString())) {
        assertThat(span.begin()).isGreaterThanOrEqualTo(end);
        assertThat(span.in(text.toString())).isNotBlank();
        end = span.end();
      }
    }
  }
}
