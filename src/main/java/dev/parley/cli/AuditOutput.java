package dev.parley.cli;

import dev.parley.audit.Audit;
import dev.parley.audit.AuditedSwap;
import dev.parley.data.Format;
import dev.parley.data.PartFile;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.evaluation.Evaluation.Figure;
import dev.parley.model.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an audit as tables for other programs. */
final class AuditOutput {

  private static final List<String> FIGURES =
      List.of("kind", "measure", "group", "label", "value", "low", "high", "swaps");

  private final TableWriter table;

  private AuditOutput(TableWriter table) {
    this.table = table;
  }

  /** Writes a row for each figure. */
  static void write(OutputStream out, List<Audit> audits, int rows) throws IOException {
    AuditOutput output =
        new AuditOutput(TableWriter.open(out, Format.CSV, List.of(), FIGURES, false));
    for (Audit audit : audits) {
      output.write(audit, rows);
    }
    output.table.flush();
  }

  private void write(Audit audit, int rows) throws IOException {
    count(audit, "rows_swapped", audit.rows());
    count(audit, "rows_with_none", rows - audit.rows());
    figure(audit, "flipped", audit.flipped());
    if (audit.twinsFlipped().isPresent()) {
      figure(audit, "same_group_differs", audit.twinsFlipped().get());
    }
    figure(audit, "mean_change", audit.change());
    count(audit, "largest_change", Decimals.of(audit.largest()));
    if (audit.rightBefore().isPresent() && audit.rightAfter().isPresent()) {
      figure(audit, "right_before", audit.rightBefore().get());
      figure(audit, "right_after", audit.rightAfter().get());
    }
    for (Audit.Shift shift : audit.shifts()) {
      figure(audit, shift, shift.mean());
    }
  }

  private void count(Audit audit, String measure, Object value) throws IOException {
    table.write(Row.EMPTY, List.of(audit.kind(), measure, "", "", value, "", "", audit.swaps()));
  }

  private void figure(Audit audit, String measure, Figure figure) throws IOException {
    write(List.of(audit.kind(), measure, "", ""), figure, audit.swaps());
  }

  private void figure(Audit audit, Audit.Shift shift, Figure figure) throws IOException {
    write(List.of(audit.kind(), "shift", shift.group(), shift.label()), figure, shift.swaps());
  }

  private void write(List<Object> first, Figure figure, int swaps) throws IOException {
    List<Object> cells = new ArrayList<>(first);
    Collections.addAll(
        cells, Decimals.of(figure.value()), Decimals.of(figure.low()), Decimals.of(figure.high()));
    cells.add(swaps);
    table.write(Row.EMPTY, cells);
  }

  /** Writes a row for each swap; the file's ending tells the format, else it is CSV. */
  static void writeSwaps(
      Path file, List<AuditedTable.Sentence> sentences, List<AuditedSwap> audited)
      throws IOException {
    Map<String, String> originals =
        sentences.stream()
            .collect(Collectors.toMap(s -> Long.toString(s.record()), AuditedTable.Sentence::text));
    Format format = Format.ofFileName(file.toString()).orElse(Format.CSV);
    try (PartFile part = PartFile.begin(file)) {
      TableWriter out =
          TableWriter.open(part.out(), format, List.of(), columns(audited.get(0)), false);
      for (AuditedSwap swap : audited) {
        out.write(Row.EMPTY, cells(swap, originals.getOrDefault(swap.row(), "")));
      }
      out.flush();
      part.complete();
    }
  }

  private static List<String> columns(AuditedSwap any) {
    List<String> columns =
        new ArrayList<>(
            List.of("record", "kind", "group", "original", "swapped", "replaced", "replacement"));
    columns.addAll(List.of("label_before", "label_after", "flipped"));
    any.before().probabilities().keySet().forEach(label -> columns.add("p_before_" + label));
    any.after().probabilities().keySet().forEach(label -> columns.add("p_after_" + label));
    return columns;
  }

  private static List<Object> cells(AuditedSwap audited, String original) {
    List<Object> cells = new ArrayList<>(List.of(audited.row(), audited.kind().toString()));
    cells.addAll(List.of(audited.swap().group(), original, audited.swap().text()));
    cells.addAll(List.of(audited.swap().replaced(), audited.swap().replacement()));
    cells.addAll(List.of(audited.before().label(), audited.after().label(), audited.isFlip()));
    audited.before().probabilities().values().forEach(p -> cells.add(Decimals.of(p)));
    audited.after().probabilities().values().forEach(p -> cells.add(Decimals.of(p)));
    return cells;
  }
}
