package dev.parley;

import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Casting;
import dev.parley.corenlp.CoreNlp;
import dev.parley.data.OrderedParallel;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.model.LinearLayer;
import dev.parley.model.Prediction;
import dev.parley.model.Prior;
import dev.parley.model.SpanTagger;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.text.MissingLibraryException;
import dev.parley.text.Sentence;
import dev.parley.text.SentenceSplitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole articles: splits them into sentences, labels each with stance and sentiment, and says
 * whose stance it is and who reports it.
 *
 * <p>Thread-safe: load once and share.
 */
public final class ArticleAnalyzer implements AutoCloseable {

  private static final String HOLDERS = "holders";
  private static final String SOURCES = "source";
  private static final String SPEAKERS = "speakers";

  private final SentenceSplitter splitter;

  /** What {@link #of} was given, to be closed with what reads: the same, or another tier of it. */
  private final List<SentenceClassifier> given;

  private final ClassifierSet classifiers;
  private final @Nullable Taggers taggers;

  /** What finds holders and sources in what the encoder with these blocks makes of a sentence. */
  private record Taggers(
      String blocks, SpanTagger holders, SpanTagger sources, SpanTagger speakers) {

    static Optional<Taggers> of(TunedEncoder encoder) {
      @Nullable LinearLayer holders = encoder.spanHeads().get(HOLDERS);
      @Nullable LinearLayer sources = encoder.spanHeads().get(SOURCES);
      @Nullable LinearLayer speakers = encoder.spanHeads().get(SPEAKERS);
      return holders == null || sources == null || speakers == null
          ? Optional.empty()
          : Optional.of(
              new Taggers(
                  encoder.blocks().digest(),
                  new SpanTagger(holders),
                  new SpanTagger(sources),
                  new SpanTagger(speakers)));
    }
  }

  private ArticleAnalyzer(
      SentenceSplitter splitter,
      List<SentenceClassifier> given,
      ClassifierSet classifiers,
      @Nullable Taggers taggers) {
    this.splitter = splitter;
    this.given = given;
    this.classifiers = classifiers;
    this.taggers = taggers;
  }

  /**
   * An analyzer over the bundled models, which expect each label as often as any other: an article
   * that one analyses is mostly about a dispute.
   *
   * @param tier what a prediction may cost
   * @return an analyzer that is ready
   * @throws MissingLibraryException if CoreNLP, which splits sentences, is not on the class path
   */
  public static ArticleAnalyzer bundled(Tier tier) {
    return of(
        SentenceClassifier.bundled("stance", tier).with(Prior.BALANCED),
        SentenceClassifier.bundled("sentiment", tier).with(Prior.BALANCED));
  }

  /**
   * An analyzer over models of one's choice. Holders and sources are found by the bundled encoder,
   * unless the stance model is used at {@link Tier#WORDS}: then there are none.
   *
   * @param stance says where a sentence leans; closed with the analyzer
   * @param sentiment says how it sounds; closed with the analyzer
   * @return an analyzer that is ready
   * @throws MissingLibraryException if CoreNLP, which splits sentences, is not on the class path
   */
  public static ArticleAnalyzer of(SentenceClassifier stance, SentenceClassifier sentiment) {
    Optional<TunedEncoder> encoder =
        stance.tier() == Tier.WORDS ? Optional.empty() : SentenceClassifier.bundledEncoder();
    return new ArticleAnalyzer(
        CoreNlp.splitter(),
        List.of(stance, sentiment),
        new ClassifierSet(
            List.of(thorough(stance), thorough(sentiment)),
            encoder.map(TunedEncoder::blocks).stream().toList()),
        encoder.flatMap(Taggers::of).orElse(null));
  }

  /** Every sentence of an article is encoded anyway, so nothing is left to the words. */
  private static SentenceClassifier thorough(SentenceClassifier classifier) {
    return classifier.tier() == Tier.AUTO
        ? classifier.at(classifier.manifest().autoTier())
        : classifier;
  }

  /**
   * Reads an article. Lines that are not of it, such as buttons and menus, are left out.
   *
   * @param article plain text, of any length
   * @return its sentences with their labels, holders and sources, and its actors
   * @throws MissingLibraryException if the tier needs an encoder or parser that is not on the class
   *     path
   */
  public ArticleAnalysis analyze(String article) {
    Casting casting = Casting.of(article);
    int cores = Runtime.getRuntime().availableProcessors();
    try (Stream<Casting.Tagged> tagged =
        OrderedParallel.map(
            splitter.split(casting.text()).iterator(),
            s -> s.text().length(),
            this::tagged,
            cores)) {
      return casting.analysis(tagged.toList());
    }
  }

  private Casting.Tagged tagged(Sentence sentence) {
    SharedReading reading = classifiers.read(sentence.text());
    List<SpanTagger.Found> holders = List.of();
    List<SpanTagger.Found> sources = List.of();
    List<SpanTagger.Found> speakers = List.of();
    if (taggers != null) {
      SentenceEncoder.Encoding encoding = reading.encoding(taggers.blocks());
      holders = taggers.holders().found(sentence.text(), encoding);
      sources = taggers.sources().found(sentence.text(), encoding);
      speakers = taggers.speakers().found(sentence.text(), encoding);
    }
    List<Prediction> predictions = classifiers.classify(reading, "");
    return new Casting.Tagged(
        sentence, predictions.get(0), predictions.get(1), holders, sources, speakers);
  }

  @Override
  public void close() {
    given.forEach(SentenceClassifier::close);
    classifiers.close();
  }
}
