package dev.parley.model;

import dev.parley.text.Span;
import dev.parley.words.LocatedFeature;
import dev.parley.words.WordNgrams;
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
   * @param reading the sentence
   * @param target what the label is about, or empty
   * @param tier the tier to explain, not {@link Tier#AUTO}
   * @param label the label to explain, or null for the predicted one
   */
  public Explanation explain(Tier tier, Reading reading, String target, @Nullable String label) {
    Prediction prediction = model.predict(tier, reading, target);
    String explained = label == null ? prediction.label() : label;
    int index = model.labels().indexOf(explained);
    if (index < 0) {
      throw new IllegalArgumentException(
          "label '" + explained + "': expected one of " + model.labels());
    }
    Fusion fusion = model.fusions().get(model.layersOf(tier) - 1);
    List<Explanation.Contribution> all = new ArrayList<>();
    double bias = fusion.bias(index);
    for (int i = 0; i < fusion.layers(); i++) {
      LinearLayer layer = model.layers().get(i);
      double weight = fusion.weight(i);
      bias += weight * layer.bias(index);
      switch (model.manifest().tiers().get(i)) {
        case SEMANTIC -> all.add(meaning(reading, target, layer, weight, index));
        case FULL ->
            addAll(
                "syntax",
                Model.features().locate(reading.tree(), target),
                layer,
                weight,
                index,
                all);
        default ->
            addAll("words", WordNgrams.locate(reading.text(), target), layer, weight, index, all);
      }
    }
    double score = bias + all.stream().mapToDouble(Explanation.Contribution::amount).sum();
    all.sort(Comparator.comparingDouble(c -> -Math.abs(c.amount())));
    return new Explanation(prediction, explained, score, bias, all);
  }

  /** An embedding's numbers mean nothing one by one: they count as one feature of the sentence. */
  private static Explanation.Contribution meaning(
      Reading reading, String target, LinearLayer layer, double weight, int label) {
    double score = layer.scores(reading.embedding(target).values())[label] - layer.bias(label);
    Span all = new Span(0, reading.text().length());
    return new Explanation.Contribution("meaning", "embedding", all, weight * score);
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
