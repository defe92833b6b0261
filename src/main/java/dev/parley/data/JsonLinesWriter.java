package dev.parley.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes one JSON object a line; values that were read as JSON keep their types. */
final class JsonLinesWriter extends TableWriter {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
          .configure(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM, false)
          .build();

  private final Writer writer;

  JsonLinesWriter(Writer writer, List<String> read, List<String> added) {
    super(read, added);
    this.writer = writer;
  }

  @Override
  public void write(Row row, List<?> values) throws IOException {
    ObjectNode json = row.json() == null ? fromCells(row) : row.json().deepCopy();
    for (int i = 0; i < values.size(); i++) {
      if (json.has(added.get(i))) {
        throw new DataException(
            "record %d: a key '%s' already: rename it, or name the model otherwise"
                .formatted(row.number(), added.get(i)));
      }
      json.putPOJO(added.get(i), values.get(i));
    }
    JSON.writeValue(writer, json);
    writer.write('\n');
  }

  private static ObjectNode fromCells(Row row) {
    ObjectNode json = JSON.createObjectNode();
    for (int i = 0; i < row.columns().size(); i++) {
      json.put(row.columns().get(i), row.cells().get(i));
    }
    return json;
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
