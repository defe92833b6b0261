package dev.parley.frame;

import dev.parley.text.DependencyTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the frames of a parsed sentence: from every word that names a pursuit it climbs the
 * dependency tree and composes what is done to it on the way.
 *
 * <p>Why a climb and not Semgrex patterns: the number of steps between a pursuit and the verb that
 * decides about it is open ("is said to have refused to consider calling off the march"), and every
 * step composes; a pattern matches a shape of fixed depth. CoreNLP's {@code natlog} composes
 * quantifiers and negation but not verbs such as refuse or call off.
 *
 * <p>Cost grows with tokens times tree depth. Immutable; threads may share it.
 */
final class FrameExtractor {

  private final Lexicon lexicon;

  /**
   * An extractor.
   *
   * @param lexicon the words that it knows
   */
  FrameExtractor(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * The frames of a sentence.
   *
   * @param tree the parsed sentence
   * @return one frame for every word or idiom that names a pursuit, in reading order
   */
  List<Frame> extract(DependencyTree tree) {
    return frames(tree, cues(tree)).stream().map(AnchoredFrame::frame).toList();
  }

  Cues cues(DependencyTree tree) {
    return Cues.in(tree, lexicon);
  }

  List<AnchoredFrame> frames(DependencyTree tree, Cues cues) {
    List<AnchoredFrame> frames = new ArrayList<>();
    for (Cue cue : cues.all()) {
      for (LexicalClass pursuit : cue.classes()) {
        if (pursuit.isPursuit() && !actsOnPursuit(tree, cues, cue)) {
          frames.add(new FrameClimb(tree, cues, cue, pursuit).climb());
        }
      }
    }
    return frames;
  }

  /** "Boycott" and "strike" are acts, not pursuits, where they have one: "boycott the talks". */
  private static boolean actsOnPursuit(DependencyTree tree, Cues cues, Cue cue) {
    boolean mayAct = cue.classes().stream().anyMatch(LexicalClass::isAction);
    if (!mayAct || !tree.token(cue.head()).isVerb()) {
      return false;
    }
    for (int dependent : tree.dependents(cue.head())) {
      String relation = tree.relation(dependent);
      Cue object = cues.at(dependent);
      if (object != null
          && (relation.equals("obj") || relation.equals("nsubj:pass"))
          && object.classes().stream().anyMatch(LexicalClass::isPursuit)) {
        return true;
      }
    }
    return false;
  }
}
