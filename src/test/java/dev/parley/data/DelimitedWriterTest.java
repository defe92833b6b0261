package dev.parley.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DelimitedWriterTest {

  private static final List<String> COLUMNS = List.of("", "the, \"text\"");

  private static byte[] written(List<Row> rows, Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.open(out, format, COLUMNS, List.of("added"), false)) {
      for (Row row : rows) {
        writer.write(row, List.of(row.cells().get(1)));
      }
    }
    return out.toByteArray();
  }

  private static byte[] printed(List<Row> rows, Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CSVFormat csv =
        CSVFormat.DEFAULT.builder().setDelimiter(format.delimiter()).setRecordSeparator('\n').get();
    try (CSVPrinter printer =
        new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), csv)) {
      printer.printRecord(COLUMNS.get(0), COLUMNS.get(1), "added");
      for (Row row : rows) {
        printer.printRecord(row.cells().get(0), row.cells().get(1), row.cells().get(1));
      }
    }
    return out.toByteArray();
  }

  private static Row row(String first, String second) {
    return new Row(1, COLUMNS, List.of(first, second), null);
  }

  private static String random(Random random, int longest) {
    String alphabet = "aB1 \t\",;\n\r'=é’漢\uD83D\uDE00|\\#!$~\u0000\u007F\u00A0\uFFFD";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length()))); // halves of pairs, too
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"CSV", "TSV"})
  void cellsAreQuotedAsCommonsCsvQuotesThem(Format format) throws IOException {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(row(random(random, 3), random(random, 3)));
    }
    assertThat(written(rows, format)).isEqualTo(printed(rows, format));
  }

  @Test
  void longCellsAreWrittenWholeWhereverPairsOfSurrogatesStand() throws IOException {
    Random random = new Random(12);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(row("x".repeat(i) + "\uD83D\uDE00".repeat(20_000), random(random, 60_000)));
      rows.add(row("é".repeat(8_190 + i), "\"".repeat(8_190 + i)));
    }
    assertThat(written(rows, Format.CSV)).isEqualTo(printed(rows, Format.CSV));
  }
}
