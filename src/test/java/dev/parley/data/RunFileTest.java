package dev.parley.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that was cut off leaves, and what becomes of it. */
final class RunFileTest {

  private static final Map<String, String> SETTINGS = Map.of("--tier", "words");

  @TempDir private Path folder;
  private Path target;
  private Path part;
  private Path state;

  @BeforeEach
  void name() {
    target = folder.resolve("out.csv");
    part = folder.resolve("out.csv.part");
    state = folder.resolve("out.csv.part.state");
  }

  private static void write(RunFile file, String text) throws IOException {
    file.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void leave(String written, long rows, long bytes) throws IOException {
    Files.writeString(part, written);
    Checkpoint.of(rows, bytes, SETTINGS).write(state);
  }

  @Test
  void whatWasWrittenBehindTheLastCheckpointIsWrittenAgain() throws IOException {
    leave("a\nb\nhalf a li", 2, 4);
    try (RunFile file = RunFile.resume(target, SETTINGS)) {
      assertThat(file.rows()).isEqualTo(2);
      write(file, "c\n");
      file.complete();
    }
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    assertThat(target).hasContent("a\nb\nc\n");
  }

  @Test
  void aRunBeginsAfreshWhereThereIsNothingToGoOnWith() throws IOException {
    try (RunFile file = RunFile.resume(target, SETTINGS)) {
      assertThat(file.rows()).isZero();
    }
    Files.delete(part);
    Checkpoint.of(2, 4, SETTINGS).write(state);
    try (RunFile file = RunFile.resume(target, SETTINGS)) {
      assertThat(file.rows()).isZero();
    }
    leave("a\n", 2, 4);
    try (RunFile file = RunFile.resume(target, SETTINGS)) {
      assertThat(file.rows()).isZero();
      assertThat(part).isEmptyFile();
    }
  }

  @Test
  void aRunThatIsNotResumedForgetsTheCheckpoint() throws IOException {
    leave("a\nb\n", 2, 4);
    RunFile.begin(target, SETTINGS).close();
    assertThat(state).doesNotExist();
    leave("a\nb\n", 2, 4);
    RunFile.begin(target).close();
    assertThat(state).doesNotExist();
  }

  @Test
  void whatChangedIsNamed() throws IOException {
    leave("a\nb\n", 2, 4);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RunFile.resume(target, Map.of("--tier", "full", "--prior", "news")))
        .withMessageContaining("--tier was words, is full")
        .withMessageContaining("--prior was absent, is news")
        .withMessageContaining("expected the same, or a fresh start without --resume");
    assertThat(part).hasContent("a\nb\n");
    assertThat(state).exists();
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    for (String json : new String[] {"", "{", "null", "{\"version\":2}", "[1]"}) {
      Files.writeString(part, "a\n");
      Files.writeString(state, json);
      assertThatExceptionOfType(DataException.class)
          .as(json)
          .isThrownBy(() -> RunFile.resume(target, SETTINGS))
          .withMessageStartingWith(state.toString());
    }
  }

  @Test
  void twoRunsCannotWriteOneFile() throws IOException {
    try (RunFile file = RunFile.begin(target, SETTINGS)) {
      write(file, "a\n");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> RunFile.begin(target, SETTINGS))
          .withMessage(part + ": another run is writing it: expected one at a time");
      assertThat(part).hasContent("a\n");
    }
  }

  @Test
  void aPackedFileMayBeCutWhereAMemberEnds() throws IOException {
    for (String ending : new String[] {".gz", ".zst"}) {
      Path whole = folder.resolve("whole.csv" + ending);
      long member;
      try (RunFile file = RunFile.begin(whole)) {
        write(file, "text\na\n");
        file.cut(RunFile.ROWS_A_MEMBER);
        member = Files.size(folder.resolve("whole.csv" + ending + ".part"));
        write(file, "b\n");
        file.complete();
      }
      Path cut = folder.resolve("cut.csv" + ending);
      Files.copy(whole, folder.resolve("cut.csv" + ending + ".part"));
      Checkpoint.of(1, member, SETTINGS).write(folder.resolve("cut.csv" + ending + ".part.state"));
      try (RunFile file = RunFile.resume(cut, SETTINGS)) {
        write(file, "b\n");
        file.complete();
      }
      assertThat(cut).hasSameBinaryContentAs(whole);
      try (TableReader in = TableReader.open(cut, Format.CSV)) {
        assertThat(in.next().cells()).containsExactly("a");
        assertThat(in.next().cells()).containsExactly("b");
        assertThat(in.hasNext()).isFalse();
      }
    }
  }

  @Test
  void aFileThatIsNotPackedAsItsNameSaysIsNamed() throws IOException {
    for (String name : new String[] {"a.csv.gz", "a.csv.zst"}) {
      Path file = Files.writeString(folder.resolve(name), "text\nTalks resumed.\n");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> TableReader.open(file, Format.CSV))
          .withMessageStartingWith(file + ": ");
      Files.write(file, new byte[0]);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> TableReader.open(file, Format.CSV))
          .withMessageStartingWith(file + ": ");
    }
  }

  @Test
  void anEndingOfPackingStandsBehindThatOfTheFormat() {
    assertThat(Format.ofFileName("a.CSV.GZ")).contains(Format.CSV);
    assertThat(Format.ofFileName("a.jsonl.zst")).contains(Format.JSONL);
    assertThat(Format.ofFileName("a.gz")).isEmpty();
  }
}
