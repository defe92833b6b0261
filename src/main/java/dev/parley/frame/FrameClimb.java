package dev.parley.frame;

import dev.parley.frame.Frame.Level;
import dev.parley.frame.Frame.Mood;
import dev.parley.text.DependencyTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One climb from a pursuit towards the root of the sentence. */
final class FrameClimb {

  private static final Set<String> GIVING_UP = Set.of("instead", "rather", "without", "lieu");
  private static final Set<String> CIRCUMSTANCE =
      Set.of(
          "during",
          "after",
          "before",
          "amid",
          "amidst",
          "following",
          "since",
          "at",
          "despite",
          "near",
          "outside",
          "ahead",
          "notwithstanding",
          "under",
          "because",
          "throughout",
          "as");
  private static final Set<String> COMPLEMENT_MARKS =
      Set.of("of", "from", "against", "to", "on", "about", "for", "into", "in");
  private static final Set<String> CONDITIONAL_MARKS =
      Set.of("if", "unless", "until", "once", "provided", "whether");
  private static final Set<String> CONDITIONAL_MODALS = Set.of("would", "could", "might", "may");

  private final DependencyTree tree;
  private final Clauses clauses;
  private final Cues cues;
  private final Cue cue;
  private final LexicalClass pursuit;

  private final List<String> acts = new ArrayList<>();
  private final EnumSet<Mood> moods = EnumSet.noneOf(Mood.class);
  private boolean reversed;
  private Level level = Level.MAIN;
  private int node;
  private int actor = -1;

  FrameClimb(DependencyTree tree, Cues cues, Cue cue, LexicalClass pursuit) {
    this.tree = tree;
    this.clauses = new Clauses(tree);
    this.cues = cues;
    this.cue = cue;
    this.pursuit = pursuit;
    this.node = cue.head();
  }

  AnchoredFrame climb() {
    negate(node);
    observeMood(node);
    actThroughNounBefore();
    while (tree.governor(node) != DependencyTree.ROOT && step()) {}
    if (endsWithQuestionMark()) {
      moods.add(Mood.QUESTION);
    }
    Frame frame =
        new Frame(pursuit, cue.lemmas(tree), cue.span(tree), acts, reversed, level, moods);
    return new AnchoredFrame(frame, cue.head(), actor, node);
  }

  /** Goes one governor up; false where the composition ends. */
  private boolean step() {
    String relation = tree.relation(node);
    return switch (relation) {
      case "conj" -> toFirstConjunct();
      case "acl:relcl" -> end(Level.RELATIVE);
      case "advcl" -> throughAdverbialClause();
      case "parataxis" -> end(level);
      case "acl" -> throughNounClause();
      default -> throughArgument(relation);
    };
  }

  private boolean toFirstConjunct() {
    int first = tree.governor(node);
    String coordinator = clauses.lemmaOf(clauses.dependent(node, "cc"));
    if (GIVING_UP.contains(coordinator) || coordinator.equals("not")) {
      reverse("NOT");
      level = Level.GIVEN_UP;
    }
    if (coordinator.equals("or") || coordinator.equals("nor")) {
      negate(first);
    }
    node = first; // whose own acts do not govern its fellows, but whose governor does
    return true;
  }

  private boolean throughAdverbialClause() {
    String mark = clauses.markOf(node);
    if (GIVING_UP.contains(mark)) {
      reverse("NOT");
      return end(Level.GIVEN_UP);
    }
    if (CONDITIONAL_MARKS.contains(mark)) {
      moods.add(Mood.CONDITIONAL);
      return end(Level.ADVERBIAL);
    }
    boolean infinitive = tree.token(node).tag().equals("VB") && mark.equals("to");
    int governor = tree.governor(node);
    boolean complement = COMPLEMENT_MARKS.contains(mark) && isAction(governor);
    if (complement || infinitive) {
      return actAndClimb(governor);
    }
    return end(Level.ADVERBIAL);
  }

  private boolean throughNounClause() {
    int governor = tree.governor(node);
    if (isAction(governor)) {
      return actAndClimb(governor);
    }
    return end(isPursuit(governor) ? Level.TOPIC : Level.RELATIVE);
  }

  private boolean throughArgument(String relation) {
    int governor = tree.governor(node);
    String preposition = clauses.prepositionOf(node);
    if (GIVING_UP.contains(preposition)) {
      reverse("NOT");
      return end(Level.GIVEN_UP);
    }
    if (isOblique(relation)
        && isCircumstance(governor, preposition)
        && !belongsToCue(governor, preposition)) {
      return end(Level.CIRCUMSTANCE);
    }
    if (isDoer(relation, governor, preposition)) {
      if (bringsNothing(governor)) {
        reverse("FAIL");
        return actAndClimb(governor);
      }
      return end(Level.AGENT);
    }
    if (isPursuit(governor) && !isAction(governor)) {
      return relation.startsWith("nsubj") ? end(Level.AGENT) : end(Level.TOPIC);
    }
    if (preposition.equals("against") && !belongsToCue(governor, preposition)) {
      reverse("AGAINST");
    }
    return actAndClimb(governor);
  }

  private boolean isCircumstance(int governor, String preposition) {
    return CIRCUMSTANCE.contains(preposition)
        || (preposition.equals("in") && tree.token(governor).isVerb());
  }

