package dev.parley.cli;

import dev.parley.article.Actor;
import dev.parley.article.ArticleAnalysis;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableWriter;
import dev.parley.model.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers, beside another output, what each actor did in each article: by actor, then by date. An
 * actor of several articles is one by its name; all of them are kept until the end.
 */
final class Timeline implements ArticleOutput {

  private static final List<String> COLUMNS =
      List.of(
          "actor",
          "date",
          "article",
          "mentions",
          "dialogue",
          "mobilisation",
          "overall",
          "turned_from");

  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry e) -> e.actor().name()).thenComparing(e -> e.article().date());

  private final ArticleOutput other;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Actor actor, ArticleText article) {

    List<Object> cells() {
      return List.of(
          actor.name(),
          article.date(),
          article.name(),
          actor.mentions(),
          Decimals.of(actor.dialogue()),
          Decimals.of(actor.mobilisation()),
          actor.overall(),
          actor.shift() == null ? "" : actor.shift().from());
    }
  }

  Timeline(ArticleOutput other) {
    this.other = other;
  }

  @Override
  public void write(ArticleText article, String text, ArticleAnalysis analysis) throws IOException {
    ArticleText bare = article.withoutText();
    analysis.actors().stream()
        .filter(actor -> actor.mentions() > 0)
        .forEach(actor -> entries.add(new Entry(actor, bare)));
    other.write(article, text, analysis);
  }

  @Override
  public void fail(ArticleText article) throws IOException {
    other.fail(article);
  }

  @Override
  public void flush() throws IOException {
    other.flush();
  }

  /** Writes what was gathered; of equal dates in the order of the articles. */
  void writeTo(OutputStream out, Format format, boolean guardFormulas) throws IOException {
    entries.sort(ORDER);
    TableWriter table = TableWriter.open(out, format, List.of(), COLUMNS, guardFormulas);
    for (Entry entry : entries) {
      table.write(Row.EMPTY, entry.cells());
    }
    table.flush();
  }
}
