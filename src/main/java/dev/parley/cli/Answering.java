package dev.parley.cli;

import dev.parley.ArticleAnalyzer;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a model answers. */
final class Answering {

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "auto, words, semantic or full; default: auto")
  private Tier tier = Tier.AUTO;

  @Option(
      names = "--prior",
      paramLabel = "SHARES",
      description =
          "How often each label is expected: news, balanced, or LABEL=SHARE,…; default: news if the"
              + " model knows its shares there, else as its examples were; for articles balanced")
  private @Nullable String prior;

  Tier tier() {
    return tier;
  }

  /** Reads articles, with a balanced prior unless another was asked for. */
  ArticleAnalyzer articleAnalyzer() throws IOException {
    Prior chosen = Objects.requireNonNullElse(prior(), Prior.BALANCED);
    return ArticleAnalyzer.of(
        Models.load("stance", tier, chosen), Models.load("sentiment", tier, chosen));
  }

  /** The prior that was asked for, or null. */
  @Nullable Prior prior() {
    if (prior == null) {
      return null;
    }
    try {
      return Prior.parse(prior);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--prior: " + e.getMessage());
    }
  }
}
