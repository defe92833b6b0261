package dev.parley.model;

import dev.parley.frame.Frame;
import dev.parley.frame.Lexicon;
import dev.parley.frame.SyntaxFeatures;
import dev.parley.text.DependencyTree;
import java.util.List;

/** The frames of the parsed sentence. */
record FramesLayer(LinearLayer weights) implements Layer {

  @Override
  public Tier tier() {
    return Tier.FULL;
  }

  @Override
  public Scores scores(Reading reading, String target) {
    DependencyTree tree = reading.tree();
    return new Scores(weights.scores(features().extract(tree, target)), tree.truncated());
  }

  @Override
  public List<Explanation.Contribution> contributions(Reading reading, String target, int label) {
    return Explanation.contributions(
        "syntax", features().locate(reading.tree(), target), weights, label);
  }

  /** What a sentence's parse says is done about talks and protest. */
  static List<Frame> frames(Reading reading) {
    return features().frames(reading.tree());
  }

  /** The extractor over the bundled lexicon, made when first needed. */
  static SyntaxFeatures features() {
    return Bundled.FEATURES;
  }

  private static final class Bundled {
    static final SyntaxFeatures FEATURES = new SyntaxFeatures(Lexicon.bundled());
  }
}
