package dev.parley.frame;

import dev.parley.frame.Frame.Direction;
import dev.parley.frame.Frame.Level;
import dev.parley.text.DependencyTree;
import dev.parley.text.Span;
import dev.parley.words.FeatureVector;
import dev.parley.words.LocatedFeature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The features of the syntax tier: what the frames of a sentence say, from the whole way of a frame
 * down to its parts, and the order in which the classes of the lexicon occur.
 *
 * <p>Every feature has a name that people can read, hashed into a table of fixed size. Immutable;
 * threads may share it.
 */
public final class SyntaxFeatures {

  /** The number of places in the table. */
  public static final int TABLE_SIZE = 1 << 16;

  private static final int LONGEST_SEQUENCE = 3;

  private final FrameExtractor extractor;

  /**
   * Features of the frames that a lexicon finds.
   *
   * @param lexicon the words that frames are built from
   */
  public SyntaxFeatures(Lexicon lexicon) {
    this.extractor = new FrameExtractor(lexicon);
  }

  /**
   * The frames of a sentence.
   *
   * @param tree the parsed sentence
   * @return one frame for every word or idiom that names a pursuit, in reading order
   */
  public List<Frame> frames(DependencyTree tree) {
    return extractor.extract(tree);
  }

  /**
   * The feature vector of a parsed sentence.
   *
   * @param tree the sentence
   * @param target what the label is about, or empty: every feature then counts twice, once in
   *     itself and once for this target
   * @return indices below {@link #TABLE_SIZE}
   */
  public FeatureVector extract(DependencyTree tree, String target) {
    return FeatureVector.ofOccurrences(
        locate(tree, target).stream().mapToInt(LocatedFeature::index).toArray());
  }

  /**
   * The features of a parsed sentence with what they say, for explanations.
   *
   * @param tree the sentence
   * @param target what the label is about, or empty
   * @return each occurrence; its value is one by the square root of their number
   */
  public List<LocatedFeature> locate(DependencyTree tree, String target) {
    List<LocatedFeature> located = new ArrayList<>();
    for (Named named : named(tree)) {
      located.add(new LocatedFeature(place(named.name()), named.name(), named.span()));
      if (!target.isBlank()) {
        String name = named.name() + " @ " + target.toLowerCase(Locale.ROOT);
        located.add(new LocatedFeature(place(name), name, named.span()));
      }
    }
    return located;
  }

  /**
   * What a feature says and the words that it was read from.
   *
   * @param name what it says
   * @param span the words; the whole sentence if all
   */
  private record Named(String name, Span span) {}

  private static int place(String name) {
    return FeatureVector.place(name.hashCode(), TABLE_SIZE);
  }

  private List<Named> named(DependencyTree tree) {
    Cues cues = extractor.cues(tree);
    List<AnchoredFrame> frames = extractor.frames(tree, cues);
    List<Named> names = new ArrayList<>();
    for (AnchoredFrame frame : frames) {
      addFrame(tree, cues, frame, names);
    }
    Span all = new Span(0, tree.size() == 0 ? 0 : tree.token(tree.size() - 1).span().end());
    addSummary(frames, cues, all, names);
    addSequences(tree, cues, names);
    addRoot(tree, cues, names);
    return names;
  }

  private static void addFrame(
      DependencyTree tree, Cues cues, AnchoredFrame anchored, List<Named> names) {
    Frame f = anchored.frame();
    char direction = f.direction().letter();
    String mood = f.moods().stream().sorted().toList().toString();
    String acts = String.join("<", f.acts());
    String[] said = {
      "direction " + direction + " " + f.level(),
      "direction " + direction + " " + f.level() + " " + mood,
      "frame " + f.pursuit() + " " + acts,
      "frame " + f.pursuit() + " " + acts + " " + f.level(),
      "first act "
          + f.pursuit()
          + " "
          + (f.acts().isEmpty() ? "" : f.acts().get(0))
          + " "
          + f.level(),
      "last act "
          + f.pursuit()
          + " "
          + (f.acts().isEmpty() ? "" : f.acts().get(f.acts().size() - 1)),
      "cue " + f.cue() + (f.reversed() ? " reversed" : ""),
      "cue " + f.cue() + " " + f.level(),
    };
    for (String name : said) {
      names.add(new Named(name, f.span()));
    }
    addActor(tree, cues, anchored, names);
    addModifiers(tree, cues, anchored, names);
  }

