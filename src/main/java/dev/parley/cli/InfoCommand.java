package dev.parley.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.SentenceClassifier;
import dev.parley.model.ModelFile;
import dev.parley.model.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows where a model comes from. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Show a model's manifest as JSON: labels, tiers, options, data, quality.",
    footer = {
      "",
      "'parley info encoder' shows what the bundled models' encoder was tuned on, how, and with what",
      "result; so does the file of an encoder that 'parley tune' made.",
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

  InfoCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    streams.out().println(JSON.writeValueAsString(described()));
    return 0;
  }

  private Object described() throws IOException {
    if (model.equals(BUNDLED_ENCODER)) {
      return SentenceClassifier.bundledEncoder()
          .orElseThrow(() -> new UsageException("this library bundles no encoder"))
          .card();
    }
    Path file = Path.of(model);
    if (Files.isRegularFile(file) && ModelFile.isTunedEncoder(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        return ModelFile.readEncoder(in, model).card();
      }
    }
    try (SentenceClassifier classifier = Models.load(model, Tier.WORDS)) {
      return classifier.manifest();
    }
  }
}
