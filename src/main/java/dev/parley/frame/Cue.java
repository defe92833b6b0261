package dev.parley.frame;

import dev.parley.text.DependencyTree;
import dev.parley.text.Span;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An entry of the lexicon found in a sentence.
 *
 * @param begin the index of its first token
 * @param end the index after its last token
 * @param head the token of it that the rest of the sentence depends on
 * @param classes the classes that it may stand for
 */
record Cue(int begin, int end, int head, Set<LexicalClass> classes) {

  static Cue of(DependencyTree tree, int begin, int end, EnumSet<LexicalClass> classes) {
    return new Cue(begin, end, headOf(tree, begin, end), classes);
  }

  private static int headOf(DependencyTree tree, int begin, int end) {
    if (tree.token(begin).isVerb()) {
      return begin;
    }
    for (int i = begin; i < end; i++) {
      int governor = tree.governor(i);
      if (governor < begin || governor >= end) {
        return i;
      }
    }
    return end - 1;
  }

  Span span(DependencyTree tree) {
    return new Span(tree.token(begin).span().begin(), tree.token(end - 1).span().end());
  }

  String lemmas(DependencyTree tree) {
    return tree.tokens().subList(begin, end).stream()
        .map(t -> t.lemma())
        .collect(Collectors.joining(" "));
  }

  boolean is(LexicalClass lexicalClass) {
    return classes.contains(lexicalClass);
  }
}
