package dev.parley.cli;

import dev.parley.ArticleAnalyzer;
import dev.parley.data.Format;
import dev.parley.data.PartFile;
import dev.parley.report.ArticlePage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "A folder stands for the files in it that end in .txt; a .csv, .tsv or .jsonl file holds an",
      "article a row, in the column 'text', named in the column 'id', of the day in 'date'. In JSON one",
      "file gives one object, anything else a line for each article, with its name and parley_error for",
      "one that cannot be read. In CSV there is a row for each holder of a sentence, and one for a",
      "sentence without. A malformed table ends the run. Lines that are not of an article (buttons,",
      "menus, links) are left out and listed.",
      "",
      "Examples:",
      "  parley analyze samples/harbour.txt",
      "  parley analyze --json articles/ > analyses.jsonl",
      "  parley analyze --format csv -o stances.csv --html stances.html articles.jsonl",
    })
final class AnalyzeCommand implements Callable<Integer> {

  private enum OutputFormat {
    TEXT,
    JSON,
    CSV,
    TSV
  }

  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Articles: plain text in UTF-8, folders of such files, or tables")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (for people), json, csv or tsv; default: text")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--json", description = "The same as --format json")
  private boolean json;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "File to write; default: standard output. Unfinished output lies in FILE.part")
  private @Nullable Path output;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page too, to be looked at in a browser: no script, no network")
  private @Nullable Path html;

  @Option(
      names = "--timeline",
      paramLabel = "FILE",
      description =
          "Write a table too (.csv, .tsv or .jsonl) of what each actor does in each article, by"
              + " name and date; dates are sorted as text, so write them as 2024-05-31")
  private @Nullable Path timeline;

  @Option(
      names = "--guard-formulas",
      description = "Write an apostrophe before cells that a spreadsheet would run as formulas")
  private boolean guardFormulas;

  @Mixin private Answering answering = new Answering();

  private int read;
  private int failed;

  AnalyzeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (json && format != OutputFormat.TEXT && format != OutputFormat.JSON) {
      throw new UsageException("--json and --format: expected one of them");
    }
    requireDifferent("-o", output, "--html", html);
    requireDifferent("-o", output, "--timeline", timeline);
    requireDifferent("--html", html, "--timeline", timeline);
    if (timeline != null) {
      tableOf(timeline);
    }
    if (output == null) {
      analyze(streams.out());
    } else {
      try (PartFile file = PartFile.begin(output)) {
        PrintStream out = new PrintStream(file.out(), false, StandardCharsets.UTF_8);
        analyze(out);
        if (out.checkError()) {
          throw new IOException(output + ": cannot be written");
        }
        file.complete();
      }
    }
    return failed == 0 || failed < read ? 0 : Main.FAILED;
  }

  private static void requireDifferent(
      String one, @Nullable Path file, String other, @Nullable Path otherFile) {
    if (file != null
        && otherFile != null
        && file.toAbsolutePath().normalize().equals(otherFile.toAbsolutePath().normalize())) {
      throw new UsageException("%s and %s: expected two files".formatted(one, other));
    }
  }

  private void analyze(PrintStream out) throws IOException {
    ArticleTexts texts = new ArticleTexts(files);
    ArticleOutput to = to(out, texts.isOneFile());
    if (html == null) {
      analyzeInTime(texts, to);
      return;
    }
    try (PartFile file = PartFile.begin(html)) {
      Writer writer =
          new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
      try (ArticlePage page = new ArticlePage(writer)) {
        analyzeInTime(texts, new ArticleOutput.Page(page, to));
      }
      file.complete();
    }
  }

  private void analyzeInTime(ArticleTexts texts, ArticleOutput to) throws IOException {
    if (timeline == null) {
      analyze(texts, to);
      return;
    }
    try (PartFile file = PartFile.begin(timeline)) {
      Timeline actors = new Timeline(to);
      analyze(texts, actors);
      actors.writeTo(file.out(), tableOf(timeline), guardFormulas);
      file.complete();
    }
  }

  private static Format tableOf(Path file) {
    return Format.ofFileName(file.toString())
        .filter(format -> format != Format.TEXT)
        .orElseThrow(
            () ->
                new UsageException(
                    "--timeline %s: expected a file ending .csv, .tsv or .jsonl".formatted(file)));
  }

  private void analyze(ArticleTexts texts, ArticleOutput to) throws IOException {
    try (ArticleAnalyzer analyzer = answering.articleAnalyzer();
        Progress progress = Progress.of("analyze", texts.isOneFile() ? 0 : -1, streams)) {
      texts.forEach(
          article -> {
            read++;
            if (article.text() == null) {
              failed++;
              to.fail(article);
            } else {
              to.write(article, article.text(), analyzer.analyze(article.text()));
            }
            progress.step();
          });
    } finally {
      to.flush();
    }
  }

  private ArticleOutput to(PrintStream out, boolean alone) throws IOException {
    return switch (json ? OutputFormat.JSON : format) {
      case TEXT -> new ArticleOutput.Text(out, streams.err(), alone);
      case JSON -> new ArticleOutput.Json(out, alone);
      case CSV -> ArticleOutput.Table.of(out, Format.CSV, guardFormulas);
      case TSV -> ArticleOutput.Table.of(out, Format.TSV, guardFormulas);
    };
  }
}
