package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.Agreement;
import dev.parley.evaluation.Resampling;
import dev.parley.report.AgreementTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how far coders agree. */
@Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    description =
        "Measure how far coders, models among them, agree on the labels of the same rows.",
    footer = {
      "",
      "A row is a unit, a column a coder, an empty cell a missing code. Percent agreement, Cohen's kappa",
      "(two coders), Fleiss' kappa (equally many codes a unit) and Krippendorff's alpha (nominal; codes",
      "may be missing), of all labels, of each label against the rest, and of each pair of coders, with",
      "95 %% bootstrap intervals over rows, or groups of them. CSV has a row for each coefficient.",
      "",
      "Examples:",
      "  parley agree --data codes.csv --coder-column anna --coder-column ben",
      "  parley agree --data codes.csv --coder-column anna --coder-column ben --model stance",
      "  parley agree --data anna.csv --other ben.csv --coder-column code --coder-column other:code \\",
      "      --format csv > agreement.csv",
    })
final class AgreeCommand implements Callable<Integer> {

  private enum Output {
    TABLE,
    CSV
  }

  private final Streams streams;

  @Mixin private AnsweredTable table = new AnsweredTable();

  @Option(
      names = "--coder-column",
      paramLabel = "NAME",
      description = "Column with a coder's labels; one for each coder")
  private List<String> coders = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "A coder that is a model: stance, sentiment or a model file")
  private List<String> models = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "table or csv; default: table")
  private Output format = Output.TABLE;

  @Mixin private Sampling sampling = new Sampling();

  @Mixin private Answering answering = new Answering();

  AgreeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Resampling resampling = sampling.resampling();
    if (coders.size() + models.size() < 2) {
      throw new UsageException("--coder-column and --model: expected at least two coders");
    }
    table.read();
    Map<String, List<String>> codes = codes();
    Agreement agreement =
        measure(List.copyOf(codes.keySet()), List.copyOf(codes.values()), resampling);
    if (format == Output.TABLE) {
      streams.out().print(AgreementTable.of(agreement));
    } else {
      writeCsv(agreement);
    }
    return 0;
  }

  private Map<String, List<String>> codes() throws IOException {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (String coder : coders) {
      add(codes, coder, table.cells(coder));
    }
    for (String model : models) {
      add(codes, Models.nameOf(model), table.answers(model, answering, streams));
    }
    return codes;
  }

  private static void add(Map<String, List<String>> codes, String coder, List<String> labels) {
    if (codes.put(coder, labels) != null) {
      throw new UsageException("'" + coder + "': a second coder of this name");
    }
  }

  private Agreement measure(List<String> names, List<List<String>> codes, Resampling resampling) {
    List<List<String>> units = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      int r = row;
      units.add(codes.stream().map(of -> of.get(r)).toList());
    }
    try {
      return Agreement.of(names, units, table.groups(), resampling.samples(), resampling.seed());
    } catch (IllegalArgumentException e) {
      throw new DataException(table.file() + ": " + e.getMessage(), e);
    }
  }

  private void writeCsv(Agreement agreement) throws IOException {
    TableWriter out =
        TableWriter.open(streams.out(), Format.CSV, List.of(), AgreementTable.COLUMNS, false);
    for (List<Object> row : AgreementTable.rows(agreement)) {
      out.write(Row.EMPTY, row);
    }
    out.flush();
  }
}
