package dev.parley.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.text.DependencyParser;
import dev.parley.text.DependencyTree;
import dev.parley.text.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoreNlpTest {

  private static List<String> split(String article) {
    List<Sentence> sentences = CoreNlp.splitter().split(article);
    for (Sentence s : sentences) {
      assertThat(s.span().in(article)).isEqualTo(s.text());
    }
    return sentences.stream().map(s -> s.text().replaceAll("\\s+", " ")).toList();
  }

  /** Fixtures hold an article and, after a line of dashes, one line for each sentence. */
  @ParameterizedTest
  @ValueSource(
      strings = {"headline", "quotes", "abbreviations", "bullets", "nonsentences", "wrapped"})
  void anArticleIsSplitAsAReaderWould(String fixture) throws IOException {
    String text = resource("splitting-" + fixture + ".txt");
    int line = text.indexOf("\n-----\n");
    String article = text.substring(0, line);
    List<String> expected = text.substring(line + "\n-----\n".length()).lines().toList();
    assertThat(split(article)).isEqualTo(expected);
    assertThat(split(article.replace("\n", "\r\n"))).isEqualTo(expected);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CoreNlpTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void blankTextHasNoSentence() {
    assertThat(split("")).isEmpty();
    assertThat(split(" \n\t\u00A0\n ")).isEmpty();
  }

  @Test
  void oneParserServesEveryCaller() {
    assertThat(CoreNlp.parser()).isSameAs(CoreNlp.parser());
  }

  @Test
  void overlongTextIsParsedUpToTheLimitAndSaysSo() {
    DependencyTree words = CoreNlp.parser().parse("talks and ".repeat(1_000));
    assertThat(words.size()).isEqualTo(CoreNlpParser.MAX_TOKENS);
    assertThat(words.truncated()).isTrue();
    DependencyTree letters = CoreNlp.parser().parse("x".repeat(100_000));
    assertThat(letters.truncated()).isTrue();
    assertThat(CoreNlp.parser().parse("Talks resumed.").truncated()).isFalse();
  }

  @Test
  void textThatIsNoProseStillHasATree() {
    for (String text : List.of("((((((((", "漢字", "<p>&amp;</p>", "http://x.y/z?q=1")) {
      assertThat(spansCover(text)).as(text).isPositive();
    }
    for (String text : List.of("", " ", "\0", "\uD83D", "😀 😀")) {
      assertThat(spansCover(text)).as(text).isLessThanOrEqualTo(text.length());
    }
    assertThat(CoreNlp.parser().parse(" ").size()).isZero();
  }

  /** The number of tokens, each of which stands where its span says. */
  private static int spansCover(String text) {
    DependencyTree tree = CoreNlp.parser().parse(text);
    assertThat(tree.tokens())
        .allSatisfy(token -> assertThat(token.span().in(text)).isEqualTo(token.text()));
    return tree.size();
  }

  @Test
  void severalThreadsGetTheTreesThatOneGets() {
    DependencyParser parser = CoreNlp.parser();
    List<String> sentences =
        IntStream.range(0, 64)
            .mapToObj(i -> "The union of district " + i + " refused to call off its strike.")
            .toList();
    List<String> alone = sentences.stream().map(s -> relations(parser.parse(s))).toList();
    List<String> together =
        sentences.parallelStream().map(s -> relations(parser.parse(s))).toList();
    assertThat(together).isEqualTo(alone);
  }

  private static String relations(DependencyTree tree) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tree.size(); i++) {
      text.append(tree.relation(i)).append(tree.governor(i)).append(tree.token(i)).append(' ');
    }
    return text.toString();
  }
}
