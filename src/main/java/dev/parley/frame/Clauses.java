package dev.parley.frame;

import dev.parley.text.DependencyTree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands directly around a token of a dependency tree. */
final class Clauses {

  private static final Set<String> NO_SUBJECT = Set.of("nobody", "none", "neither", "nothing");

  private final DependencyTree tree;

  Clauses(DependencyTree tree) {
    this.tree = tree;
  }

  /**
   * How many negations stand at a token: not, never, no longer, no, neither, nobody.
   *
   * @param anchor a noun whose own "no" is counted there and not again as a subject
   */
  int negationsOf(int token, int anchor) {
    int count = 0;
    for (int dependent : tree.dependents(token)) {
      count += negates(dependent, token, anchor) ? 1 : 0;
    }
    return count;
  }

  private boolean negates(int dependent, int governor, int anchor) {
    String lemma = tree.token(dependent).lemma();
    String relation = tree.relation(dependent);
    return switch (relation) {
      case "advmod", "neg", "cc:preconj" ->
          lemma.equals("not")
              || lemma.equals("n't")
              || lemma.equals("never")
              || lemma.equals("hardly")
              || lemma.equals("barely")
              || lemma.equals("neither")
              || lemma.equals("nor")
              || isNoLonger(dependent);
      case "det" -> lemma.equals("no") || lemma.equals("neither");
      case "nsubj", "nsubj:pass" -> isNobody(dependent, anchor) && tree.token(governor).isVerb();
      default -> false;
    };
  }

  private boolean isNoLonger(int token) {
    return tree.token(token).lemma().startsWith("long")
        && token > 0
        && tree.token(token - 1).lemma().equals("no");
  }

  private boolean isNobody(int subject, int anchor) {
    if (subject == anchor) {
      return false; // "no talks were held": counted at the noun
    }
    String lemma = tree.token(subject).lemma();
    boolean noOne = lemma.equals("one") && hasNo(subject);
    return NO_SUBJECT.contains(lemma) || noOne || hasNo(subject);
  }

  /** Whether a noun has no, or neither, before it. */
  boolean hasNo(int noun) {
    for (int dependent : tree.dependents(noun)) {
      String lemma = tree.token(dependent).lemma();
      if (tree.relation(dependent).equals("det")
          && (lemma.equals("no") || lemma.equals("neither"))) {
        return true;
      }
    }
    return false;
  }

  /** The preposition of a noun, or an empty string. */
  String prepositionOf(int noun) {
    return lemmaOf(dependent(noun, "case"));
  }

  /** What introduces a clause, or an empty string. */
  String markOf(int clause) {
    String mark = lemmaOf(dependent(clause, "mark"));
    return mark.isEmpty() ? lemmaOf(dependent(clause, "case")) : mark;
  }

  /** The lemma of a token, or an empty string for none. */
  String lemmaOf(@Nullable Integer token) {
    return token == null ? "" : tree.token(token).lemma();
  }

  /** The first dependent in a relation, or null. */
  @Nullable Integer dependent(int token, String relation) {
    for (int dependent : tree.dependents(token)) {
      if (tree.relation(dependent).equals(relation)) {
        return dependent;
      }
    }
    return null;
  }

  boolean hasDependent(int token, String relation) {
    return dependent(token, relation) != null;
  }
}
