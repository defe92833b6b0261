package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.DataException;
import dev.parley.run.RunManifest;
import dev.parley.run.RunManifest.UsedFile;
import dev.parley.run.RunManifest.UsedModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs again what a manifest says, which may come from a stranger: a command that only reads and
 * answers, on copies of the inputs and models that the manifest lists, writing into one folder. The
 * command line is taken apart and put together anew from what is understood of it.
 */
final class Replay {

  private static final Set<String> COMMANDS =
      Set.of("classify", "evaluate", "cross-validate", "compare", "agree", "prevalence", "audit");

  /** Options that change no result: where the manifest goes, and how many threads work. */
  private static final Set<String> LEFT_OUT = Set.of(Recordable.MANIFEST, "--threads");

  private final RunManifest manifest;
  private final Map<String, Path> files;
  private final Path folder;
  private final Map<String, Path> outputs = new HashMap<>();
  private int copies;

  /**
   * A run that has not begun.
   *
   * @param files what it may read, by digest
   * @param folder an empty folder that takes all that is written
   */
  Replay(RunManifest manifest, Map<String, Path> files, Path folder) {
    this.manifest = manifest;
    this.files = files;
    this.folder = folder;
  }

  /**
   * Runs the command.
   *
   * @return its exit code
   * @throws DataException if it is none that may be run again
   */
  int run(PrintStream err) throws IOException {
    String[] arguments = arguments(parse(manifest.command())).toArray(String[]::new);
    Path written = folder.resolve("standard-output");
    outputs.put("", written);
    try (InputStream in = standardInput();
        PrintStream out =
            new PrintStream(Files.newOutputStream(written), false, StandardCharsets.UTF_8)) {
      return Main.run(in, out, err, arguments);
    }
  }

  /** What the run wrote for an option, or to standard output; null if nothing. */
  @Nullable Path written(String option) {
    @Nullable Path file = outputs.get(option);
    return file == null || !Files.isRegularFile(file) ? null : file;
  }

  /** The command, if it is one that may be run again. */
  static ParseResult parse(List<String> command) {
    if (!COMMANDS.contains(command.get(0))) {
      throw new DataException(
          "command '%s': expected one of %s"
              .formatted(command.get(0), COMMANDS.stream().sorted().toList()));
    }
    Streams none =
        new Streams(
            InputStream.nullInputStream(),
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      ParseResult parsed = Main.commandLine(none).parseArgs(command.toArray(String[]::new));
      @Nullable ParseResult run = parsed.subcommand();
      if (run == null
          || run.hasSubcommand()
          || run.isUsageHelpRequested()
          || run.isVersionHelpRequested()) {
        throw new DataException("command %s: expected a run".formatted(command));
      }
      return run;
    } catch (ParameterException e) {
      throw new DataException("command %s: %s".formatted(command, e.getMessage()), e);
    }
  }

  private List<String> arguments(ParseResult parsed) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(parsed.commandSpec().name()));
    for (OptionSpec option : parsed.matchedOptionsSet()) {
      String name = option.longestName();
      if (LEFT_OUT.contains(name)) {
        continue;
      }
      if (option.arity().max() == 0) {
        arguments.add(name);
        continue;
      }
      for (String value : option.originalStringValues()) {
        arguments.add(name);
        arguments.add(value(option, value));
      }
    }
    return arguments;
  }

  private String value(OptionSpec option, String value) throws IOException {
    Optional<FileRole> role = FileRole.of(option);
    if (role.isEmpty()) {
      if (FileRole.namesFile(option)) {
        throw new DataException(option.longestName() + ": no option of a run that is repeated");
      }
      return value;
    }
    return switch (role.get()) {
      case INPUT -> input(option.longestName(), value).toString();
      case MODEL -> model(value);
      case OUTPUT -> output(option.longestName(), value).toString();
    };
  }

  /** A copy of a file, or of a folder's files, that the manifest lists for this option. */
  private Path input(String option, String value) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy-" + ++copies));
    for (UsedFile read : manifest.inputs()) {
      if (read.option().equals(option) && read.name().equals(value)) {
        return copy(read.sha256(), copy.resolve(nameOf(value)));
      }
    }
    List<UsedFile> members =
        manifest.inputs().stream()
            .filter(read -> read.option().equals(option) && isIn(read.name(), value))
            .toList();
    for (UsedFile member : members) {
      copy(member.sha256(), copy.resolve(nameOf(member.name())));
    }
    if (members.isEmpty()) {
      throw new DataException(
          "%s %s: not among the inputs of the manifest".formatted(option, value));
    }
    return copy;
  }

  private static boolean isIn(String name, String folder) {
    String stripped = folder.replaceFirst("[/\\\\]+$", "");
    return name.length() > stripped.length() + 1
        && name.startsWith(stripped)
        && name.substring(stripped.length() + 1).equals(lastPart(name));
  }

  private String model(String value) throws IOException {
    if (SentenceClassifier.BUNDLED.contains(value)) {
      return value;
    }
    for (UsedModel model : manifest.models()) {
      if (model.name().equals(value)) {
        Path copy = Files.createDirectory(folder.resolve("copy-" + ++copies));
        return copy(model.sha256(), copy.resolve(nameOf(value))).toString();
      }
    }
    throw new DataException("--model %s: not among the models of the manifest".formatted(value));
  }

  private Path output(String option, String value) throws IOException {
    Path place = Files.createDirectory(folder.resolve("copy-" + ++copies));
    Path file = place.resolve(nameOf(value));
    outputs.put(option, file);
    return file;
  }

  private Path copy(String digest, Path target) throws IOException {
    @Nullable Path file = files.get(digest);
    if (file == null) {
      throw new DataException("no file with the digest " + digest);
    }
    return Files.copy(file, target);
  }

  private InputStream standardInput() throws IOException {
    for (UsedFile read : manifest.inputs()) {
      if (read.standard()) {
        return new BufferedInputStream(
            Files.newInputStream(copy(read.sha256(), folder.resolve("standard-input"))));
      }
    }
    return InputStream.nullInputStream();
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** A file's own name, which its form and a model's columns go by, without what may lead away. */
  private static String nameOf(String path) {
    String name = lastPart(path).replaceAll("[^\\p{L}\\p{N}._ -]", "_");
    return name.replace(".", "").isEmpty() ? "_" : name;
  }
}