  private static void addActor(
      DependencyTree tree, Cues cues, AnchoredFrame anchored, List<Named> names) {
    Frame f = anchored.frame();
    int verb = anchored.governor() < 0 ? anchored.anchor() : anchored.governor();
    if (verb != anchored.anchor()) {
      Span span = tree.token(verb).span();
      String lemma = tree.token(verb).lemma();
      names.add(new Named("act " + lemma + " " + f.pursuit() + " " + f.reversed(), span));
      names.add(
          new Named(
              "act " + lemma + " " + f.pursuit() + " " + tree.relation(anchored.anchor()), span));
    }
    for (int dependent : tree.dependents(anchored.top())) {
      Cue subject = cues.at(dependent);
      if (tree.relation(dependent).startsWith("nsubj") && subject != null) {
        String classes = subject.classes().toString();
        names.add(
            new Named(
                "subject " + classes + " " + f.direction().letter(), tree.token(dependent).span()));
      }
    }
  }

  /** "Stalled talks", "a planned march", "talks that collapsed". */
  private static void addModifiers(
      DependencyTree tree, Cues cues, AnchoredFrame anchored, List<Named> names) {
    for (int dependent : tree.dependents(anchored.anchor())) {
      String relation = tree.relation(dependent);
      if (relation.equals("amod") || relation.startsWith("acl") || relation.equals("compound")) {
        Cue cue = cues.at(dependent);
        String what = cue == null ? tree.token(dependent).lemma() : cue.classes().toString();
        names.add(
            new Named(
                "modifier " + what + " " + anchored.frame().pursuit(),
                tree.token(dependent).span()));
      }
    }
  }

  private static void addSummary(
      List<AnchoredFrame> frames, Cues cues, Span all, List<Named> names) {
    List<Direction> main =
        frames.stream()
            .map(AnchoredFrame::frame)
            .filter(f -> f.level() == Level.MAIN)
            .map(Frame::direction)
            .filter(d -> d != Direction.NONE)
            .toList();
    EnumSet<LexicalClass> pursuits = EnumSet.noneOf(LexicalClass.class);
    frames.forEach(f -> pursuits.add(f.frame().pursuit()));
    names.add(new Named("pursuits " + pursuits, all));
    names.add(new Named("main directions " + EnumSet.copyOf(withNone(main)), all));
    if (!main.isEmpty()) {
      names.add(new Named("first " + main.get(0), all));
      names.add(new Named("last " + main.get(main.size() - 1), all));
    }
    addSurroundings(main.isEmpty() ? Direction.NONE : main.get(main.size() - 1), cues, all, names);
  }

  /** A direction means less beside police and courts, and more between the sides of a dispute. */
  private static void addSurroundings(Direction last, Cues cues, Span all, List<Named> names) {
    EnumSet<LexicalClass> beside = EnumSet.noneOf(LexicalClass.class);
    for (Cue cue : cues.all()) {
      cue.classes().stream().filter(c -> !c.isPursuit() && !c.isAction()).forEach(beside::add);
    }
    for (LexicalClass c : beside) {
      names.add(new Named("last " + last + " beside " + c, all));
    }
  }

  private static List<Direction> withNone(List<Direction> main) {
    return main.isEmpty() ? List.of(Direction.NONE) : main;
  }

  private static void addSequences(DependencyTree tree, Cues cues, List<Named> names) {
    List<Cue> all = cues.all();
    for (int i = 0; i < all.size(); i++) {
      StringBuilder sequence = new StringBuilder("order");
      for (int j = i; j < all.size() && j < i + LONGEST_SEQUENCE; j++) {
        sequence.append(' ').append(all.get(j).classes());
        Span span = new Span(all.get(i).span(tree).begin(), lastEnd(tree, all.subList(i, j + 1)));
        names.add(new Named(sequence.toString(), span));
      }
    }
  }

  private static int lastEnd(DependencyTree tree, List<Cue> cues) {
    return cues.stream().mapToInt(c -> c.span(tree).end()).max().orElseThrow();
  }

  private static void addRoot(DependencyTree tree, Cues cues, List<Named> names) {
    for (int i = 0; i < tree.size(); i++) {
      if (tree.governor(i) == DependencyTree.ROOT) {
        Cue cue = cues.at(i);
        Span span = tree.token(i).span();
        names.add(new Named("root " + tree.token(i).lemma(), span));
        names.add(new Named("root " + (cue == null ? "NONE" : cue.classes().toString()), span));
      }
    }
  }
}
