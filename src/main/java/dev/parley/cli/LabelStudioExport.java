package dev.parley.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Label Studio's JSON export: a list of tasks, each with {@code data} and the {@code annotations}
 * of one or several people. Cancelled annotations, and answers to anything but choices, are
 * skipped.
 */
final class LabelStudioExport implements AnnotationExport {

  private static final int MOST_DEPTH = 64;
  private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxStringLength(MOST_CHARACTERS)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Override
  public void read(Path file, Sink sink) throws IOException {
    long number = 1;
    try (InputStream bytes = Files.newInputStream(file);
        TaskStream tasks = new TaskStream(bytes, MOST_CHARACTERS);
        JsonParser json = JSON.createParser(tasks)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new DataException(
            file + ": expected a JSON list of tasks, as Label Studio exports it");
      }
      for (; json.nextToken() != JsonToken.END_ARRAY; number++) {
        tasks.begin();
        sink.accept(task(JSON.readTree(json), "%s: task %d".formatted(file, number)));
      }
    } catch (JsonProcessingException | TaskStream.TooLongException e) {
      String problem =
          e instanceof JsonProcessingException p ? p.getOriginalMessage() : e.getMessage();
      throw new DataException("%s: task %d: %s".formatted(file, number, problem), e);
    }
  }

  private static AnnotatedTask task(JsonNode task, String where) {
    JsonNode data = task.path("data");
    JsonNode annotations = task.path("annotations");
    if (!data.isObject() || !annotations.isArray()) {
      throw new DataException(
          where + ": expected an object with 'data' and a list of 'annotations'");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    data.properties().forEach(field -> cells.put(field.getKey(), cell(field.getValue())));
    Map<String, String> labels = new LinkedHashMap<>();
    for (JsonNode annotation : annotations) {
      addAnswer(annotation, where, labels);
    }
    return new AnnotatedTask(cells, labels);
  }

  private static String cell(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.isNull() ? "" : value.toString();
  }

  private static void addAnswer(JsonNode annotation, String where, Map<String, String> labels) {
    TreeSet<String> choices = new TreeSet<>();
    for (JsonNode result : annotation.path("result")) {
      result.path("value").path("choices").forEach(choice -> choices.add(choice.asText()));
    }
    if (annotation.path("was_cancelled").asBoolean() || choices.isEmpty()) {
      return;
    }
    String annotator = "annotator_" + idOf(annotation.path("completed_by"), where);
    String answer = choices.size() == 1 ? choices.first() : "";
    labels.merge(annotator, answer, (before, after) -> before.equals(after) ? after : "");
  }

  /** A number, or a person with a number. */
  private static String idOf(JsonNode annotator, String where) {
    JsonNode id = annotator.isObject() ? annotator.path("id") : annotator;
    if (!id.isValueNode() || id.isNull()) {
      throw new DataException(where + ": an annotation without 'completed_by': expected an id");
    }
    return id.asText();
  }
}
