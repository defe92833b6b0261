package dev.parley.cli;

import dev.parley.article.Actor;
import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Mention;
import dev.parley.article.SentenceAnalysis;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.model.Prediction;
import dev.parley.report.ArticleJson;
import dev.parley.report.ArticlePage;
import dev.parley.report.ArticleRows;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where analyses of articles go. */
interface ArticleOutput {

  /** Writes one; its text is at hand. */
  void write(ArticleText article, String text, ArticleAnalysis analysis) throws IOException;

  /** Says that one cannot be read. */
  void fail(ArticleText article) throws IOException;

  /** Hands everything on. */
  void flush() throws IOException;

  /** A table for people. */
  record Text(PrintStream out, PrintStream err, boolean alone) implements ArticleOutput {

    @Override
    public void write(ArticleText article, String text, ArticleAnalysis analysis) {
      if (!alone) {
        out.println("== " + article.name());
      }
      out.println(row("stance", "", "sentiment", "", "sentence"));
      for (SentenceAnalysis s : analysis.sentences()) {
        out.println(
            row(
                s.stance().label(),
                percent(s.stance()),
                s.sentiment().label(),
                percent(s.sentiment()),
                s.sentence().text().replaceAll("\\s+", " ") + whose(s)));
      }
      analysis.actors().forEach(this::print);
      analysis.leftOut().forEach(span -> out.println("left out: " + span.in(text)));
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

    private void print(Actor actor) {
      out.println(
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

    @Override
    public void fail(ArticleText article) {
      String error = article.error();
      boolean named = error.startsWith(article.name() + ":");
      err.println("parley: " + (named ? error : article.name() + ": " + error));
    }

    @Override
    public void flush() {
      out.flush();
    }
  }

  /** One object, or one a line. */
  record Json(PrintStream out, boolean alone) implements ArticleOutput {

    @Override
    public void write(ArticleText article, String text, ArticleAnalysis analysis) {
      out.println(ArticleJson.line(alone ? null : article.name(), text, analysis));
    }

    @Override
    public void fail(ArticleText article) {
      out.println(ArticleJson.failure(article.name(), article.error()));
    }

    @Override
    public void flush() {
      out.flush();
    }
  }

  /** A page beside another output. */
  record Page(ArticlePage page, ArticleOutput other) implements ArticleOutput {

    @Override
    public void write(ArticleText article, String text, ArticleAnalysis analysis)
        throws IOException {
      page.add(article.name(), text, analysis);
      other.write(article, text, analysis);
    }

    @Override
    public void fail(ArticleText article) throws IOException {
      page.fail(article.name(), article.error());
      other.fail(article);
    }

    @Override
    public void flush() throws IOException {
      other.flush();
    }
  }

  /** CSV or TSV, a row for each holder. */
  record Table(TableWriter writer) implements ArticleOutput {

    static Table of(PrintStream out, Format format, boolean guardFormulas) throws IOException {
      return new Table(
          TableWriter.open(out, format, List.of(), ArticleRows.COLUMNS, guardFormulas));
    }

    @Override
    public void write(ArticleText article, String text, ArticleAnalysis analysis)
        throws IOException {
      for (List<Object> row : ArticleRows.of(article.name(), analysis)) {
        writer.write(Row.EMPTY, row);
      }
    }

    @Override
    public void fail(ArticleText article) throws IOException {
      writer.write(Row.EMPTY, ArticleRows.failure(article.name(), article.error()));
    }

    @Override
    public void flush() throws IOException {
      writer.flush();
    }
  }
}
