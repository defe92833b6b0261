package dev.parley.model;

import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.words.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes a model of a dataset: the layers are trained on all examples; the fusion is fitted on the
 * scores that each example gets from layers trained on the other folds. Stateless; threads may
 * share it.
 */
public final class ModelTrainer {

  /** How much macro-F1 a costlier tier must gain. */
  private static final double WORTH_ITS_PRICE = 0.02;

  private static final double[] NONE = {};

  private final Learner learner;

  /**
   * A trainer.
   *
   * @param learner what learns the weights
   */
  public ModelTrainer(Learner learner) {
    this.learner = learner;
  }

  /**
   * Trains a model.
   *
   * @param dataset the examples, of at least two labels
   * @param vectors their feature vectors, of the tiers that the options name
   * @param options what was chosen before
   * @return the model; the same input gives the same bytes
   * @throws IllegalArgumentException if the vectors do not belong to the dataset or tier
   */
  public Model train(Dataset dataset, TrainingVectors vectors, TrainingOptions options) {
    Run run = new Run(dataset, options, tables(dataset, vectors, options), vectors.libraries());
    List<List<double[]>> heldOut = run.heldOutScores();
    List<Fusion> fusions = new ArrayList<>();
    Map<Tier, HeldOutQuality> quality = new EnumMap<>(Tier.class);
    for (Tier tier : options.tiers()) {
      int layers = fusions.size() + 1;
      fusions.add(run.fusion(heldOut, layers));
      quality.put(tier, run.quality(heldOut, layers));
    }
    return new Model(run.manifest(quality), run.layers(run.all()), fusions);
  }

  private static List<FeatureTable> tables(
      Dataset dataset, TrainingVectors vectors, TrainingOptions options) {
    List<FeatureTable> tables = new ArrayList<>();
    for (Tier tier : options.tiers()) {
      List<FeatureVector> of = vectors.of(tier);
      if (of.size() != dataset.examples().size()) {
        throw new IllegalArgumentException(
            "%d examples, %d vectors of tier %s: expected one for each"
                .formatted(dataset.examples().size(), of.size(), tier));
      }
      tables.add(new FeatureTable(of, Model.tableSize(tier), options.penalty(tier)));
    }
    return tables;
  }

  /** The vectors of one layer and how it is trained. */
  private record FeatureTable(List<FeatureVector> vectors, int size, double penalty) {}

  /** What one training shares between its steps. */
  private final class Run {

    private final Dataset dataset;
    private final TrainingOptions options;
    private final List<FeatureTable> tables;
    private final Map<String, String> libraries;
    private final LabelSet labels;
    private final int[] gold;
    private final int[] folds;

    Run(
        Dataset dataset,
        TrainingOptions options,
        List<FeatureTable> tables,
        Map<String, String> libraries) {
      this.dataset = dataset;
      this.options = options;
      this.tables = tables;
      this.libraries = libraries;
      this.labels = dataset.labels();
      this.gold = dataset.examples().stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
      this.folds = Folds.of(dataset.examples(), options.folds(), options.seed());
      if (Arrays.stream(folds).distinct().count() < 2) {
        throw new DataException(
            "all examples fall into one fold: expected several groups, and more examples");
      }
    }

    int[] all() {
      return IntStream.range(0, gold.length).toArray();
    }

    List<LinearLayer> layers(int[] rows) {
      int[] rowGold = Arrays.stream(rows).map(i -> gold[i]).toArray();
      return tables.stream()
          .map(
              table ->
                  learner.trainLayer(
                      Arrays.stream(rows).mapToObj(i -> table.vectors().get(i)).toList(),
                      rowGold,
                      labels.size(),
                      table.size(),
                      table.penalty()))
          .toList();
    }

    List<List<double[]>> heldOutScores() {
      double[][][] scores = new double[gold.length][tables.size()][];
      for (int fold = 0; fold < options.folds(); fold++) {
        int held = fold;
        int[] rest = Arrays.stream(all()).filter(i -> folds[i] != held).toArray();
        List<LinearLayer> layers = layers(rest);
        for (int i = 0; i < gold.length; i++) {
          for (int t = 0; folds[i] == held && t < tables.size(); t++) {
            scores[i][t] = layers.get(t).scores(tables.get(t).vectors().get(i));
          }
        }
      }
      return Arrays.stream(scores).map(List::of).toList();
    }

    Fusion fusion(List<List<double[]>> scores, int layers) {
      return learner.trainFusion(scores.stream().map(s -> s.subList(0, layers)).toList(), gold);
    }

    /** Quality under fusions that were fitted on the other folds, so that nothing grades itself. */
    HeldOutQuality quality(List<List<double[]>> scores, int layers) {
      List<double[]> probabilities = new ArrayList<>(Collections.nCopies(gold.length, NONE));
      for (int fold = 0; fold < options.folds(); fold++) {
        int held = fold;
        int[] rest = Arrays.stream(all()).filter(i -> folds[i] != held).toArray();
        Fusion fusion =
            learner.trainFusion(
                Arrays.stream(rest).mapToObj(i -> scores.get(i).subList(0, layers)).toList(),
                Arrays.stream(rest).map(i -> gold[i]).toArray());
        for (int i = 0; i < gold.length; i++) {
          if (folds[i] == held) {
            probabilities.set(i, fusion.probabilities(scores.get(i).subList(0, layers)));
          }
        }
      }
      return HeldOutQuality.of(probabilities, gold, labels.size());
    }

    Manifest manifest(Map<Tier, HeldOutQuality> quality) {
      Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
      quality.forEach((tier, q) -> numbers.put(tier.toString(), q.byName()));
      Map<String, String> makers = new TreeMap<>(libraries);
      makers.put("learner", learner.library());
      return new Manifest(
          labels.names(),
          List.copyOf(quality.keySet()),
          autoTier(quality),
          options,
          origin(),
          makers,
          numbers);
    }

    /** A costlier tier must beat the best cheaper one by what it is worth. */
    private Tier autoTier(Map<Tier, HeldOutQuality> quality) {
      Tier best = Tier.WORDS;
      double f1 = 0;
      for (Map.Entry<Tier, HeldOutQuality> entry : quality.entrySet()) {
        if (entry.getKey() == Tier.WORDS || entry.getValue().macroF1() > f1 + WORTH_ITS_PRICE) {
          best = entry.getKey();
          f1 = entry.getValue().macroF1();
        }
      }
      return best;
    }

    private Manifest.DataOrigin origin() {
      Map<String, Double> prior = new LinkedHashMap<>();
      for (int label = 0; label < labels.size(); label++) {
        int l = label;
        double share = (double) Arrays.stream(gold).filter(g -> g == l).count() / gold.length;
        prior.put(labels.name(label), Decimals.round(share));
      }
      boolean target = dataset.examples().stream().map(Example::target).anyMatch(t -> !t.isBlank());
      return new Manifest.DataOrigin(dataset.digest(), gold.length, prior, target);
    }
  }
}
