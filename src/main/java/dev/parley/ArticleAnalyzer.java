package dev.parley;

import dev.parley.article.ArticleAnalysis;
import dev.parley.article.SentenceAnalysis;
import dev.parley.corenlp.CoreNlp;
import dev.parley.model.Prediction;
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
   * An analyzer over the bundled models.
   *
   * @param tier what a prediction may cost
   * @return an analyzer that is ready
   * @throws MissingLibraryException if CoreNLP, which splits sentences, is not on the class path
   */
  public static ArticleAnalyzer bundled(Tier tier) {
    return new ArticleAnalyzer(
        CoreNlp.splitter(),
        new ClassifierSet(
            List.of(
                SentenceClassifier.bundled("stance", tier),
                SentenceClassifier.bundled("sentiment", tier))));
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
