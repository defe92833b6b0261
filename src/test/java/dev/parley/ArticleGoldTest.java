package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gold of the articles fits their text. */
final class ArticleGoldTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource({"development, 30, 10", "development-2, 20, 8", "test, 30, 10"})
  void goldFitsTheText(String split, int articles, int turns) throws IOException {
    List<Path> golds = golds(split);
    assertThat(golds).hasSize(articles);
    int shifting = 0;
    for (Path gold : golds) {
      JsonNode article = JSON.readTree(gold.toFile());
      String text = Files.readString(gold.resolveSibling(article.get("article").asText()));
      assertThat(text.split("\\s+").length).as("words of %s", gold).isBetween(150, 500);
      assertSentences(gold, article, text);
      shifting += hasShift(article) ? 1 : 0;
    }
    assertThat(shifting).as("articles in which an actor changes course").isEqualTo(turns);
  }

  private static List<Path> golds(String split) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("training-data", "articles", split))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void assertSentences(Path gold, JsonNode article, String text) {
    Set<String> actors = new HashSet<>();
    article.get("actors").forEach(a -> actors.add(a.get("name").asText()));
    int end = 0;
    for (JsonNode sentence : article.get("sentences")) {
      assertSpan(gold, sentence, text);
      assertThat(sentence.get("begin").asInt()).as("order in %s", gold).isGreaterThanOrEqualTo(end);
      end = sentence.get("end").asInt();
      List<JsonNode> mentions = new ArrayList<>();
      sentence.get("holders").forEach(mentions::add);
      if (!sentence.get("source").isNull()) {
        mentions.add(sentence.get("source"));
      }
      for (JsonNode mention : mentions) {
        assertSpan(gold, mention, text);
        assertThat(actors).as(gold.toString()).contains(mention.get("name").asText());
      }
    }
    assertThat(text.substring(end)).as("end of %s", gold).isBlank();
  }

  private static void assertSpan(Path gold, JsonNode span, String text) {
    assertThat(text.substring(span.get("begin").asInt(), span.get("end").asInt()))
        .as(gold.toString())
        .isEqualTo(span.get("text").asText());
  }

  private static boolean hasShift(JsonNode article) {
    return StreamSupport.stream(article.get("actors").spliterator(), false)
        .anyMatch(a -> !a.get("shift").isNull());
  }
}
