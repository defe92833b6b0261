package dev.parley.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.SentenceClassifier;
import dev.parley.model.Manifest;
import dev.parley.model.ModelFile;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.report.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where a model comes from. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Show a model's manifest as JSON: labels, tiers, options, data, quality.",
    footer = {
      "",
      "'parley info encoder' shows what the bundled models' encoder was tuned on, how, and with what",
      "result; so does the file of an encoder that 'parley tune' made. A model card (Mitchell et al.",
      "2019) says what the model file records, and of all else that it is not recorded.",
      "",
      "Examples:",
      "  parley info stance",
      "  parley info --card mine.parley > mine.md",
    })
final class InfoCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .build();

  private static final String BUNDLED_ENCODER = "encoder";

  private final Streams streams;

  @Parameters(
      paramLabel = "NAME|FILE",
      description = "stance, sentiment, encoder, or a file of a model or tuned encoder")
  private String model = "";

  @Option(names = "--card", description = "Print a model card in Markdown instead of JSON")
  private boolean card;

  InfoCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (card) {
      streams.out().print(card());
    } else {
      streams.out().println(JSON.writeValueAsString(described()));
    }
    return 0;
  }

  private String card() throws IOException {
    if (model.equals(BUNDLED_ENCODER) || isTunedEncoder()) {
      throw new UsageException("--card: " + model + " is an encoder: expected a model");
    }
    try (SentenceClassifier classifier = Models.load(model, Tier.WORDS)) {
      Manifest manifest = classifier.manifest();
      return ModelCard.of(
          Models.nameOf(model), classifier.digest(), manifest, bundledEncoder(manifest));
    }
  }

  /** The card of the bundled encoder, if it is the one that a model uses. */
  private static Optional<TunedEncoder.Card> bundledEncoder(Manifest manifest) {
    return SentenceClassifier.bundledEncoder()
        .filter(encoder -> encoder.blocks().digest().equals(manifest.requires().tuned()))
        .map(TunedEncoder::card);
  }

  private boolean isTunedEncoder() throws IOException {
    Path file = Path.of(model);
    return Files.isRegularFile(file) && ModelFile.isTunedEncoder(file);
  }

  private Object described() throws IOException {
    if (model.equals(BUNDLED_ENCODER)) {
      return SentenceClassifier.bundledEncoder()
          .orElseThrow(() -> new UsageException("this library bundles no encoder"))
          .card();
    }
    if (isTunedEncoder()) {
      try (InputStream in = Files.newInputStream(Path.of(model))) {
        return ModelFile.readEncoder(in, model).card();
      }
    }
    try (SentenceClassifier classifier = Models.load(model, Tier.WORDS)) {
      return classifier.manifest();
    }
  }
}
