package dev.parley.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.article.Actor;
import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Mention;
import dev.parley.article.SentenceAnalysis;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import dev.parley.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes analyses of articles as JSON; spans count characters of the article. */
public final class ArticleJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private ArticleJson() {}

  /**
   * One article on one line.
   *
   * @param article its name, or null to leave out {@code article} and {@code parley_error}
   * @param text the article as it was analysed
   * @param analysis what it conveys
   */
  public static String line(@Nullable String article, String text, ArticleAnalysis analysis) {
    ObjectNode root = named(article, "");
    ArrayNode sentences = root.putArray("sentences");
    analysis.sentences().forEach(s -> add(sentences.addObject(), s));
    ArrayNode actors = root.putArray("actors");
    analysis.actors().forEach(a -> add(actors.addObject(), a));
    ArrayNode leftOut = root.putArray("left_out");
    for (Span span : analysis.leftOut()) {
      leftOut
          .addObject()
          .put("begin", span.begin())
          .put("end", span.end())
          .put("text", span.in(text));
    }
    return text(root);
  }

  /**
   * The line of an article that could not be read.
   *
   * @param article its name
   * @param error what is wrong with it
   */
  public static String failure(String article, String error) {
    ObjectNode root = named(article, error);
    root.putArray("sentences");
    root.putArray("actors");
    root.putArray("left_out");
    return text(root);
  }

  private static ObjectNode named(@Nullable String article, String error) {
    ObjectNode root = JSON.createObjectNode();
    if (article != null) {
      root.put("article", article);
      root.put("parley_error", error);
    }
    return root;
  }

  private static void add(ObjectNode json, SentenceAnalysis analysis) {
    json.put("begin", analysis.sentence().span().begin());
    json.put("end", analysis.sentence().span().end());
    json.put("text", analysis.sentence().text());
    add(json.putObject("stance"), analysis.stance());
    add(json.putObject("sentiment"), analysis.sentiment());
    ArrayNode holders = json.putArray("holders");
    analysis.holders().forEach(h -> add(holders.addObject(), h));
    if (analysis.source() == null) {
      json.putNull("source");
    } else {
      add(json.putObject("source"), analysis.source());
    }
  }

  private static void add(ObjectNode json, Prediction prediction) {
    json.put("label", prediction.label());
    ObjectNode probabilities = json.putObject("probabilities");
    prediction.probabilities().forEach((label, p) -> probabilities.put(label, Decimals.of(p)));
  }

  private static void add(ObjectNode json, Mention mention) {
    json.put("name", mention.name());
    json.put("text", mention.text());
    json.put("begin", mention.span().begin());
    json.put("end", mention.span().end());
    json.put("probability", Decimals.of(mention.probability()));
  }

  private static void add(ObjectNode json, Actor actor) {
    json.put("name", actor.name());
    json.put("mentions", actor.mentions());
    json.put("dialogue", Decimals.of(actor.dialogue()));
    json.put("mobilisation", Decimals.of(actor.mobilisation()));
    json.put("overall", actor.overall());
    if (actor.shift() == null) {
      json.putNull("shift");
    } else {
      json.putObject("shift").put("from", actor.shift().from()).put("to", actor.shift().to());
    }
  }

  private static String text(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
