package dev.parley.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The commands that write results worth publishing, and where a run of them is written down. */
final class Recordable {

  static final String MANIFEST = "--manifest";

  private static final Set<String> COMMANDS =
      Set.of(
          "classify",
          "train",
          "tune",
          "evaluate",
          "cross-validate",
          "agree",
          "compare",
          "prevalence",
          "audit");

  private Recordable() {}

  /** Gives these commands the option {@value #MANIFEST}. */
  static void addTo(CommandLine line) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              if (COMMANDS.contains(name)) {
                command.getCommandSpec().addOption(option());
              }
            });
  }

  private static OptionSpec option() {
    return OptionSpec.builder(MANIFEST)
        .type(Path.class)
        .paramLabel("FILE")
        .description(
            "Write down the run as JSON: command, versions, machine, seed, and digests of models,"
                + " data and results, for 'parley bundle'; default: none, but beside an output OUT of"
                + " -o OUT.run.json")
        .build();
  }

  /** Where the manifest of a run is to be written; empty for nowhere. */
  static Optional<Path> manifestOf(ParseResult parsed) {
    boolean recordable = parsed.commandSpec().findOption(MANIFEST) != null;
    if (!recordable || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
      return Optional.empty();
    }
    @Nullable Path asked = parsed.matchedOptionValue(MANIFEST, null);
    return asked != null ? Optional.of(asked) : besideOutput(parsed);
  }

  /** A device or pipe has no neighbours. */
  private static Optional<Path> besideOutput(ParseResult parsed) {
    @Nullable Path output = parsed.matchedOptionValue("-o", null);
    if (output == null || !Measured.isFileOrFree(output)) {
      return Optional.empty();
    }
    return Optional.of(output.resolveSibling(output.getFileName() + ".run.json"));
  }
}
