package dev.parley.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest, asked for by name and kind; one of another kind is refused with its path.
 * Binding a manifest by reflection would take most of the time in which a model is loaded, so that
 * it is read from the stream of its tokens.
 *
 * @param path where it stands, for messages
 * @param value a list or map of values, a text, number or truth value, or null
 */
record JsonValue(String path, @Nullable Object value) {

  /**
   * Reads a manifest.
   *
   * @param json its text
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is no JSON
   */
  static JsonValue read(byte[] json) throws IOException {
    try (JsonParser tokens = new JsonFactory().createParser(json)) {
      return next(tokens, "manifest");
    }
  }

  /** The value that begins with the next token. The parser bounds how deep values may nest. */
  private static JsonValue next(JsonParser tokens, String path) throws IOException {
    @Nullable JsonToken token = tokens.nextToken();
    if (token == null) {
      throw new ModelFileException(path + " is empty: expected a value");
    }
    return new JsonValue(
        path,
        switch (token) {
          case START_OBJECT -> members(tokens, path);
          case START_ARRAY -> elements(tokens, path);
          case END_ARRAY -> token;
          case VALUE_STRING -> tokens.getText();
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> tokens.getNumberValue();
          case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
          default -> null;
        });
  }

  private static Map<String, JsonValue> members(JsonParser tokens, String path) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      members.put(name, next(tokens, path + "." + name));
    }
    return members;
  }

  private static List<JsonValue> elements(JsonParser tokens, String path) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    JsonValue element = next(tokens, path + "[0]");
    while (element.value != JsonToken.END_ARRAY) {
      elements.add(element);
      element = next(tokens, path + "[" + elements.size() + "]");
    }
    return elements;
  }

  /** A member of this object; one that is missing is null. */
  JsonValue member(String name) {
    @Nullable JsonValue member = members().get(name);
    return member == null ? new JsonValue(path + "." + name, null) : member;
  }

  /** The members of this object, in their order. */
  @SuppressWarnings("unchecked") // no other maps are made
  Map<String, JsonValue> members() {
    if (value instanceof Map<?, ?> members) {
      return (Map<String, JsonValue>) members;
    }
    throw other("an object");
  }

  /** The elements of this list. */
  @SuppressWarnings("unchecked") // no other lists are made
  List<JsonValue> elements() {
    if (value instanceof List<?> elements) {
      return (List<JsonValue>) elements;
    }
    throw other("a list");
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw other("a text");
  }

  boolean truth() {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw other("true or false");
  }

  int integer() {
    if (value instanceof Integer integer) {
      return integer;
    }
    throw other("an integer of 32 bits");
  }

  /** Numbers that JSON cannot say stand as texts. */
  double number() {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return switch (value instanceof String text ? text : "") {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw other("a number");
    };
  }

  /** The elements of this list of texts. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (JsonValue element : elements()) {
      texts.add(element.text());
    }
    return texts;
  }

  /** The members of this object, which are texts. */
  Map<String, String> textsByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> member : members().entrySet()) {
      texts.put(member.getKey(), member.getValue().text());
    }
    return texts;
  }

  /** The members of this object, which are numbers. */
  Map<String, Double> numbersByName() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> member : members().entrySet()) {
      numbers.put(member.getKey(), member.getValue().number());
    }
    return numbers;
  }

  /** What to throw where something else was expected. */
  ModelFileException other(String expected) {
    return new ModelFileException(path + " is " + kind() + ": expected " + expected);
  }

  private String kind() {
    if (value instanceof String text) {
      return "'" + text.substring(0, Math.min(text.length(), 40)) + "'";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof List ? "a list" : String.valueOf(value);
  }
}
