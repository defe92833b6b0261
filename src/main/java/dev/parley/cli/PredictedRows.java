package dev.parley.cli;

import dev.parley.data.Format;
import dev.parley.data.GoldTable;
import dev.parley.data.PartFile;
import dev.parley.data.TableWriter;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of an evaluation with what the model said of each. */
final class PredictedRows {

  private PredictedRows() {}

  /** Writes a file; its ending tells the format, else it is CSV. */
  static void write(Path file, String name, GoldTable gold, ModelEvaluation evaluation)
      throws IOException {
    Format format = Format.ofFileName(file.toString()).orElse(Format.CSV);
    List<String> added = addedColumns(name, evaluation);
    try (PartFile part = PartFile.begin(file)) {
      TableWriter out = TableWriter.open(part.out(), format, gold.columns(), added, false);
      for (int place = 0; place < gold.rows().size(); place++) {
        out.write(gold.rows().get(place), values(evaluation, place));
      }
      out.flush();
      part.complete();
    }
  }

  private static List<String> addedColumns(String name, ModelEvaluation evaluation) {
    List<String> columns = new ArrayList<>(List.of(name + "_gold", name + "_label"));
    evaluation.labels().names().forEach(label -> columns.add(name + "_p_" + label));
    columns.add(name + "_right");
    return columns;
  }

  private static List<Object> values(ModelEvaluation evaluation, int place) {
    Prediction prediction = evaluation.predictions().get(place);
    List<Object> values = new ArrayList<>();
    values.add(evaluation.examples().get(place).label());
    values.add(prediction.label());
    prediction.probabilities().values().forEach(p -> values.add(Decimals.of(p)));
    values.add(evaluation.isRight(place));
    return values;
  }
}
