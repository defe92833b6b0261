package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.DigestedInput;
import dev.parley.data.Format;
import dev.parley.data.TableReader;
import dev.parley.run.RunManifest.UsedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes digests, lengths and numbers of rows of the files of a run. */
final class Measured {

  private final Optional<Format> format;

  /**
   * Measures the files of one run.
   *
   * @param format how tables are written, where the command line says so
   */
  Measured(Optional<Format> format) {
    this.format = format;
  }

  /** Whether a name is free or a file's: what a pipe holds can be read once only. */
  static boolean isFileOrFree(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  /** A file, or all files of a folder by name; none for a pipe and for what is not there. */
  List<UsedFile> files(String option, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return List.of(measure(option, file, rows(file)));
    }
    List<UsedFile> files = new ArrayList<>();
    for (Path member : Files.isDirectory(file) ? members(file) : List.<Path>of()) {
      files.add(measure(option, member, null));
    }
    return files;
  }

  private static List<Path> members(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static UsedFile measure(String option, Path file, @Nullable Long rows)
      throws IOException {
    return new UsedFile(option, file.toString(), DigestedInput.of(file), Files.size(file), rows);
  }

  /** Null for what is no table, and for a malformed one: the command itself says what is wrong. */
  private @Nullable Long rows(Path file) throws IOException {
    Optional<Format> form = format.or(() -> Format.ofFileName(file.toString()));
    if (form.isEmpty()) {
      return null;
    }
    try (TableReader table = TableReader.open(file, form.get())) {
      long rows = 0;
      for (; table.hasNext(); table.next()) {
        rows++;
      }
      return rows;
    } catch (DataException | UncheckedIOException e) {
      return null;
    }
  }
}
