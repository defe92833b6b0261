package dev.parley.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TableTest {

  private static List<Row> read(String table, Format format) throws IOException {
    return read(table.getBytes(StandardCharsets.UTF_8), format);
  }

  private static List<Row> read(byte[] table, Format format) throws IOException {
    try (TableReader reader =
        TableReader.open(new ByteArrayInputStream(table), "in." + format, format)) {
      List<Row> rows = new ArrayList<>();
      reader.forEachRemaining(rows::add);
      return rows;
    }
  }

  private static String write(List<Row> rows, Format format, boolean guard) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer =
        TableWriter.open(out, format, rows.get(0).columns(), List.of("label"), guard)) {
      for (Row row : rows) {
        writer.write(row, List.of("x"));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstColumn() throws IOException {
    assertThat(read("\uFEFFtext,n\na,1\n", Format.CSV).get(0).get("text")).isEqualTo("a");
    byte[] utf16 = "\uFEFFtext,n\nä,1\n".getBytes(Charset.forName("UTF-16LE"));
    assertThat(read(utf16, Format.CSV).get(0).get("text")).isEqualTo("ä");
  }

  @Test
  void quotesDelimitersAndLineBreaksInsideCellsAreKept() throws IOException {
    List<Row> rows =
        read("id,text\n1,\"He said \"\"no\"\", twice\"\n2,\"line\r\nbreak\"\n", Format.CSV);
    assertThat(rows)
        .extracting(r -> r.get("text"))
        .containsExactly("He said \"no\", twice", "line\r\nbreak");
  }

  @Test
  void tabSeparatedCellsMayHoldCommas() throws IOException {
    assertThat(read("text\tn\na, b\t1\n", Format.TSV).get(0).get("text")).isEqualTo("a, b");
  }

  @Test
  void everyLineOfPlainTextIsARowAndEmptyOnesKeepTheirPlace() throws IOException {
    assertThat(read("one\n\nthree", Format.TEXT))
        .extracting(r -> r.cells().get(0))
        .containsExactly("one", "", "three");
  }

  @Test
  void jsonValuesKeepTheirTypes() throws IOException {
    List<Row> rows =
        read("{\"text\":\"a\",\"n\":1.50,\"tags\":[1,null]}\n\n{\"text\":\"b\"}\n", Format.JSONL);
    assertThat(rows).hasSize(2);
    assertThat(write(rows, Format.JSONL, false))
        .isEqualTo(
            "{\"text\":\"a\",\"n\":1.50,\"tags\":[1,null],\"label\":\"x\"}\n{\"text\":\"b\",\"label\":\"x\"}\n");
  }

  @Test
  void aRaggedRowNamesFileRecordAndExpectation() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("a,b\n1,2\n1,2,3\n", Format.CSV))
        .withMessageContaining("in.CSV: record 2: 3 cells: expected 2");
  }

  @Test
  void anOpenQuoteNamesTheRecordThatItBeganIn() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("a,b\n1,2\n1,\"open\n3,4\n", Format.CSV))
        .withMessageContaining("in.CSV: record 2: malformed")
        .withMessageContaining("quote");
  }

  @Test
  void aRecordWithoutEndIsStoppedBeforeMemoryIs() {
    byte[] open =
        ("a\n\"" + "x".repeat(TableReader.MAX_RECORD_CHARS + 100_000))
            .getBytes(StandardCharsets.UTF_8);
    InputStream endless = new ByteArrayInputStream(open);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> {
              try (TableReader reader = TableReader.open(endless, "endless", Format.CSV)) {
                reader.hasNext();
              }
            })
        .withMessageContaining("longer than");
  }

  @Test
  void anEmptyFileLacksItsHeader() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("", Format.CSV))
        .withMessageContaining("expected a header line");
  }

  @Test
  void aLineThatIsNoJsonObjectNamesItsRecord() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("{\"text\":\"a\"}\n{\"text\":\n", Format.JSONL))
        .withMessageContaining("record 2: not a JSON object");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("[1]\n", Format.JSONL))
        .withMessageContaining("record 1: a JSON ARRAY: expected an object");
  }

  @Test
  void formulasAreWrittenAsReadUnlessGuarded() throws IOException {
    List<Row> rows = read("text,n\n=1+1,-5\n", Format.CSV);
    assertThat(write(rows, Format.CSV, false)).contains("=1+1,-5,x");
    assertThat(write(rows, Format.CSV, true)).contains("'=1+1,'-5,x");
  }

  @Test
  void anAddedColumnMustNotHideOneThatWasRead() throws IOException {
    List<Row> rows = read("text,label\na,b\n", Format.CSV);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> write(rows, Format.CSV, false))
        .withMessageContaining("'label'");
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"CSV", "TSV", "JSONL"})
  void whatIsWrittenIsReadBackTheSame(Format format) throws IOException {
    Random random = new Random(7);
    String alphabet = "ab \t\",;\n\r'=é漢\uD83D\uDE00|\\{}#";
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      List<String> cells =
          List.of("r" + i, randomText(random, alphabet), randomText(random, alphabet));
      rows.add(new Row(i, List.of("id", "text", "note"), cells, null));
    }
    List<Row> back = read(write(rows, format, false), format);
    assertThat(back).hasSize(200);
    for (int i = 0; i < 200; i++) {
      assertThat(back.get(i).cells().subList(0, 3)).isEqualTo(rows.get(i).cells());
    }
  }

  private static String randomText(Random random, String alphabet) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @Test
  void aFileKeepsTheEndingPartUntilItIsComplete(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("out.csv");
    try (PartFile file = PartFile.begin(target)) {
      file.out().write('x');
    }
    assertThat(target).doesNotExist();
    assertThat(folder.resolve("out.csv.part")).exists();
    try (PartFile file = PartFile.begin(target)) {
      file.out().write('y');
      file.complete();
    }
    assertThat(target).hasContent("y");
    assertThat(folder.resolve("out.csv.part")).doesNotExist();
  }

  @Test
  void anUnknownLabelNamesFileRecordColumnValueAndExpectation(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("gold.csv");
    Files.writeString(file, "text,label\na,yes\nb,maybe\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                Dataset.read(
                    file,
                    Columns.of("text", "label"),
                    Set.of(),
                    new LabelSet(List.of("yes", "no"))))
        .withMessage(
            file + ": record 2: column 'label': unknown label 'maybe': expected one of [no, yes]");
  }

  @Test
  void aMissingColumnIsNamedWithThoseThatExist(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("gold.csv");
    Files.writeString(file, "sentence,label\na,yes\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Dataset.read(file, Columns.of("text", "label"), Set.of(), null))
        .withMessage(file + ": no column 'text': the columns are [sentence, label]");
  }

  @Test
  void aSplitColumnWithoutSplitsToKeepKeepsEveryRow(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("s.csv"), "text,label,split\na,x,train\nb,y,test\n");
    Columns columns = new Columns("text", "label", null, null, "split", false);
    assertThat(Dataset.read(file, columns, Set.of(), null).examples()).hasSize(2);
    assertThat(Dataset.read(file, columns, Set.of("test"), null).examples()).hasSize(1);
    assertThat(Dataset.readIfAny(file, columns, Set.of("development"), null)).isEmpty();
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Dataset.read(file, columns, Set.of("development"), null))
        .withMessageEndingWith("no examples of split [development]");
  }
}
