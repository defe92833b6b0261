package dev.parley;

import dev.parley.article.ArticleAnalysis;
import dev.parley.article.SentenceAnalysis;
import dev.parley.corenlp.CoreNlp;
import dev.parley.model.Prediction;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import dev.parley.text.MissingLibraryException;
import dev.parley.text.Sentence;
import dev.parley.text.SentenceSplitter;
import java.util.List;

/**
 * Reads whole articles: splits them into sentences and labels each with stance and sentiment.
 * Holders, sources and actors are not found yet and their lists are empty.
 *
 * <p>Thread-safe: load once and share.
 */
public final class ArticleAnalyzer implements AutoCloseable {

  private final SentenceSplitter splitter;
  private final ClassifierSet classifiers;

  private ArticleAnalyzer(SentenceSplitter splitter, ClassifierSet classifiers) {
    this.splitter = splitter;
    this.classifiers = classifiers;
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
   * An analyzer over models of one's choice.
   *
   * @param stance says where a sentence leans; closed with the analyzer
   * @param sentiment says how it sounds; closed with the analyzer
   * @return an analyzer that is ready
   * @throws MissingLibraryException if CoreNLP, which splits sentences, is not on the class path
   */
  public static ArticleAnalyzer of(SentenceClassifier stance, SentenceClassifier sentiment) {
    return new ArticleAnalyzer(CoreNlp.splitter(), new ClassifierSet(List.of(stance, sentiment)));
  }

  /**
   * Reads an article.
   *
   * @param article plain text, of any length
   * @return its sentences with their labels
   * @throws MissingLibraryException if the tier needs a parser that is not on the class path
   */
  public ArticleAnalysis analyze(String article) {
    List<SentenceAnalysis> sentences =
        splitter.split(article).stream().map(this::analyzeSentence).toList();
    return new ArticleAnalysis(sentences, List.of());
  }

  private SentenceAnalysis analyzeSentence(Sentence sentence) {
    List<Prediction> predictions = classifiers.classify(sentence.text(), "");
    return new SentenceAnalysis(sentence, predictions.get(0), predictions.get(1), List.of(), null);
  }

  @Override
  public void close() {
    classifiers.close();
  }
}
