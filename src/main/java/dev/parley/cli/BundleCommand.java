package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.DigestedInput;
import dev.parley.data.PartFile;
import dev.parley.run.BundleWriter;
import dev.parley.run.RunManifest;
import dev.parley.run.RunManifest.UsedFile;
import dev.parley.run.RunManifest.UsedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs what others need to repeat a run. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = "Pack a run's manifest, results and models as a zip file, for others to verify.",
    footer = {
      "",
      "Models that come with Parley are named by digest alone, and so are the data unless --with-data is",
      "given. Files are looked for where the manifest says, beside it, and among those that are given,",
      "and must be as the run left them. The same run gives the same bytes.",
      "",
      "Examples:",
      "  parley classify -i articles.csv -o labelled.csv",
      "  parley bundle labelled.csv.run.json -o labelled.zip",
      "  parley prevalence --data labelled.csv --predicted-column stance_label --gold-column coded \\",
      "      --format csv --manifest run.json > shares.csv",
      "  parley bundle run.json shares.csv -o shares.zip --with-data",
    })
final class BundleCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "RUN.json", description = "The manifest of the run")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Files of the run that lie elsewhere now, and what standard output went to")
  private List<Path> given = List.of();

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "Zip file to write")
  private Path output = Path.of("");

  @Option(names = "--with-data", description = "Pack what was read too: may you pass it on?")
  private boolean withData;

  BundleCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    RunManifest manifest = RunManifest.parse(Files.readAllBytes(file), file.toString());
    BundleWriter bundle = new BundleWriter();
    for (UsedModel model : manifest.models()) {
      if (!model.bundled()) {
        bundle.add("models", require(model.name(), model.sha256()));
      }
    }
    for (UsedFile written : manifest.outputs()) {
      addOutput(bundle, written);
    }
    for (UsedFile read : withData ? manifest.inputs() : List.<UsedFile>of()) {
      bundle.add("inputs", require(read.name(), read.sha256()));
    }
    try (PartFile zip = PartFile.begin(output)) {
      bundle.write(file, zip.out());
      zip.complete();
    }
    return 0;
  }

  private void addOutput(BundleWriter bundle, UsedFile written) throws IOException {
    Optional<Path> found = find(written.name(), written.sha256());
    if (found.isEmpty() && written.standard()) {
      streams
          .err()
          .println(
              "parley: standard output is named by digest alone: name the file that it went to, to"
                  + " pack it");
    } else {
      bundle.add(
          "outputs", found.isPresent() ? found.get() : require(written.name(), written.sha256()));
    }
  }

  private Path require(String name, String digest) throws IOException {
    return find(name, digest)
        .orElseThrow(
            () ->
                new DataException(
                    "%s: %s: no file with the digest %s: expected it as the run left it"
                        .formatted(file, name, digest)));
  }

  private Optional<Path> find(String name, String digest) throws IOException {
    for (Path candidate : candidates(name)) {
      if (Files.isRegularFile(candidate) && DigestedInput.of(candidate).equals(digest)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private List<Path> candidates(String name) {
    List<Path> candidates = new ArrayList<>(given);
    try {
      candidates.add(Path.of(name));
      candidates.add(file.resolveSibling(Path.of(name).getFileName()));
      return candidates;
    } catch (IllegalArgumentException e) {
      throw new DataException("%s: '%s': expected the name of a file".formatted(file, name), e);
    }
  }
}
