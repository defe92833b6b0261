package dev.parley.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** What a file that an option names is to a run that is recorded. */
enum FileRole {
  /** It is read: a table, or a folder of articles. */
  INPUT,
  /** It answers; a bundled model's name is no file. */
  MODEL,
  /** It is written. */
  OUTPUT;

  private static final Map<String, FileRole> BY_OPTION =
      Map.ofEntries(
          Map.entry("-i", INPUT),
          Map.entry("--data", INPUT),
          Map.entry("--other", INPUT),
          Map.entry("--articles", INPUT),
          Map.entry("--dev", INPUT),
          Map.entry("--encoder", INPUT),
          Map.entry("--model", MODEL),
          Map.entry("-o", OUTPUT),
          Map.entry("--predictions", OUTPUT),
          Map.entry("--flips", OUTPUT),
          Map.entry("--report", OUTPUT),
          Map.entry("--export-dsl", OUTPUT));

  /** Empty for an option that names no file, and for the manifest itself. */
  static Optional<FileRole> of(OptionSpec option) {
    return Optional.ofNullable(BY_OPTION.get(option.longestName()));
  }

  /** Whether an option takes a file, whatever it is for. */
  static boolean namesFile(OptionSpec option) {
    return option.typeInfo().getType() == Path.class
        || option.paramLabel().contains("FILE")
        || option.paramLabel().contains("FOLDER");
  }
}
