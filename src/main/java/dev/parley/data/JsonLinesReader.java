package dev.parley.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object a line; blank lines are skipped. */
final class JsonLinesReader extends TableReader {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private final LineReader lines;
  private @Nullable Row first;

  JsonLinesReader(Reader reader, String name) throws IOException {
    super(name);
    lines = new LineReader(reader);
    first = parse(1);
  }

  private List<String> columns = List.of();

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  @Nullable Row read(long number) throws IOException {
    Row row = first != null ? first : parse(number);
    first = null;
    return row;
  }

  private @Nullable Row parse(long number) throws IOException {
    try {
      String line = lines.next();
      while (line != null && line.isBlank()) {
        line = lines.next();
      }
      return line == null ? null : row(number, JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw malformed(number, "not a JSON object: " + e.getOriginalMessage(), e);
    } catch (RecordTooLongException e) {
      throw malformed(number, e.getMessage() + ": expected a JSON object a line", e);
    }
  }

  private Row row(long number, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw malformed(number, "a JSON " + node.getNodeType() + ": expected an object", null);
    }
    List<String> keys = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    object
        .properties()
        .forEach(
            field -> {
              keys.add(field.getKey());
              cells.add(cellOf(field.getValue()));
            });
    if (number == 1) {
      columns = List.copyOf(keys);
    }
    return new Row(number, keys, cells, object);
  }

  private static String cellOf(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.isNull() ? "" : value.toString();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
