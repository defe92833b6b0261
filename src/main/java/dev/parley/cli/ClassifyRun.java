package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.OrderedParallel;
import dev.parley.data.Row;
import dev.parley.data.RunFile;
import dev.parley.data.TableReader;
import dev.parley.data.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Labels a table's rows in their order, from where a run left off to the end. */
final class ClassifyRun {

  /**
   * How a run goes about it.
   *
   * @param written the form of the output
   * @param guardFormulas whether cells that a spreadsheet would run are disarmed
   * @param failing whether a row without usable text ends the run
   * @param threads how many label rows; the output does not depend on it
   */
  record Options(Format written, boolean guardFormulas, boolean failing, int threads) {}

  /** What is to be done with a row's bytes once they are written. */
  private interface AfterRow {
    void written(long row, TableWriter writer) throws IOException;
  }

  private static final int ROWS_BETWEEN_CHECKS = 1_000;

  private final RowClassifier rows;
  private final AnswerColumns columns;
  private final Options options;
  private final Streams streams;

  ClassifyRun(RowClassifier rows, AnswerColumns columns, Options options, Streams streams) {
    this.rows = rows;
    this.columns = columns;
    this.options = options;
    this.streams = streams;
  }

  void toStandardOutput(TableReader in) throws IOException {
    PrintStream out = streams.out();
    write(
        in,
        begin(in, out),
        (row, writer) -> {
          if (row % ROWS_BETWEEN_CHECKS == 0) {
            requireOpen(out);
          }
        });
  }

  /** A print stream keeps silent when its reader is gone: "parley classify … | head". */
  private static void requireOpen(PrintStream out) throws IOException {
    if (out.checkError()) {
      throw new IOException("standard output was closed by its reader");
    }
  }

  /**
   * Writes a file to its end.
   *
   * @param name what messages call it
   */
  void toFile(TableReader in, RunFile file, Path name) throws IOException {
    skip(in, file.rows());
    try {
      TableWriter writer = file.rows() == 0 ? begin(in, file.out()) : resume(in, file.out());
      write(
          in,
          writer,
          (row, written) -> {
            if (row % RunFile.ROWS_A_MEMBER == 0) {
              written.flush();
              file.cut(row);
            }
          });
      file.complete();
    } catch (IOException e) {
      throw new IOException(name + ": " + e.getMessage() + kept(file), e);
    }
  }

  private static String kept(RunFile file) {
    return file.rows() == 0 ? "" : "; %d rows are kept: go on with --resume".formatted(file.rows());
  }

  private static void skip(TableReader in, long done) {
    for (long row = 0; row < done; row++) {
      in.next();
    }
  }

  private TableWriter begin(TableReader in, OutputStream out) throws IOException {
    return TableWriter.open(
        out, options.written(), in.columns(), columns.names(), options.guardFormulas());
  }

  private TableWriter resume(TableReader in, OutputStream out) throws IOException {
    return TableWriter.resume(
        out, options.written(), in.columns(), columns.names(), options.guardFormulas());
  }

  private void write(TableReader in, TableWriter writer, AfterRow after) throws IOException {
    try (Progress progress = Progress.ofTable("classify", in, streams);
        Stream<LabelledRow> labelled =
            OrderedParallel.map(in, Row::characters, rows::label, options.threads())) {
      for (Iterator<LabelledRow> i = labelled.iterator(); i.hasNext(); ) {
        LabelledRow row = i.next();
        requireUsable(row, in);
        List<Object> values = columns.valuesOf(row);
        writer.write(row.row(), values);
        progress.step();
        after.written(row.row().number(), writer);
      }
    } finally {
      writer.flush();
    }
  }

  private void requireUsable(LabelledRow row, TableReader in) {
    if (options.failing() && !row.error().isEmpty()) {
      throw new DataException(
          "%s: record %d: column '%s': %s: expected a sentence"
              .formatted(in.name(), row.row().number(), rows.textColumn(), row.error()));
    }
  }
}
