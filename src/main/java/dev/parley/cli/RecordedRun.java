package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.DigestedInput;
import dev.parley.data.PartFile;
import dev.parley.model.Manifest.Requirements;
import dev.parley.model.Tier;
import dev.parley.run.RunManifest;
import dev.parley.run.RunManifest.UsedFile;
import dev.parley.run.RunManifest.UsedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command and, where that is asked for, writes down what it read, used and wrote. It looks
 * at the options alone, so that no command needs to know of it.
 */
final class RecordedRun {

  private final DigestedInput in;
  private final DigestedOutput out;
  private final List<String> arguments;

  RecordedRun(DigestedInput in, DigestedOutput out, List<String> arguments) {
    this.in = in;
    this.out = out;
    this.arguments = arguments;
  }

  int execute(ParseResult parsed) {
    CommandLine line = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    Optional<Path> manifest = Recordable.manifestOf(line.getParseResult());
    if (manifest.isEmpty()) {
      return new RunLast().execute(parsed);
    }
    try {
      return record(parsed, line.getParseResult(), manifest.get());
    } catch (IOException | UsageException e) {
      throw new ExecutionException(line, String.valueOf(e.getMessage()), e);
    }
  }

  private int record(ParseResult whole, ParseResult parsed, Path manifest) throws IOException {
    requireOwnName(parsed, manifest);
    in.on(true);
    out.begin();
    List<UsedFile> inputs = files(parsed, FileRole.INPUT);
    Instant started = Instant.now();
    int code = new RunLast().execute(whole);
    Duration taken = Duration.between(started, Instant.now());
    if (code == 0 && !out.checkError()) {
      List<UsedFile> outputs = withOutput(files(parsed, FileRole.OUTPUT));
      RunManifest run =
          new RunManifest(
              RunManifest.SCHEMA,
              arguments,
              VersionProvider.version(),
              Machine.platform(),
              started.truncatedTo(ChronoUnit.SECONDS).toString(),
              taken.toMillis() / 1000.0,
              seed(parsed),
              models(parsed),
              withInput(inputs),
              outputs);
      write(manifest, run);
    }
    return code;
  }

  private static void requireOwnName(ParseResult parsed, Path manifest) {
    for (OptionSpec option : parsed.matchedOptionsSet()) {
      boolean same = FileRole.of(option).isPresent() && named(parsed, option).contains(manifest);
      if (same) {
        throw new UsageException(
            "%s and %s %s: expected two files"
                .formatted(Recordable.MANIFEST, option.longestName(), manifest));
      }
    }
  }

  private static List<UsedFile> files(ParseResult parsed, FileRole role) throws IOException {
    List<UsedFile> files = new ArrayList<>();
    for (OptionSpec option : parsed.matchedOptionsSet()) {
      for (Path file :
          FileRole.of(option).equals(Optional.of(role)) ? named(parsed, option) : List.<Path>of()) {
        files.addAll(Measured.files(option.longestName(), file));
      }
    }
    return files;
  }

  /** The files of an option; of several label columns {@code train} writes a model each instead. */
  private static List<Path> named(ParseResult parsed, OptionSpec option) {
    Stream<Path> files = values(option).stream().map(Path::of);
    boolean models =
        parsed.commandSpec().name().equals("train") && option.longestName().equals("-o");
    @Nullable OptionSpec columns = parsed.matchedOption("--label-column");
    List<String> labels =
        !models || columns == null ? List.of() : values(columns).stream().distinct().toList();
    return labels.size() < 2
        ? files.toList()
        : files
            .flatMap(file -> labels.stream().map(label -> TrainCommand.modelFile(file, label)))
            .toList();
  }

  private static @Nullable Long seed(ParseResult parsed) {
    @Nullable OptionSpec seed = parsed.commandSpec().findOption("--seed");
    return seed != null && seed.getValue() instanceof Long number ? number : null;
  }

  /** The models of the options or their defaults; articles are read by the bundled ones. */
  private static List<UsedModel> models(ParseResult parsed) throws IOException {
    @Nullable OptionSpec option = parsed.commandSpec().findOption("--model");
    List<String> names = option == null ? List.of() : values(option);
    List<UsedModel> models = new ArrayList<>();
    for (String name : parsed.hasMatchedOption("--articles") ? SentenceClassifier.BUNDLED : names) {
      models.add(model(name));
    }
    return models;
  }

  private static UsedModel model(String name) throws IOException {
    try (SentenceClassifier model = Models.load(name, Tier.WORDS)) {
      Requirements requires = model.manifest().requires();
      boolean bundled = SentenceClassifier.BUNDLED.contains(name);
      return new UsedModel(name, bundled, model.digest(), requires.tuned(), requires.lexicon());
    }
  }

  /** An option's values, given or by default; none for an empty one. */
  private static List<String> values(OptionSpec option) {
    @Nullable Object value = option.getValue();
    List<?> values =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return values.stream().map(Object::toString).filter(text -> !text.isEmpty()).toList();
  }

  private List<UsedFile> withInput(List<UsedFile> files) {
    return in.bytes() == 0
        ? files
        : with(files, new UsedFile("", "standard input", in.digest(), in.bytes()));
  }

  private List<UsedFile> withOutput(List<UsedFile> files) {
    return out.bytes() == 0
        ? files
        : with(files, new UsedFile("", "standard output", out.digest(), out.bytes()));
  }

  private static List<UsedFile> with(List<UsedFile> files, UsedFile stream) {
    List<UsedFile> all = new ArrayList<>(files);
    all.add(stream);
    return all;
  }

  private static void write(Path file, RunManifest manifest) throws IOException {
    try (PartFile part = PartFile.begin(file)) {
      part.out().write(manifest.json().getBytes(StandardCharsets.UTF_8));
      part.complete();
    }
  }
}
