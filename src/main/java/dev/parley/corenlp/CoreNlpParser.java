package dev.parley.corenlp;

import dev.parley.text.DependencyParser;
import dev.parley.text.DependencyTree;
import dev.parley.text.Span;
import dev.parley.text.Token;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.GrammaticalStructure;
import edu.stanford.nlp.trees.TypedDependency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * CoreNLP's tokenizer, tagger, lemmatizer and neural dependency parser, called directly: a pipeline
 * would add nothing but configuration.
 *
 * <p>Text is parsed up to {@value #MAX_TOKENS} tokens or {@value #MAX_CHARS} characters, whichever
 * comes first; no sentence of real prose is longer, and cost stays bounded on what is not prose.
 */
final class CoreNlpParser implements DependencyParser {

  static final String TAGGER =
      "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger";
  static final String PARSER = "edu/stanford/nlp/models/parser/nndep/english_UD.gz";

  static final int MAX_TOKENS = 200;
  static final int MAX_CHARS = 4_000;

  private final MaxentTagger tagger;
  private final edu.stanford.nlp.parser.nndep.DependencyParser parser;

  private CoreNlpParser(
      MaxentTagger tagger, edu.stanford.nlp.parser.nndep.DependencyParser parser) {
    this.tagger = tagger;
    this.parser = parser;
  }

  static CoreNlpParser load() {
    return new CoreNlpParser(
        new MaxentTagger(TAGGER, new Properties(), false),
        edu.stanford.nlp.parser.nndep.DependencyParser.loadFromModelFile(PARSER));
  }

  @Override
  public DependencyTree parse(String sentence) {
    String text = sentence.substring(0, TokenizedText.cut(sentence, MAX_CHARS));
    TokenizedText tokenized = TokenizedText.of(text, MAX_TOKENS);
    List<CoreLabel> labels = tokenized.labels();
    boolean truncated = tokenized.truncated() || !sentence.substring(text.length()).isBlank();
    if (labels.isEmpty()) {
      return new DependencyTree(List.of(), new int[0], new String[0], truncated);
    }
    tagger.tagCoreLabels(labels);
    return treeOf(labels, parser.predict(labels), truncated);
  }

  @Override
  public String library() {
    return "stanford-corenlp " + CoreNlp.VERSION;
  }

  private static DependencyTree treeOf(
      List<CoreLabel> labels, GrammaticalStructure structure, boolean truncated) {
    int[] governors = new int[labels.size()];
    String[] relations = new String[labels.size()];
    Arrays.fill(governors, DependencyTree.ROOT);
    Arrays.fill(relations, "dep");
    for (TypedDependency d : structure.typedDependencies()) {
      governors[d.dep().index() - 1] = d.gov().index() - 1;
      relations[d.dep().index() - 1] = d.reln().toString();
    }
    return new DependencyTree(tokensOf(labels), governors, relations, truncated);
  }

  private static List<Token> tokensOf(List<CoreLabel> labels) {
    Morphology morphology = new Morphology(); // not thread-safe, and cheap beside the parse
    List<Token> tokens = new ArrayList<>(labels.size());
    for (CoreLabel label : labels) {
      String lemma = morphology.lemma(label.word(), label.tag()).toLowerCase(Locale.ROOT);
      Span span = new Span(label.beginPosition(), label.endPosition());
      tokens.add(new Token(label.originalText(), lemma, label.tag(), span));
    }
    return tokens;
  }
}
