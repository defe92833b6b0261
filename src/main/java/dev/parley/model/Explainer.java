package dev.parley.model;

import dev.parley.feature.LocatedFeature;
import dev.parley.feature.WordNgrams;
import dev.parley.text.DependencyTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a prediction apart into what each feature contributed. Stateless but for its model. */
public final class Explainer {

  private final Model model;

  /**
   * An explainer.
   *
   * @param model whose predictions it explains
   */
  public Explainer(Model model) {
    this.model = model;
  }

  /**
   * Explains a label of a sentence.
   *
   * @param text the sentence
   * @param target what the label is about, or empty
   * @param tree the parsed sentence to explain the full tier, or null for the words tier
   * @param label the label to explain, or null for the predicted one
   */
  public Explanation explain(
      String text, String target, @Nullable DependencyTree tree, @Nullable String label) {
    Prediction prediction =
        tree == null ? model.predict(text, target) : model.predict(text, target, tree);
    String explained = label == null ? prediction.label() : label;
    int index = model.labels().indexOf(explained);
    if (index < 0) {
      throw new IllegalArgumentException(
          "label '" + explained + "': expected one of " + model.labels());
    }
    Fusion fusion = fusion(tree != null);
    List<Explanation.Contribution> all = new ArrayList<>();
    double bias = fusion.bias(index) + fusion.weight(0) * model.words().bias(index);
    addAll("words", WordNgrams.locate(text, target), model.words(), fusion.weight(0), index, all);
    Model.SyntaxPart syntax = model.syntax();
    if (tree != null && syntax != null) {
      bias += fusion.weight(1) * syntax.layer().bias(index);
      addAll(
          "syntax",
          Model.features().locate(tree, target),
          syntax.layer(),
          fusion.weight(1),
          index,
          all);
    }
    double score = bias + all.stream().mapToDouble(Explanation.Contribution::amount).sum();
    all.sort(Comparator.comparingDouble(c -> -Math.abs(c.amount())));
    return new Explanation(prediction, explained, score, bias, all);
  }

  private Fusion fusion(boolean full) {
    Model.SyntaxPart syntax = model.syntax();
    return full && syntax != null ? syntax.fusion() : model.wordsFusion();
  }

  private static void addAll(
      String source,
      List<LocatedFeature> features,
      LinearLayer layer,
      double weight,
      int label,
      List<Explanation.Contribution> all) {
    double each = weight / Math.sqrt(Math.max(features.size(), 1));
    Map<String, Explanation.Contribution> byName = new LinkedHashMap<>();
    for (LocatedFeature f : features) {
      double amount = each * layer.weight(f.index(), label);
      byName.merge(
          f.name(),
          new Explanation.Contribution(source, f.name(), f.span(), amount),
          (first, next) ->
              new Explanation.Contribution(
                  source, f.name(), first.span(), first.amount() + next.amount()));
    }
    byName.values().stream().filter(c -> c.amount() != 0).forEach(all::add);
  }
}
