package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.PartFile;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns what an annotation tool exports into a labelled table. */
@Command(
    name = "labels",
    mixinStandardHelpOptions = true,
    description = "Read labels back from Label Studio or doccano, as a table.",
    footer = {
      "",
      "The table has the columns that were handed to the tool, then label (empty where annotators",
      "disagree, where one chose several labels, or where nobody answered; counted on standard error)",
      "and for Label Studio a column for each annotator, annotator_ID. Cancelled annotations are",
      "skipped. Settle rows without a label by hand, or leave them out, before you train or evaluate.",
      "",
      "Export 'JSON' (not JSON-MIN) from Label Studio, 'JSONL' from doccano.",
      "",
      "Examples:",
      "  parley labels --from label-studio -i export.json -o gold.csv",
      "  parley labels --from doccano -i all.jsonl -o gold.csv",
      "  parley evaluate --model stance --data gold.csv --label-column label",
    })
final class LabelsCommand implements Callable<Integer> {

  private enum Tool {
    LABEL_STUDIO,
    DOCCANO;

    AnnotationExport export() {
      return this == LABEL_STUDIO ? new LabelStudioExport() : new DoccanoExport();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Streams streams;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TOOL",
      description = "label-studio or doccano")
  private Tool tool = Tool.LABEL_STUDIO;

  @Option(
      names = "-i",
      required = true,
      paramLabel = "FILE",
      description = "What the tool exported; read twice")
  private Path input = Path.of("");

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "CSV to write; default: standard output. Unfinished output lies in FILE.part")
  private @Nullable Path output;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column with the sentence, which must be there; default: text")
  private String textColumn = "text";

  LabelsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    AnnotationExport export = tool.export();
    AnnotationSurvey survey = new AnnotationSurvey();
    export.read(input, survey::add);
    requireSound(survey);
    if (output == null) {
      write(export, survey, streams.out());
    } else {
      try (PartFile part = PartFile.begin(output)) {
        write(export, survey, part.out());
        part.complete();
      }
    }
    tell(survey);
    return 0;
  }

  private void requireSound(AnnotationSurvey survey) {
    if (survey.tasks() == 0) {
      throw new DataException(input + ": no tasks: expected one at least");
    }
    if (!survey.columns().contains(textColumn)) {
      throw new DataException(
          "%s: no column '%s': the columns are %s".formatted(input, textColumn, survey.columns()));
    }
    for (String column : survey.added()) {
      if (survey.columns().contains(column)) {
        throw new DataException(
            "%s: a column '%s' already: expected none of this name, as one is added"
                .formatted(input, column));
      }
    }
  }

  private void write(AnnotationExport export, AnnotationSurvey survey, OutputStream out)
      throws IOException {
    List<String> columns = new ArrayList<>(survey.columns());
    columns.addAll(survey.added());
    TableWriter table = TableWriter.open(out, Format.CSV, List.of(), columns, false);
    export.read(input, task -> table.write(Row.EMPTY, survey.cells(task)));
    table.flush();
  }

  private void tell(AnnotationSurvey survey) {
    tell(survey.unanswered(), survey, "have no answer");
    tell(survey.open(), survey, "have no label that all annotators agree on");
  }

  private void tell(long some, AnnotationSurvey survey, String what) {
    if (some > 0) {
      streams.err().println("parley: %d of %d tasks %s".formatted(some, survey.tasks(), what));
    }
  }
}
