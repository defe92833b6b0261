package dev.parley.frame;

import dev.parley.text.DependencyTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cues of one sentence, in reading order, found from left to right, the most words first and of
 * those the tightest.
 */
final class Cues {

  private final List<Cue> all = new ArrayList<>();
  private final @Nullable Cue[] byToken;

  private Cues(int size) {
    byToken = new Cue[size];
  }

  static Cues in(DependencyTree tree, Lexicon lexicon) {
    Cues cues = new Cues(tree.size());
    boolean[] taken = new boolean[tree.size()];
    for (int i = 0; i < tree.size(); i++) {
      Cue cue = taken[i] ? null : longestAt(tree, lexicon, i);
      if (cue != null) {
        cues.all.add(cue);
        cues.mark(tree, cue, taken);
      }
    }
    return cues;
  }

  private static @Nullable Cue longestAt(DependencyTree tree, Lexicon lexicon, int begin) {
    EnumSet<LexicalClass> classes = EnumSet.noneOf(LexicalClass.class);
    int words = 0;
    int end = -1;
    for (LexicalEntry entry : lexicon.startingWith(tree.token(begin).lemma())) {
      if (entry.size() < words) {
        break;
      }
      int matched = entry.matchEnd(tree, begin);
      boolean tighter = matched > 0 && (end < 0 || matched < end);
      if (tighter) {
        words = entry.size();
        end = matched;
        classes.clear();
      }
      if (matched > 0 && matched == end) {
        classes.add(entry.lexicalClass());
      }
    }
    return words == 0 ? null : Cue.of(tree, begin, end, classes);
  }

  /** Nouns inside a gap stay free: "called the <i>march</i> off". */
  private void mark(DependencyTree tree, Cue cue, boolean[] taken) {
    boolean mayHoldObject = tree.token(cue.begin()).isVerb() && cue.end() - cue.begin() > 2;
    for (int i = cue.begin(); i < cue.end(); i++) {
      boolean object = mayHoldObject && tree.token(i).isNoun() && i < cue.end() - 1;
      taken[i] = !object;
      if (!object) {
        byToken[i] = cue;
      }
    }
  }

  List<Cue> all() {
    return all;
  }

  /** The cue that a token belongs to, or null. */
  @Nullable Cue at(int token) {
    return byToken[token];
  }
}
