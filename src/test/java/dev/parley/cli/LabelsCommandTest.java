package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels come back from annotation tools. */
final class LabelsCommandTest {

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Run labels(String tool, String text) throws IOException {
    return Run.of("labels", "--from", tool, "-i", file("export.json", text));
  }

  private static void assertFails(Run run, String message) {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("parley: ").contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void everyAnnotatorOfLabelStudioHasAColumn() throws IOException {
    Run run =
        labels(
            "label-studio",
            """
            [{"id": 1, "data": {"id": "x1", "text": "Talks, resumed.", "n": 7.50},
              "annotations": [
                {"id": 11, "completed_by": 10, "was_cancelled": false, "result": [
                  {"from_name": "stance", "type": "choices", "value": {"choices": ["dialogue"]}}]},
                {"id": 12, "completed_by": {"id": 9, "email": "a@example.com"}, "result": [
                  {"from_name": "stance", "type": "choices", "value": {"choices": ["dialogue"]}}]}],
              "predictions": [{"result": [{"value": {"choices": ["neutral"]}}]}]},
             {"id": 2, "data": {"id": "x2", "text": "Thousands marched.", "more": null},
              "annotations": [
                {"completed_by": 10, "result": [{"value": {"choices": ["mobilisation"]}}]},
                {"completed_by": 9, "result": [{"value": {"choices": ["neutral"]}}]}]},
             {"id": 3, "data": {"text": "It rained."},
              "annotations": [
                {"completed_by": 10, "was_cancelled": true,
                 "result": [{"value": {"choices": ["neutral"]}}]}]},
             {"id": 4, "data": {"text": "It snowed."},
              "annotations": [
                {"completed_by": 9, "result": [{"value": {"choices": ["neutral", "dialogue"]}}]}]}]
            """);
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            id,text,n,more,label,annotator_10,annotator_9
            x1,"Talks, resumed.",7.50,,dialogue,dialogue,dialogue
            x2,Thousands marched.,,,,mobilisation,neutral
            "",It rained.,,,,,
            "",It snowed.,,,,,
            """);
    assertThat(run.err())
        .isEqualTo(
            """
            parley: 1 of 4 tasks have no answer
            parley: 2 of 4 tasks have no label that all annotators agree on
            """);
  }

  @Test
  void doccanoHasOneLabel() throws IOException {
    Run run =
        labels(
            "doccano",
            """
            {"id": 7, "text": "Talks resumed.", "label": ["dialogue"], "outlet": "Post"}
            {"id": 8, "text": "Thousands marched.", "label": ["neutral", "mobilisation"]}
            {"id": 9, "text": "It rained.", "label": []}
            """);
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            id,text,outlet,label
            7,Talks resumed.,Post,dialogue
            8,Thousands marched.,,
            9,It rained.,,
            """);
    assertThat(run.err()).contains("1 of 3 tasks have no answer", "1 of 3 tasks have no label");
  }

  @Test
  void whatSuggestWroteComesBackAndIsEvaluated() throws IOException {
    String pool =
        file("pool.csv", "id,text\nx1,Talks resumed.\nx2,Thousands marched on the palace.\n");
    String[] suggest = {
      "suggest", "--data", pool, "--model", "stance", "--tier", "words", "--format"
    };
    ObjectMapper json = new ObjectMapper();
    JsonNode tasks = json.readTree(Run.of(with(suggest, "label-studio")).out());
    for (JsonNode task : tasks) {
      JsonNode result = task.get("predictions").get(0).get("result");
      ((ObjectNode) task)
          .putArray("annotations")
          .addObject()
          .put("completed_by", 1)
          .set("result", result);
    }
    String gold = folder.resolve("gold.csv").toString();
    String export = file("tasks.json", tasks.toString());
    assertThat(Run.of("labels", "--from", "label-studio", "-i", export, "-o", gold).err())
        .isEmpty();
    assertThat(Files.readString(Path.of(gold)))
        .startsWith("id,text,label,annotator_1\n")
        .contains("x1,Talks resumed.,neutral,neutral\n");
    Run evaluated =
        Run.of(
            "evaluate",
            "--model",
            "stance",
            "--tier",
            "words",
            "--data",
            gold,
            "--label-column",
            "label");
    assertThat(evaluated.exit()).isZero();
    Run doccano = labels("doccano", Run.of(with(suggest, "doccano")).out());
    assertThat(doccano.out()).startsWith("id,text,label\n").contains("x1,Talks resumed.,neutral\n");
  }

  private static String[] with(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  @Test
  void whatIsNoExportIsRefused() throws IOException {
    assertFails(labels("label-studio", "{}"), "export.json: expected a JSON list of tasks");
    assertFails(labels("label-studio", "[]"), "export.json: no tasks");
    assertFails(
        labels("label-studio", "[{\"text\":\"a\"}]"), "export.json: task 1: expected an object");
    assertFails(
        labels("label-studio", "[{\"data\":{\"text\":\"a\"},\"annotations\":[]},{\"data\""),
        "export.json: task 2: ");
    assertFails(
        labels("label-studio", "[" + "[".repeat(100)),
        "export.json: task 1: Document nesting depth");
    assertFails(
        labels("label-studio", "[{\"data\":[" + "1,".repeat(9_000_000)),
        "export.json: task 1: more than 16777216 bytes");
    assertFails(
        labels(
            "label-studio",
            "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[{\"value\":{\"choices\":[\"x\"]}}]}]}]"),
        "export.json: task 1: an annotation without 'completed_by'");
    assertFails(
        labels("label-studio", "[{\"data\":{\"body\":\"a\"},\"annotations\":[]}]"),
        "export.json: no column 'text': the columns are [body]");
    assertFails(labels("doccano", "{\"text\":\"a\"}"), "export.json: task 1: no 'label'");
    assertFails(
        labels("doccano", "{\"text\":\"a\",\"label\":\"x\"}"),
        "export.json: task 1: label x: expected a list");
    assertFails(
        Run.of("labels", "--from", "doccano", "-i", folder.resolve("no.jsonl").toString()),
        "no.jsonl: no such file");
  }
}
