package dev.parley.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.parley.bench.Candidate;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How rows that are worth labelling are written. */
sealed interface SuggestionOutput {

  /** The columns that are added to those of the pool. */
  List<String> added();

  /** Writes rows, the best first; the stream stays open. */
  void write(List<Candidate<LabelledRow>> chosen, OutputStream out) throws IOException;

  private static Prediction prediction(Candidate<LabelledRow> candidate) {
    return candidate.row().predictions().get(0);
  }

  /**
   * CSV for spreadsheets.
   *
   * @param name the model's
   * @param labels of the model
   * @param columns of the pool
   */
  record Table(String name, List<String> labels, List<String> columns) implements SuggestionOutput {

    @Override
    public List<String> added() {
      List<String> added =
          new ArrayList<>(List.of("parley_rank", "parley_uncertainty", name + "_label"));
      labels.forEach(label -> added.add(name + "_p_" + label));
      return added;
    }

    @Override
    public void write(List<Candidate<LabelledRow>> chosen, OutputStream out) throws IOException {
      TableWriter table = TableWriter.open(out, Format.CSV, columns, added(), false);
      for (int i = 0; i < chosen.size(); i++) {
        table.write(chosen.get(i).row().row(), values(i + 1, chosen.get(i)));
      }
      table.flush();
    }

    private static List<Object> values(int rank, Candidate<LabelledRow> candidate) {
      Prediction prediction = prediction(candidate);
      List<Object> values = new ArrayList<>();
      values.add(rank);
      values.add(Decimals.of(candidate.uncertainty()));
      values.add(prediction.label());
      prediction.probabilities().values().forEach(p -> values.add(Decimals.of(p)));
      return values;
    }
  }

  /**
   * JSON lines for doccano, which reads {@code text} and {@code label} and keeps the rest.
   *
   * @param textColumn the pool's column with the sentence
   * @param columns of the pool
   */
  record Doccano(String textColumn, List<String> columns) implements SuggestionOutput {

    private static final String TEXT = "text";

    @Override
    public List<String> added() {
      return textColumn.equals(TEXT) ? List.of("label") : List.of(TEXT, "label");
    }

    @Override
    public void write(List<Candidate<LabelledRow>> chosen, OutputStream out) throws IOException {
      TableWriter lines = TableWriter.open(out, Format.JSONL, columns, added(), false);
      for (Candidate<LabelledRow> candidate : chosen) {
        List<String> label = List.of(prediction(candidate).label());
        lines.write(
            candidate.row().row(),
            textColumn.equals(TEXT) ? List.of(label) : List.of(candidate.text(), label));
      }
      lines.flush();
    }
  }

  /**
   * Tasks with pre-annotations for Label Studio, in its basic JSON format.
   *
   * @param name the model's, and that of the choices in the labelling interface
   */
  record LabelStudio(String name) implements SuggestionOutput {

    private static final JsonMapper JSON =
        JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public List<String> added() {
      return List.of();
    }

    @Override
    public void write(List<Candidate<LabelledRow>> chosen, OutputStream out) throws IOException {
      try (JsonGenerator json = JSON.createGenerator(out)) {
        json.writeStartArray();
        for (Candidate<LabelledRow> candidate : chosen) {
          JSON.writeValue(json, task(candidate));
        }
        json.writeEndArray();
        json.writeRaw('\n');
      }
    }

    private ObjectNode task(Candidate<LabelledRow> candidate) throws IOException {
      Prediction prediction = prediction(candidate);
      ObjectNode task = JSON.createObjectNode().put("id", candidate.number());
      task.putRawValue("data", new RawValue(object(candidate.row().row())));
      ObjectNode answer = task.putArray("predictions").addObject();
      answer.put("model_version", name + " " + prediction.tier());
      answer.put("score", Decimals.of(prediction.probability()));
      ObjectNode result = answer.putArray("result").addObject();
      result.put("from_name", name).put("to_name", "text").put("type", "choices");
      result.putObject("value").putArray("choices").add(prediction.label());
      return task;
    }

    /** The row's cells as a JSON object; what was read as JSON keeps its types. */
    private static String object(Row row) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      TableWriter line = TableWriter.open(bytes, Format.JSONL, row.columns(), List.of(), false);
      line.write(row, List.of());
      line.flush();
      return bytes.toString(StandardCharsets.UTF_8).strip();
    }
  }
}
