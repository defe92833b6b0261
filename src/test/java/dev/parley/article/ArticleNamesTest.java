package dev.parley.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the mentions of the development articles mean, given where they stand. */
final class ArticleNamesTest {

  private int holders;
  private int holdersRight;
  private int sources;
  private int sourcesRight;

  @ParameterizedTest
  @CsvSource({"development, 0.81, 0.93", "development-2, 0.70, 0.83"})
  void mostMentionsAreNamedAsTheGoldNamesThem(String split, double ofHolders, double ofSources)
      throws IOException {
    for (Path file : golds(split)) {
      JsonNode gold = new JsonMapper().readTree(file.toFile());
      Cast cast = new Cast(Files.readString(file.resolveSibling(gold.get("article").asText())));
      for (JsonNode sentence : gold.get("sentences")) {
        name(cast, sentence);
      }
    }
    assertThat((double) holdersRight / holders).as("%d holders", holders).isGreaterThan(ofHolders);
    assertThat((double) sourcesRight / sources).as("%d sources", sources).isGreaterThan(ofSources);
  }

  private static List<Path> golds(String split) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("training-data", "articles", split))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  private void name(Cast cast, JsonNode sentence) {
    String text = sentence.get("text").asText();
    @Nullable String source = null;
    if (!sentence.get("source").isNull()) {
      source = nameOf(cast, sentence.get("source"), text, null);
      sources++;
      sourcesRight += isRight(source, sentence.get("source")) ? 1 : 0;
    }
    for (JsonNode holder : sentence.get("holders")) {
      holders++;
      holdersRight += isRight(nameOf(cast, holder, text, source), holder) ? 1 : 0;
    }
  }

  private static String nameOf(Cast cast, JsonNode mention, String text, @Nullable String source) {
    int begin = mention.get("begin").asInt();
    return cast.name(mention.get("text").asText(), begin, text, source);
  }

  private static boolean isRight(String name, JsonNode mention) {
    return name.equalsIgnoreCase(mention.get("name").asText());
  }
}
