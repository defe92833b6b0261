package dev.parley.corenlp;

import dev.parley.text.DependencyParser;
import dev.parley.text.MissingLibraryException;
import dev.parley.text.SentenceSplitter;

/**
 * Where CoreNLP's sentence splitter and dependency parser are had.
 *
 * <p>Each is loaded when first asked for, once per JVM, and shared: the parser takes some seconds
 * and about 350 MB of heap. This class itself can be loaded where CoreNLP is absent.
 */
public final class CoreNlp {

  static final String VERSION = "4.5.10";

  private static final String LIBRARY = "edu.stanford.nlp:stanford-corenlp:" + VERSION;
  private static final String LIBRARY_RESOURCE = "edu/stanford/nlp/process/PTBTokenizer.class";

  private CoreNlp() {}

  /** Whether CoreNLP itself is on the class path, which is all that splitting needs. */
  public static boolean hasLibrary() {
    return isPresent(LIBRARY_RESOURCE);
  }

  /** Whether CoreNLP and its English models are on the class path, so that parsing works. */
  public static boolean hasModels() {
    return hasLibrary() && isPresent(CoreNlpParser.PARSER) && isPresent(CoreNlpParser.TAGGER);
  }

  /**
   * The sentence splitter. It needs no model and loads in milliseconds.
   *
   * @throws MissingLibraryException if CoreNLP is not on the class path
   */
  public static SentenceSplitter splitter() {
    if (!hasLibrary()) {
      throw new MissingLibraryException(
          "splitting an article into sentences", LIBRARY, "classify --tier words");
    }
    return Splitter.INSTANCE;
  }

  /**
   * The dependency parser.
   *
   * @throws MissingLibraryException if CoreNLP or its English models are not on the class path
   */
  public static DependencyParser parser() {
    if (!hasLibrary()) {
      throw new MissingLibraryException("parsing", LIBRARY, "tier words");
    }
    if (!hasModels()) {
      throw new MissingLibraryException("parsing", LIBRARY + ":models", "tier words");
    }
    return Parser.INSTANCE;
  }

  private static boolean isPresent(String resource) {
    return CoreNlp.class.getClassLoader().getResource(resource) != null;
  }

  // Holders: the JVM runs each initialisation once, when first used, and publishes it safely.

  private static final class Splitter {
    static final SentenceSplitter INSTANCE = new CoreNlpSplitter();
  }

  private static final class Parser {
    static final DependencyParser INSTANCE = CoreNlpParser.load();
  }
}
