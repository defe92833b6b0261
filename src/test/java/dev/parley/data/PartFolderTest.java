package dev.parley.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that come into being whole and overwrite nobody's work. */
final class PartFolderTest {

  @TempDir private Path parent;

  private Path folder;

  @BeforeEach
  void chooseName() {
    folder = parent.resolve("report");
  }

  private void write(String name, String text) throws IOException {
    try (PartFolder part = PartFolder.begin(folder)) {
      part.write(name, text);
      assertThat(folder.resolve(name)).doesNotExist();
      part.complete();
    }
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> PartFolder.begin(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
    assertThat(parent.resolve("report.part")).doesNotExist();
  }

  @Test
  void anUnchangedFolderIsReplacedWhole() throws IOException {
    write("a.txt", "one");
    assertThat(folder.resolve("SHA256SUMS"))
        .hasContent("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  a.txt\n");
    write("b.txt", "two");
    assertThat(folder).isDirectoryNotContaining(p -> p.endsWith("a.txt"));
    assertThat(folder.resolve("b.txt")).hasContent("two");
    assertThat(parent).isDirectoryNotContaining(p -> p.endsWith("report.part"));
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Files.createDirectory(folder);
    write("a.txt", "one");
    assertThat(folder.resolve("a.txt")).exists();
  }

  @Test
  void whatOthersPutOrChangedStays() throws IOException {
    write("a.txt", "one");
    Files.writeString(folder.resolve("thesis.tex"), "mine");
    assertRefused("thesis.tex: not as Parley wrote it: expected an empty folder");
    Files.delete(folder.resolve("thesis.tex"));
    Files.createDirectory(folder.resolve("more"));
    assertRefused("more: not as Parley wrote it");
    Files.delete(folder.resolve("more"));
    Files.writeString(folder.resolve("a.txt"), "edited");
    assertRefused("a.txt: not as Parley wrote it");
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Files.writeString(folder, "mine");
    assertRefused("report: a file: expected the name of a folder");
  }

  @Test
  void aFailureLeavesWhatWasThere() throws IOException {
    write("a.txt", "one");
    try (PartFolder part = PartFolder.begin(folder)) {
      part.write("a.txt", "half");
    }
    assertThat(folder.resolve("a.txt")).hasContent("one");
    assertThat(parent.resolve("report.part")).doesNotExist();
  }
}
