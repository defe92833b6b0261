package dev.parley.cli;

import dev.parley.ArticleAnalyzer;
import dev.parley.article.Actor;
import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Mention;
import dev.parley.article.SentenceAnalysis;
import dev.parley.model.Prediction;
import dev.parley.report.ArticleJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads whole articles. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description =
        "Read articles of plain text: each sentence with its stance and sentiment, whose stance it"
            + " is and who says so; then the actors.",
    footer = {
      "",
      "One article gives one JSON object, several give one line each, with the file's name and",
      "parley_error for a file that cannot be read.",
      "",
      "Examples:",
      "  parley analyze samples/harbour.txt",
      "  parley analyze --json articles/*.txt > analyses.jsonl",
    })
final class AnalyzeCommand implements Callable<Integer> {

  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final Streams streams;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Articles: plain text, UTF-8")
  private List<Path> files = List.of();

  private int failed;

  @Option(names = "--json", description = "Write JSON instead of a table for people")
  private boolean json;

  @Mixin private Answering answering = new Answering();

  AnalyzeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (ArticleAnalyzer analyzer = answering.articleAnalyzer();
        Progress progress = Progress.of("analyze", files.size() > 1 ? files.size() : 0, streams)) {
      for (Path file : files) {
        analyze(file, analyzer);
        progress.step();
      }
    }
    return failed < files.size() ? 0 : Main.FAILED;
  }

  private void analyze(Path file, ArticleAnalyzer analyzer) throws IOException {
    String article;
    try {
      article = read(file);
    } catch (IOException e) {
      if (files.size() == 1) {
        throw e;
      }
      reportFailure(file, e);
      return;
    }
    ArticleAnalysis analysis = analyzer.analyze(article);
    if (json) {
      String name = files.size() == 1 ? null : file.toString();
      streams.out().println(ArticleJson.line(name, analysis));
    } else {
      printTable(file, analysis);
    }
  }

  private void reportFailure(Path file, IOException e) {
    failed++;
    String problem = Main.describe(e);
    if (json) {
      streams.out().println(ArticleJson.failure(file.toString(), problem));
    } else {
      streams.err().println("parley: " + problem);
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": a directory: expected a text file");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + ": larger than " + MAX_BYTES + " bytes: expected an article");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not UTF-8 text", e);
    }
  }

  private void printTable(Path file, ArticleAnalysis analysis) {
    if (files.size() > 1) {
      streams.out().println("== " + file);
    }
    streams.out().println(row("stance", "", "sentiment", "", "sentence"));
    for (SentenceAnalysis s : analysis.sentences()) {
      streams
          .out()
          .println(
              row(
                  s.stance().label(),
                  percent(s.stance()),
                  s.sentiment().label(),
                  percent(s.sentiment()),
                  s.sentence().text().replaceAll("\\s+", " ") + whose(s)));
    }
    analysis.actors().forEach(this::printActor);
  }

  /** Holders and source, as far as there are any. */
  private static String whose(SentenceAnalysis s) {
    List<String> parts = new ArrayList<>();
    if (!s.holders().isEmpty()) {
      parts.add(s.holders().stream().map(Mention::name).collect(Collectors.joining("; ")));
    }
    if (s.source() != null) {
      parts.add("says " + s.source().name());
    }
    return parts.isEmpty() ? "" : " [" + String.join(", ", parts) + "]";
  }

  private void printActor(Actor actor) {
    streams
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "actor: %s: %s, dialogue %.1f, mobilisation %.1f%s",
                actor.name(),
                actor.overall(),
                actor.dialogue(),
                actor.mobilisation(),
                actor.shift() == null ? "" : ", turned from " + actor.shift().from()));
  }

  private static String percent(Prediction p) {
    return String.format(Locale.ROOT, "%.2f", p.probability());
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-12s %4s  %-9s %4s  %s", (Object[]) cells);
  }
}
