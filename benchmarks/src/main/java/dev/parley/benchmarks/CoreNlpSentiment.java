package dev.parley.benchmarks;

import dev.parley.data.Example;
import dev.parley.evaluation.Evaluation;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations;
import edu.stanford.nlp.trees.Tree;
import java.util.List;
import java.util.Properties;

/**
 * CoreNLP's own sentiment annotator, as it comes: trained on the phrases of the treebank that sst2
 * is of. Of its five probabilities the neutral one is left out, as in the paper.
 *
 * @see <a href="https://aclanthology.org/D13-1170/">Socher et al. 2013, Recursive deep models for
 *     semantic compositionality over a sentiment treebank</a>
 */
final class CoreNlpSentiment implements PublicSystem {

  private static final int NEUTRAL = 2;
  private static final int CLASSES = 5;
  private static final int WARM_UP = 10;

  @Override
  public String name() {
    return "CoreNLP sentiment";
  }

  @Override
  public Answers answer(PublicSet set, int number, PublicSet.Part part) {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,ssplit,parse,sentiment");
    properties.setProperty("tokenize.whitespace", "true"); // the set is tokenised
    properties.setProperty("ssplit.isOneSentence", "true");
    StanfordCoreNLP annotator = new StanfordCoreNLP(properties);
    part.judged().stream().limit(WARM_UP).forEach(e -> label(annotator, e.text()));
    long begun = System.nanoTime();
    List<Evaluation.Answer> answers =
        part.judged().stream()
            .map(Example::text)
            .map(text -> Evaluation.Answer.of(label(annotator, text)))
            .toList();
    return new Answers(answers, 0, (System.nanoTime() - begun) / 1e9);
  }

  private static String label(StanfordCoreNLP annotator, String text) {
    Annotation annotation = new Annotation(text);
    annotator.annotate(annotation);
    Tree tree =
        annotation
            .get(CoreAnnotations.SentencesAnnotation.class)
            .get(0)
            .get(SentimentCoreAnnotations.SentimentAnnotatedTree.class);
    double lean = 0;
    for (int c = 0; c < CLASSES; c++) {
      lean += Integer.signum(c - NEUTRAL) * RNNCoreAnnotations.getPredictions(tree).get(c);
    }
    return lean > 0 ? "positive" : "negative";
  }
}
