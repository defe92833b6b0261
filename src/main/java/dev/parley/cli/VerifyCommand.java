package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.DataException;
import dev.parley.data.DigestedInput;
import dev.parley.model.Tier;
import dev.parley.run.Bundle;
import dev.parley.run.RunManifest;
import dev.parley.run.RunManifest.UsedFile;
import dev.parley.run.RunManifest.UsedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats a run that others have bundled. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Check a bundle's digests, run its command again and compare the results.",
    footer = {
      "",
      "Each line says equal, different or missing of a model, an input or a result. Exit code 0: all is",
      "equal; 1: it is not, or the bundle cannot be used. The run is repeated in a temporary folder; only",
      "classify, evaluate, compare, agree and prevalence are, on the files that the manifest lists.",
      "Results at tiers that use the encoder may differ on another kind of processor.",
      "",
      "Examples:",
      "  parley verify shares.zip",
      "  parley verify labelled.zip --data articles.csv",
      "  parley verify labelled.zip --data corpora/",
    })
final class VerifyCommand implements Callable<Integer> {

  private static final String EQUAL = "equal";
  private static final String DIFFERENT = "different";
  private static final String MISSING = "missing";

  private final Streams streams;

  @Parameters(paramLabel = "BUNDLE.zip", description = "What 'parley bundle' wrote")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Where inputs are that the bundle lacks, found by digest; default: this folder")
  private List<Path> data = List.of(Path.of(""));

  private boolean sound = true;
  private boolean complete = true;

  VerifyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(file + ": no such file: expected what 'parley bundle' wrote");
    }
    Path folder = Files.createTempDirectory("parley-verify");
    try {
      verify(folder);
    } catch (DataException e) {
      throw new DataException(printable(String.valueOf(e.getMessage())), e);
    } finally {
      delete(folder);
    }
    return sound ? 0 : Main.FAILED;
  }

  private void verify(Path folder) throws IOException {
    Bundle bundle = Bundle.unpack(file, Files.createDirectory(folder.resolve("unpacked")));
    RunManifest manifest = bundle.manifest();
    Replay.parse(manifest.command());
    announce(manifest);
    checkMembers(bundle);
    Map<String, Path> files = new HashMap<>();
    bundle.members().forEach((digest, member) -> files.put(digest, member.file()));
    for (UsedModel model : manifest.models()) {
      checkModel(model, files.containsKey(model.sha256()));
    }
    findInputs(manifest, files);
    if (complete) {
      Replay replay = new Replay(manifest, files, Files.createDirectory(folder.resolve("replay")));
      int code = replay.run(streams.err());
      if (code != 0) {
        say(DIFFERENT, "the run", "it ended with exit code " + code);
      }
      for (UsedFile result : manifest.outputs()) {
        compare(result, replay.written(result.option()), files.get(result.sha256()));
      }
    }
  }

  private void announce(RunManifest manifest) {
    note("command", String.join(" ", manifest.command()));
    note("Parley", manifest.parley(), VersionProvider.version());
    note("Java", manifest.platform().java(), Machine.platform().java());
    note("processor", manifest.platform().processor(), Machine.platform().processor());
  }

  private void note(String what, String before, String now) {
    note(what, before.equals(now) ? before : "%s; here %s".formatted(before, now));
  }

  private void note(String what, String text) {
    streams.out().println(printable("%-10s %s".formatted(what, text)));
  }

  private void checkMembers(Bundle bundle) {
    RunManifest manifest = bundle.manifest();
    Set<String> known = new HashSet<>();
    manifest.models().forEach(model -> known.add(model.sha256()));
    manifest.inputs().forEach(read -> known.add(read.sha256()));
    manifest.outputs().forEach(written -> known.add(written.sha256()));
    bundle
        .members()
        .forEach(
            (digest, member) -> {
              if (!known.contains(digest)) {
                say(DIFFERENT, member.name(), "no file of the run has its digest " + digest);
              }
            });
  }

  private void checkModel(UsedModel model, boolean packed) {
    boolean own = SentenceClassifier.BUNDLED.contains(model.name());
    if (own != model.bundled()) {
      throw new DataException(
          "model '%s': bundled %s: expected %s".formatted(model.name(), model.bundled(), own));
    }
    if (own) {
      checkBundledModel(model);
    } else {
      require(packed, "model " + model.name(), "expected it in the bundle");
    }
  }

  private void checkBundledModel(UsedModel model) {
    try (SentenceClassifier own = SentenceClassifier.bundled(model.name(), Tier.WORDS)) {
      boolean same = own.digest().equals(model.sha256());
      say(
          same ? EQUAL : DIFFERENT,
          "model " + model.name(),
          same ? "" : "was %s, this Parley has %s".formatted(model.sha256(), own.digest()));
    }
  }

  private void require(boolean found, String what, String expected) {
    complete &= found;
    say(found ? EQUAL : MISSING, what, found ? "" : expected);
  }

  private void findInputs(RunManifest manifest, Map<String, Path> files) throws IOException {
    for (UsedFile read : manifest.inputs()) {
      if (!files.containsKey(read.sha256())) {
        @Nullable Path found = find(read);
        if (found != null) {
          files.put(read.sha256(), found);
        }
      }
      require(
          files.containsKey(read.sha256()),
          read.name(),
          "expected a file of %d bytes with the SHA-256 %s under --data"
              .formatted(read.bytes(), read.sha256()));
    }
  }

  /** Only files of the right length are read. */
  private @Nullable Path find(UsedFile read) throws IOException {
    for (Path place : data) {
      try (Stream<Path> all = Files.walk(place)) {
        List<Path> candidates = all.filter(f -> hasLength(f, read.bytes())).sorted().toList();
        for (Path candidate : candidates) {
          if (DigestedInput.of(candidate).equals(read.sha256())) {
            return candidate;
          }
        }
      }
    }
    return null;
  }

  private static boolean hasLength(Path file, long bytes) {
    return Files.isRegularFile(file) && file.toFile().length() == bytes;
  }

  private void compare(UsedFile result, @Nullable Path now, @Nullable Path before)
      throws IOException {
    if (now == null) {
      say(DIFFERENT, result.name(), "it was not written");
    } else if (DigestedInput.of(now).equals(result.sha256())) {
      say(EQUAL, result.name(), "");
    } else {
      say(
          DIFFERENT,
          result.name(),
          before == null
              ? "its digest; the bundle holds no result to compare"
              : OutputDifference.of(result.name(), before, now));
    }
  }

  private void say(String verdict, String what, String why) {
    sound &= verdict.equals(EQUAL);
    note(verdict, why.isEmpty() ? what : what + ": " + why);
  }

  /** Texts of a stranger move no cursor and turn no writing round. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
