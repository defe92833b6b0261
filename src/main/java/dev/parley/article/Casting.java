package dev.parley.article;

import dev.parley.model.Prediction;
import dev.parley.model.SpanTagger.Found;
import dev.parley.text.Sentence;
import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whom the mentions of an article mean, and what each of its actors is about. Immutable;
 * threads may share it.
 */
public final class Casting {

  private static final String NEUTRAL = "neutral";

  /** Beyond so many characters names are not looked for: time is bounded. */
  private static final int LONGEST = 50_000;

  private final String text;
  private final List<Span> leftOut;

  private Casting(String text, List<Span> leftOut) {
    this.text = text;
    this.leftOut = leftOut;
  }

  /**
   * Takes an article.
   *
   * @param article its text, as it may have been copied from a page
   */
  public static Casting of(String article) {
    List<Span> leftOut = Boilerplate.in(article);
    return new Casting(Boilerplate.without(article, leftOut), leftOut);
  }

  /** The article with white space in place of lines that are not of it. */
  public String text() {
    return text;
  }

  /**
   * A sentence with its labels and the words that name holders and sources.
   *
   * @param sentence the sentence and where it stands
   * @param stance which way it leans
   * @param sentiment its polarity
   * @param holders whose stance it is, in characters of the sentence
   * @param sources who reports it, other than the holder, in characters of the sentence
   * @param speakers to whom it attributes words or thoughts, in characters of the sentence
   */
  public record Tagged(
      Sentence sentence,
      Prediction stance,
      Prediction sentiment,
      List<Found> holders,
      List<Found> sources,
      List<Found> speakers) {}

  /**
   * Resolves the mentions of the article.
   *
   * @param sentences its sentences in reading order
   */
  public ArticleAnalysis analysis(List<Tagged> sentences) {
    Cast cast = new Cast(text.substring(0, Math.min(text.length(), LONGEST)));
    List<SentenceAnalysis> analyses = new ArrayList<>();
    for (Tagged tagged : sentences) {
      analyses.add(resolved(tagged, cast));
    }
    return new ArticleAnalysis(analyses, actors(analyses), leftOut);
  }

  private static SentenceAnalysis resolved(Tagged tagged, Cast cast) {
    @Nullable Mention source =
        tagged.sources().isEmpty() ? null : mention(tagged, tagged.sources().get(0), cast, null);
    String speaker = source == null ? null : source.name();
    List<Mention> holders = new ArrayList<>();
    if (!tagged.stance().label().equals(NEUTRAL)) {
      for (Found found : tagged.holders()) {
        Mention holder = mention(tagged, found, cast, speaker);
        if (holders.stream().noneMatch(h -> h.name().equals(holder.name()))) {
          holders.add(holder);
        }
      }
    }
    return spoken(tagged, holders, source == null ? speaker(tagged, holders, cast) : source, cast);
  }

  /** The first to whom the sentence attributes something, if that is none of the holders. */
  private static @Nullable Mention speaker(Tagged tagged, List<Mention> holders, Cast cast) {
    for (Found found : tagged.speakers()) {
      boolean holds = tagged.holders().stream().anyMatch(h -> h.span().overlaps(found.span()));
      if (!holds || holders.isEmpty()) {
        Mention speaker = mention(tagged, found, cast, null);
        if (holders.stream().noneMatch(h -> h.name().equals(speaker.name()))) {
          return speaker;
        }
      }
    }
    return null;
  }

  /** Who says "we" speaks for a body, and who says "I" for himself. */
  private static SentenceAnalysis spoken(
      Tagged tagged, List<Mention> holders, @Nullable Mention source, Cast cast) {
    @Nullable Quotation quotation = Quotation.of(tagged.sentence().text());
    boolean polar = !tagged.stance().label().equals(NEUTRAL);
    @Nullable Mention speaker =
        holders.size() == 1 && source == null ? holders.get(0) : holders.isEmpty() ? source : null;
    if (quotation == null || !polar || speaker == null || isQuoted(speaker, tagged)) {
      return analysis(tagged, holders, source);
    }
    Mention holder =
        quotation.plural()
            ? mention(
                tagged, new Found(quotation.place(), speaker.probability()), cast, speaker.name())
            : speaker;
    return analysis(tagged, List.of(holder), speaker);
  }

  private static boolean isQuoted(Mention mention, Tagged tagged) {
    int offset = tagged.sentence().span().begin();
    return Quotation.isQuoted(
        tagged.sentence().text(),
        new Span(mention.span().begin() - offset, mention.span().end() - offset));
  }

  private static SentenceAnalysis analysis(
      Tagged tagged, List<Mention> holders, @Nullable Mention source) {
    boolean holdsItself =
        source != null && holders.stream().anyMatch(h -> h.name().equals(source.name()));
    return new SentenceAnalysis(
        tagged.sentence(),
        tagged.stance(),
        tagged.sentiment(),
        holders,
        holdsItself ? null : source);
  }

  private static Mention mention(Tagged tagged, Found found, Cast cast, @Nullable String source) {
    int offset = tagged.sentence().span().begin();
    String sentence = tagged.sentence().text();
    Span named = Names.beside(found.span(), sentence);
    String words = named.in(sentence);
    Span place = new Span(offset + named.begin(), offset + named.end());
    String name = cast.name(words, place.begin(), sentence, source);
    return new Mention(name, words, place, found.probability());
  }

  private static List<Actor> actors(List<SentenceAnalysis> sentences) {
    Map<String, List<SentenceAnalysis>> held = new LinkedHashMap<>();
    for (SentenceAnalysis sentence : sentences) {
      sentence.holders().stream()
          .map(Mention::name)
          .distinct()
          .forEach(name -> held.computeIfAbsent(name, k -> new ArrayList<>()).add(sentence));
      if (sentence.source() != null) {
        held.computeIfAbsent(sentence.source().name(), k -> new ArrayList<>());
      }
    }
    List<Actor> actors = new ArrayList<>();
    held.forEach((name, own) -> actors.add(Stances.actor(name, own)));
    return actors;
  }
}
