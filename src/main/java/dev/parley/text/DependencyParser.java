package dev.parley.text;

/**
 * Parses a sentence into tokens and a dependency tree. Implementations are safe for use by several
 * threads, and a result depends on its sentence alone.
 */
public interface DependencyParser {

  /**
   * The dependency tree of a sentence.
   *
   * @param sentence text that is taken as one sentence, of any length; overlong text is parsed up
   *     to the implementation's limit and the tree says that it is {@link
   *     DependencyTree#truncated() truncated}
   * @return a tree with no token if the text has no visible character
   */
  DependencyTree parse(String sentence);

  /** The library that parses, with its version. */
  String library();
}
