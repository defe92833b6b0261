package dev.parley.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.SentenceClassifier;
import dev.parley.model.Tier;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows where a model comes from. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Show a model's manifest as JSON: labels, tiers, options, data, quality.")
final class InfoCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .build();

  private final Streams streams;

  @Parameters(paramLabel = "NAME|FILE", description = "stance, sentiment or a model file")
  private String model = "";

  InfoCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (SentenceClassifier classifier = Models.load(model, Tier.WORDS)) {
      streams.out().println(JSON.writeValueAsString(classifier.manifest()));
    }
    return 0;
  }
}
