package dev.parley.model;

import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.feature.FeatureVector;
import dev.parley.feature.SyntaxFeatures;
import dev.parley.feature.WordNgrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

  /** How much macro-F1 the full tier must gain to be worth its price. */
  private static final double WORTH_PARSING = 0.02;

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
    requireFit(dataset, vectors, options);
    Run run = new Run(dataset, options, tables(vectors, options), vectors.libraries());
    List<List<double[]>> heldOut = run.heldOutScores();
    List<LinearLayer> layers = run.layers(run.all());
    Fusion wordsFusion = run.fusion(heldOut, 1);
    Map<Tier, HeldOutQuality> quality = new TreeMap<>();
    quality.put(Tier.WORDS, run.quality(heldOut, 1));
    Model.SyntaxPart syntax = null;
    if (layers.size() == 2) {
      Fusion fusion = run.fusion(heldOut, 2);
      quality.put(Tier.FULL, run.quality(heldOut, 2));
      syntax = new Model.SyntaxPart(layers.get(1), fusion);
    }
    return new Model(run.manifest(quality), layers.get(0), wordsFusion, syntax);
  }

  private static void requireFit(
      Dataset dataset, TrainingVectors vectors, TrainingOptions options) {
    int syntax = options.tier() == Tier.FULL ? dataset.examples().size() : 0;
    if (vectors.words().size() != dataset.examples().size() || vectors.syntax().size() < syntax) {
      throw new IllegalArgumentException(
          "%d examples, %d and %d vectors: expected one of each tier for each example"
              .formatted(
                  dataset.examples().size(), vectors.words().size(), vectors.syntax().size()));
    }
  }

  private static List<FeatureTable> tables(TrainingVectors vectors, TrainingOptions options) {
    List<FeatureTable> tables = new ArrayList<>();
    tables.add(new FeatureTable(vectors.words(), WordNgrams.TABLE_SIZE, options.wordsPenalty()));
    if (options.tier() == Tier.FULL) {
      tables.add(
          new FeatureTable(vectors.syntax(), SyntaxFeatures.TABLE_SIZE, options.syntaxPenalty()));
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

    private Tier autoTier(Map<Tier, HeldOutQuality> quality) {
      HeldOutQuality full = quality.get(Tier.FULL);
      HeldOutQuality words = quality.get(Tier.WORDS);
      boolean worth =
          full != null && words != null && full.macroF1() - words.macroF1() > WORTH_PARSING;
      return worth ? Tier.FULL : Tier.WORDS;
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