  /** Whether the pursuit does what the verb says, rather than having it done to it. */
  private boolean isDoer(String relation, int governor, String preposition) {
    if (isOblique(relation) && preposition.equals("by")) {
      return tree.token(governor).isVerb();
    }
    return relation.equals("nsubj")
        && tree.token(governor).isVerb()
        && (clauses.hasDependent(governor, "obj") || clauses.hasDependent(governor, "xcomp"))
        && !isMoving(governor);
  }

  /** "The talks produced nothing", "the march brought no result". */
  private boolean bringsNothing(int verb) {
    Integer object = clauses.dependent(verb, "obj");
    return object != null
        && (tree.token(object).lemma().equals("nothing") || clauses.hasNo(object));
  }

  /** Verbs that say how their subject fares although something stands behind them. */
  private boolean isMoving(int verb) {
    Cue act = cues.at(verb);
    return act != null && (act.is(LexicalClass.FAIL) || act.is(LexicalClass.CONTINUE));
  }

  private boolean actAndClimb(int governor) {
    actThroughObject(governor);
    Cue act = cues.at(governor);
    if (actor < 0) {
      actor = governor;
    }
    if (act != null) {
      addAct(act);
    }
    negate(governor);
    observeMood(governor);
    node = act != null && isAbove(act.head(), governor) ? act.head() : governor;
    if (node != governor) {
      negate(node);
    }
    return true;
  }

  /**
   * Whether one token is an ancestor of another, so that going to it is a step towards the root.
   */
  private boolean isAbove(int ancestor, int token) {
    int at = tree.governor(token);
    while (at != DependencyTree.ROOT && at != ancestor) {
      at = tree.governor(at);
    }
    return at == ancestor;
  }

  /** "The refusal to negotiate", where the parser makes the noun the subject of the infinitive. */
  private void actThroughNounBefore() {
    Integer to = clauses.dependent(node, "mark");
    if (to == null || to == 0 || tree.governor(to - 1) != node) {
      return;
    }
    Cue noun = cues.at(to - 1);
    if (noun != null && tree.token(to - 1).isNoun()) {
      addAct(noun);
    }
  }

  /**
   * "Dropped its refusal to negotiate", "lifted its ban on rallies": the parser often hangs on the
   * verb what belongs to its object.
   */
  private void actThroughObject(int governor) {
    Integer object = clauses.dependent(governor, "obj");
    if (object == null || object >= node || !isAction(object)) {
      return;
    }
    boolean infinitive = tree.token(node).isVerb() && clauses.markOf(node).equals("to");
    Integer preposition = clauses.dependent(node, "case");
    boolean adjacent = preposition != null && preposition == object + 1;
    if (infinitive || (isOblique(tree.relation(node)) && adjacent)) {
      Cue noun = cues.at(object);
      if (noun != null) {
        addAct(noun);
      }
    }
  }

  private void addAct(Cue act) {
    LexicalClass best = null;
    for (LexicalClass c : act.classes()) {
      boolean better = best == null || (c.reverses() && pursuit == LexicalClass.TALKS);
      if (c.isAction() && better) {
        best = c;
      }
    }
    if (best != null) {
      act(best);
    } else if (act.is(LexicalClass.SAY) && tree.relation(node).equals("ccomp")) {
      moods.add(Mood.REPORTED);
    }
  }

  private void act(LexicalClass act) {
    if (act.reverses()) {
      reverse(act.name());
    } else {
      acts.add(act.name());
    }
  }

  private void reverse(String name) {
    acts.add("-" + name);
    reversed = !reversed;
  }

  private boolean end(Level here) {
    if (level == Level.MAIN) {
      level = here;
    }
    return false;
  }

  private void negate(int token) {
    for (int i = clauses.negationsOf(token, cue.head()); i > 0; i--) {
      reverse("NOT");
    }
  }

  private void observeMood(int token) {
    for (int dependent : tree.dependents(token)) {
      boolean modal =
          tree.relation(dependent).equals("aux")
              && CONDITIONAL_MODALS.contains(tree.token(dependent).lemma());
      boolean condition =
          tree.relation(dependent).equals("mark")
              && CONDITIONAL_MARKS.contains(tree.token(dependent).lemma());
      if (modal || condition) {
        moods.add(Mood.CONDITIONAL);
      }
    }
  }

  private boolean endsWithQuestionMark() {
    for (int i = tree.size() - 1; i >= Math.max(0, tree.size() - 2); i--) {
      if (tree.token(i).text().equals("?")) {
        return true;
      }
    }
    return false;
  }

  private boolean isAction(int token) {
    Cue found = cues.at(token);
    return found != null && found.classes().stream().anyMatch(LexicalClass::isAction);
  }

  private boolean isPursuit(int token) {
    Cue found = cues.at(token);
    return found != null && found.classes().stream().anyMatch(LexicalClass::isPursuit);
  }

  /** Whether a preposition is part of what acts: "take part in", "walk out of". */
  private boolean belongsToCue(int governor, String preposition) {
    Cue act = cues.at(governor);
    return act != null && act.lemmas(tree).endsWith(" " + preposition);
  }

  private static boolean isOblique(String relation) {
    return relation.startsWith("obl") || relation.startsWith("nmod");
  }
}
