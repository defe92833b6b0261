package dev.parley.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.parley.article.Actor;
import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Mention;
import dev.parley.article.SentenceAnalysis;
import dev.parley.model.Prediction;
import dev.parley.text.Span;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes analyses of articles as one page that needs nothing else: no script, no network. Whatever
 * comes from an article is escaped. Not thread-safe.
 */
public final class ArticlePage implements Closeable {

  private static final Template ARTICLE =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .compile(resource("article.mustache"));

  /** The width of the longest bar, in pixels. */
  private static final int WIDEST = 80;

  private final Writer out;

  /**
   * Begins a page.
   *
   * @param out where to write, as UTF-8; closed with the page
   * @throws IOException if it cannot be written
   */
  public ArticlePage(Writer out) throws IOException {
    this.out = out;
    out.write(resource("article-begin.html"));
  }

  private static String resource(String name) {
    try (InputStream in = ArticlePage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the library's own " + name + " cannot be read", e);
    }
  }

  /**
   * Adds an article.
   *
   * @param name its name
   * @param text the article as it was analysed
   * @param analysis what it conveys
   * @throws IOException if it cannot be written
   */
  public void add(String name, String text, ArticleAnalysis analysis) throws IOException {
    double most =
        analysis.actors().stream()
            .mapToDouble(a -> Math.max(a.dialogue(), a.mobilisation()))
            .max()
            .orElse(1);
    write(
        Map.of(
            "name",
            name,
            "error",
            "",
            "paragraphs",
            paragraphs(text, analysis.sentences()),
            "hasActors",
            !analysis.actors().isEmpty(),
            "actors",
            analysis.actors().stream().map(a -> actor(a, analysis.sentences(), most)).toList(),
            "leftOut",
            analysis.leftOut().stream().map(s -> s.in(text)).collect(Collectors.joining("; "))));
  }

  /**
   * Says that an article could not be read.
   *
   * @param name its name
   * @param error what is wrong with it
   * @throws IOException if it cannot be written
   */
  public void fail(String name, String error) throws IOException {
    List<Object> none = List.of();
    write(
        Map.of(
            "name",
            name,
            "error",
            error,
            "paragraphs",
            none,
            "hasActors",
            false,
            "actors",
            none,
            "leftOut",
            ""));
  }

  private void write(Map<String, Object> article) throws IOException {
    try {
      ARTICLE.execute(article, out);
    } catch (MustacheException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static List<Map<String, Object>> paragraphs(
      String text, List<SentenceAnalysis> sentences) {
    List<Map<String, Object>> paragraphs = new ArrayList<>();
    List<Map<String, Object>> paragraph = new ArrayList<>();
    int end = 0;
    for (SentenceAnalysis s : sentences) {
      Span span = s.sentence().span();
      if (text.substring(end, span.begin()).lines().count() > 1 && !paragraph.isEmpty()) {
        paragraphs.add(Map.of("sentences", paragraph));
        paragraph = new ArrayList<>();
      }
      paragraph.add(sentence(text, s));
      end = span.end();
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(Map.of("sentences", paragraph));
    }
    return paragraphs;
  }

  private static Map<String, Object> sentence(String text, SentenceAnalysis s) {
    return Map.of(
        "stance",
        s.stance().label(),
        "p",
        number(s.stance().probability(), 2),
        "says",
        says(s),
        "mark",
        letter(s.stance()) + sign(s.sentiment()),
        "parts",
        parts(text, s));
  }

  private static String says(SentenceAnalysis s) {
    StringBuilder says = new StringBuilder();
    says.append(label(s.stance())).append(", ").append(label(s.sentiment()));
    if (!s.holders().isEmpty()) {
      says.append("\nwhose: ")
          .append(s.holders().stream().map(Mention::name).collect(Collectors.joining("; ")));
    }
    if (s.source() != null) {
      says.append("\nsays: ").append(s.source().name());
    }
    return says.toString();
  }

  private static String label(Prediction prediction) {
    return prediction.label() + " " + number(prediction.probability(), 2);
  }

  private static String letter(Prediction stance) {
    return stance.label().equals("neutral")
        ? ""
        : stance.label().substring(0, 1).toUpperCase(Locale.ROOT);
  }

  private static String sign(Prediction sentiment) {
    return switch (sentiment.label()) {
      case "positive" -> "+";
      case "negative" -> "−";
      default -> "";
    };
  }

  /** What of a sentence names somebody, and what stands between. */
  private static List<Map<String, Object>> parts(String text, SentenceAnalysis s) {
    record Mark(Span span, String kind) {}
    List<Mark> marks = new ArrayList<>();
    s.holders().forEach(h -> marks.add(new Mark(h.span(), "holder")));
    if (s.source() != null) {
      marks.add(new Mark(s.source().span(), "source"));
    }
    marks.sort(Comparator.comparingInt(m -> m.span().begin()));
    List<Map<String, Object>> parts = new ArrayList<>();
    int at = s.sentence().span().begin();
    for (Mark mark : marks) {
      if (mark.span().begin() >= at) {
        parts.add(Map.of("kind", false, "text", text.substring(at, mark.span().begin())));
        parts.add(Map.of("kind", mark.kind(), "text", mark.span().in(text)));
        at = mark.span().end();
      }
    }
    parts.add(Map.of("kind", false, "text", text.substring(at, s.sentence().span().end())));
    return parts;
  }

  private static Map<String, Object> actor(
      Actor actor, List<SentenceAnalysis> sentences, double most) {
    return Map.of(
        "name",
        actor.name(),
        "overall",
        actor.overall(),
        "shift",
        actor.shift() == null ? "" : ", turned from " + actor.shift().from(),
        "dialogue",
        number(actor.dialogue(), 1),
        "dialogueWidth",
        Math.round(WIDEST * actor.dialogue() / most),
        "mobilisation",
        number(actor.mobilisation(), 1),
        "mobilisationWidth",
        Math.round(WIDEST * actor.mobilisation() / most),
        "course",
        IntStream.range(0, sentences.size())
            .filter(i -> holds(actor, sentences.get(i)))
            .mapToObj(i -> step(sentences.get(i), (i + 0.5) * 100 / sentences.size()))
            .toList());
  }

  private static boolean holds(Actor actor, SentenceAnalysis s) {
    return s.holders().stream().anyMatch(h -> h.name().equals(actor.name()));
  }

  private static Map<String, Object> step(SentenceAnalysis s, double at) {
    return Map.of("stance", s.stance().label(), "letter", letter(s.stance()), "at", number(at, 1));
  }

  private static String number(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }

  @Override
  public void close() throws IOException {
    out.write("</body>\n</html>\n");
    out.close();
  }
}
