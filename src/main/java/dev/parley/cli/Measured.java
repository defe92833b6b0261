package dev.parley.cli;

import dev.parley.data.DigestedInput;
import dev.parley.run.RunManifest.UsedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Takes digests and lengths of the files of a run. */
final class Measured {

  private Measured() {}

  /** Whether a name is free or a file's: what a pipe holds can be read once only. */
  static boolean isFileOrFree(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  /** A file, or all files of a folder by name; none for a pipe and for what is not there. */
  static List<UsedFile> files(String option, Path file) throws IOException {
    List<UsedFile> files = new ArrayList<>();
    for (Path member : members(file)) {
      files.add(
          new UsedFile(option, member.toString(), DigestedInput.of(member), Files.size(member)));
    }
    return files;
  }

  private static List<Path> members(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return Files.isRegularFile(file) ? List.of(file) : List.of();
    }
    try (Stream<Path> found = Files.list(file)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
