package dev.parley.frame;

import dev.parley.text.DependencyTree;
import dev.parley.text.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An entry of the lexicon: one or more words and the class that they stand for together.
 *
 * @param words the words, of which {@link Word#GAP} stands for up to three others
 * @param lexicalClass what they do in a frame
 * @param kind their part of speech
 */
record LexicalEntry(List<Word> words, LexicalClass lexicalClass, WordKind kind) {

  private static final int WIDEST_GAP = 3;

  /** Words that English lets wait behind an object: "called the march off". */
  private static final Set<String> PARTICLES =
      Set.of("off", "up", "down", "out", "away", "back", "aside");

  /**
   * A word of an entry.
   *
   * @param lemma its dictionary form
   * @param pluralOnly whether the singular means something else
   */
  record Word(String lemma, boolean pluralOnly) {

    static final Word GAP = new Word("*", false);

    static Word of(String written) {
      boolean plural = written.length() > 1 && written.endsWith("P");
      return written.equals("*")
          ? GAP
          : new Word(plural ? written.substring(0, written.length() - 1) : written, plural);
    }

    boolean matches(Token token) {
      return token.lemma().equals(lemma)
          && (!pluralOnly || token.tag().equals("NNS") || token.tag().equals("NNPS"));
    }
  }

  static LexicalEntry of(String cue, LexicalClass lexicalClass, WordKind kind) {
    return new LexicalEntry(
        Arrays.stream(cue.split(" +")).map(Word::of).toList(), lexicalClass, kind);
  }

  /** The number of words that must match; a gap is none. */
  int size() {
    return (int) words.stream().filter(w -> !w.equals(Word.GAP)).count();
  }

  /**
   * Where this entry ends if it begins at a token.
   *
   * @return the index after its last word, or -1 if it does not begin there
   */
  int matchEnd(DependencyTree tree, int begin) {
    if (!kindFits(tree.token(begin))) {
      return -1;
    }
    int at = begin;
    for (int w = 0; w < words.size(); w++) {
      boolean gap = words.get(w).equals(Word.GAP);
      int word = gap ? ++w : w;
      int found = find(tree, at, words.get(word), gap || isParticle(word) ? WIDEST_GAP : 0);
      if (found < 0) {
        return -1;
      }
      at = found + 1;
    }
    return at;
  }

  private boolean kindFits(Token first) {
    boolean single = words.size() == 1;
    return (kind != WordKind.VERB && !single) || kind.accepts(first);
  }

  private boolean isParticle(int word) {
    return kind == WordKind.VERB
        && word == words.size() - 1
        && word > 0
        && PARTICLES.contains(words.get(word).lemma());
  }

  private static int find(DependencyTree tree, int from, Word word, int gap) {
    for (int i = from; i < tree.size() && i <= from + gap; i++) {
      if (word.matches(tree.token(i))) {
        return i;
      }
      if (tree.token(i).isVerb()) {
        return -1;
      }
    }
    return -1;
  }
}
