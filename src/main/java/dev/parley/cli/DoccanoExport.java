package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON lines of doccano: {@code label} holds a list of labels, of one annotator or agreed upon. */
final class DoccanoExport implements AnnotationExport {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void read(Path file, Sink sink) throws IOException {
    try (TableReader lines = TableReader.open(file, Format.JSONL)) {
      while (lines.hasNext()) {
        sink.accept(task(lines.next(), file));
      }
    }
  }

  private static AnnotatedTask task(Row row, Path file) {
    Map<String, String> data = new LinkedHashMap<>();
    for (int i = 0; i < row.columns().size(); i++) {
      data.put(row.columns().get(i), row.cells().get(i));
    }
    String cell = data.remove(AnnotationSurvey.LABEL);
    if (cell == null) {
      throw new DataException(
          "%s: task %d: no '%s': the keys are %s"
              .formatted(file, row.number(), AnnotationSurvey.LABEL, row.columns()));
    }
    JsonNode labels = parse(cell);
    if (!labels.isArray()) {
      throw new DataException(
          "%s: task %d: label %s: expected a list such as [\"dialogue\"]"
              .formatted(file, row.number(), cell));
    }
    return new AnnotatedTask(data, answers(labels));
  }

  private static JsonNode parse(String cell) {
    try {
      return JSON.readTree(cell);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  private static Map<String, String> answers(JsonNode labels) {
    return switch (labels.size()) {
      case 0 -> Map.of();
      case 1 -> Map.of(AnnotatedTask.SOMEBODY, labels.get(0).asText());
      default -> Map.of(AnnotatedTask.SOMEBODY, "");
    };
  }
}
