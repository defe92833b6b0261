package dev.parley.train;

import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.encoder.TunedBlocks;
import dev.parley.model.Coverage;
import dev.parley.model.Decimals;
import dev.parley.model.Fusion;
import dev.parley.model.Layer;
import dev.parley.model.LinearLayer;
import dev.parley.model.Manifest;
import dev.parley.model.Model;
import dev.parley.model.Tier;
import dev.parley.words.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a model of a dataset. The layers are trained on all examples. The fusion, and with it the
 * calibration, is fitted on scores of examples that the layers were not trained on: those of a
 * development set, or, without one, of each fold from layers trained on the other folds. Stateless;
 * threads may share it.
 */
public final class ModelTrainer {

  /** How much macro-F1 is too little to pay a costlier tier for. */
  private static final double TOO_LITTLE = 0.005;

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
   * The encoder layer of a model, if tuning has made it.
   *
   * @param head the scores of the labels from an embedding
   * @param blocks what the embedding comes from
   * @param carried whether the model shall carry the blocks, or only name them
   */
  public record TunedLayer(LinearLayer head, TunedBlocks blocks, boolean carried) {}

  /**
   * Trains a model; its fusion is fitted in folds.
   *
   * @param train the examples, of at least two labels, with the vectors of the tiers that the
   *     options name
   * @param options what was chosen before
   * @param made what was used to make the vectors
   * @return the model; the same input gives the same bytes
   */
  public Model train(TrainingVectors train, TrainingOptions options, Makers made) {
    Examples all = new Examples(train, options, train.dataset().labels());
    int[] folds = folds(train, options);
    List<List<double[]>> scores = heldOutScores(all, options, folds);
    List<LinearLayer> layers = layers(all, options, all.rows(), null);
    return model(all, options, made, layers, new HeldOut(scores, all.gold(), folds), null);
  }

  /**
   * Trains a model; its fusion is fitted on a development set.
   *
   * @param train the examples, of at least two labels, with the vectors of the tiers that the
   *     options name, but for those of a tuned layer
   * @param development other examples, with the vectors of all tiers that the options name
   * @param tuned what the semantic tier adds, or null to learn that too
   * @param options what was chosen before
   * @param made what was used to make the vectors
   * @return the model; the same input gives the same bytes
   */
  public Model train(
      TrainingVectors train,
      TrainingVectors development,
      @Nullable TunedLayer tuned,
      TrainingOptions options,
      Makers made) {
    Examples all = new Examples(train, options, train.dataset().labels());
    Examples held = new Examples(development, options, all.labels());
    List<LinearLayer> layers = layers(all, options, all.rows(), tuned);
    List<List<double[]>> scores =
        IntStream.range(0, held.gold().length)
            .mapToObj(
                i ->
                    IntStream.range(0, layers.size())
                        .mapToObj(t -> layers.get(t).scores(held.vector(t, i)))
                        .toList())
            .toList();
    int[] folds = folds(development, options);
    return model(all, options, made, layers, new HeldOut(scores, held.gold(), folds), tuned);
  }

  private static int[] folds(TrainingVectors vectors, TrainingOptions options) {
    int[] folds = Folds.of(vectors.dataset().examples(), options.folds(), options.seed());
    if (Arrays.stream(folds).distinct().count() < 2) {
      throw new DataException(
          "all examples fall into one fold: expected several groups, and more examples");
    }
    return folds;
  }

  /**
   * What the vectors were made with.
   *
   * @param libraries versions by name
   * @param encoder the SHA-256 of the encoder's file, or empty
   * @param lexicon the SHA-256 of the frame lexicon, or empty
   */
  public record Makers(Map<String, String> libraries, String encoder, String lexicon) {

    /** What the words tier alone is made with. */
    public static final Makers WORDS = new Makers(Map.of(), "", "");
  }

  /** Examples as numbers. */
  @SuppressWarnings("ArrayRecordComponent") // private to one training
  private record Examples(TrainingVectors vectors, List<Tier> tiers, LabelSet labels, int[] gold) {

    Examples(TrainingVectors vectors, TrainingOptions options, LabelSet labels) {
      this(
          vectors,
          options.tiers(),
          labels,
          vectors.dataset().examples().stream().mapToInt(e -> labels.indexOf(e.label())).toArray());
      if (vectors.words() != options.words()) {
        throw new IllegalArgumentException(
            "vectors of %s: expected %s, as the options say"
                .formatted(vectors.words(), options.words()));
      }
    }

    FeatureVector vector(int tier, int row) {
      return vectors.of(tiers.get(tier)).get(row);
    }

    int[] rows() {
      return IntStream.range(0, gold.length).toArray();
    }
  }

  /** Scores from layers that were not trained on these examples: example, layer, label. */
  @SuppressWarnings("ArrayRecordComponent") // private to one training
  private record HeldOut(List<List<double[]>> scores, int[] gold, int[] folds) {

    List<List<double[]>> scores(int[] rows, int layers) {
      return Arrays.stream(rows).mapToObj(i -> scores.get(i).subList(0, layers)).toList();
    }

    int[] gold(int[] rows) {
      return Arrays.stream(rows).map(i -> gold[i]).toArray();
    }

    int[] rows(int fold, boolean inside) {
      return IntStream.range(0, gold.length).filter(i -> (folds[i] == fold) == inside).toArray();
    }
  }

  private List<LinearLayer> layers(
      Examples set, TrainingOptions options, int[] rows, @Nullable TunedLayer tuned) {
    int[] gold = Arrays.stream(rows).map(i -> set.gold()[i]).toArray();
    List<LinearLayer> layers = new ArrayList<>();
    for (Tier tier : options.tiers()) {
      if (tier == Tier.SEMANTIC && tuned != null) {
        layers.add(tuned.head());
        continue;
      }
      List<FeatureVector> vectors = set.vectors().of(tier);
      layers.add(
          learner.trainLayer(
              Arrays.stream(rows).mapToObj(vectors::get).toList(),
              gold,
              set.labels().size(),
              Layer.tableSize(tier, options.words()),
              options.penalty(tier)));
    }
    return layers;
  }

  private List<List<double[]>> heldOutScores(Examples set, TrainingOptions options, int[] folds) {
    double[][][] scores = new double[folds.length][options.tiers().size()][];
    for (int fold = 0; fold < options.folds(); fold++) {
      int held = fold;
      int[] rest = Arrays.stream(set.rows()).filter(i -> folds[i] != held).toArray();
      List<LinearLayer> layers = layers(set, options, rest, null);
      for (int i = 0; i < folds.length; i++) {
        for (int t = 0; folds[i] == held && t < layers.size(); t++) {
          scores[i][t] = layers.get(t).scores(set.vector(t, i));
        }
      }
    }
    return Arrays.stream(scores).map(List::of).toList();
  }

  private Model model(
      Examples set,
      TrainingOptions options,
      Makers made,
      List<LinearLayer> layers,
      HeldOut heldOut,
      @Nullable TunedLayer tuned) {
    int[] all = IntStream.range(0, heldOut.gold().length).toArray();
    List<Fusion> fusions = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    Map<Tier, List<double[]>> predicted = new EnumMap<>(Tier.class);
    List<Layer> kinds = new ArrayList<>();
    String encoder = tuned == null ? "" : tuned.blocks().digest();
    for (Tier tier : options.tiers()) {
      int count = fusions.size() + 1;
      kinds.add(Layer.of(tier, layers.get(count - 1), encoder, options.words()));
      fusions.add(learner.trainFusion(heldOut.scores(all, count), heldOut.gold()));
      List<double[]> probabilities = probabilities(heldOut, count, options.folds());
      coverages.add(Coverage.of(probabilities, heldOut.gold(), set.labels().size()));
      predicted.put(tier, probabilities);
    }
    return new Model(
        manifest(set, heldOut, options, made, predicted, encoder),
        kinds,
        fusions,
        coverages,
        tuned != null && tuned.carried() ? tuned.blocks() : null);
  }

  /** Under fusions that were fitted on the other folds, so that nothing grades itself. */
  private List<double[]> probabilities(HeldOut heldOut, int layers, int folds) {
    List<double[]> probabilities =
        new ArrayList<>(Collections.nCopies(heldOut.gold().length, NONE));
    for (int fold = 0; fold < folds; fold++) {
      int[] rest = heldOut.rows(fold, false);
      Fusion fusion = learner.trainFusion(heldOut.scores(rest, layers), heldOut.gold(rest));
      for (int i : heldOut.rows(fold, true)) {
        probabilities.set(i, fusion.probabilities(heldOut.scores().get(i).subList(0, layers)));
      }
    }
    return probabilities;
  }

  private Manifest manifest(
      Examples set,
      HeldOut heldOut,
      TrainingOptions options,
      Makers made,
      Map<Tier, List<double[]>> predicted,
      String tuned) {
    Map<Tier, HeldOutQuality> quality = new EnumMap<>(Tier.class);
    predicted.forEach(
        (tier, p) -> quality.put(tier, HeldOutQuality.of(p, heldOut.gold(), set.labels())));
    Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
    quality.forEach((tier, q) -> numbers.put(tier.toString(), q.byName()));
    Tier auto = autoTier(quality);
    Manifest.Shares shares =
        new Manifest.Shares(shares(heldOut.gold(), set.labels()), options.news());
    Map<String, String> libraries = new TreeMap<>(made.libraries());
    libraries.put("learner", learner.library());
    return new Manifest(
        set.labels().names(),
        options.tiers(),
        auto,
        settled(set.labels(), heldOut.gold(), predicted, auto, shares),
        new Manifest.Requirements(made.encoder(), tuned, made.lexicon()),
        options.byName(),
        origin(set),
        shares,
        libraries,
        numbers);
  }

  private static Map<String, Double> settled(
      LabelSet labels,
      int[] gold,
      Map<Tier, List<double[]>> predicted,
      Tier auto,
      Manifest.Shares shares) {
    if (auto == Tier.WORDS) {
      return Map.of();
    }
    Map<String, Double> expected = shares.news().isEmpty() ? shares.calibration() : shares.news();
    return new Settling(labels, shares.calibration(), expected)
        .of(
            Objects.requireNonNull(predicted.get(Tier.WORDS)),
            Objects.requireNonNull(predicted.get(auto)),
            gold);
  }

  /** The cheapest that is hardly worse than the best. */
  private static Tier autoTier(Map<Tier, HeldOutQuality> quality) {
    double best = quality.values().stream().mapToDouble(HeldOutQuality::macroF1).max().orElse(0);
    return quality.entrySet().stream()
        .filter(tier -> tier.getValue().macroF1() >= best - TOO_LITTLE)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Tier.WORDS);
  }

  /** One is added to each count, so that no label is impossible. */
  private static Map<String, Double> shares(int[] gold, LabelSet labels) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int label = 0; label < labels.size(); label++) {
      int l = label;
      double count = 1 + Arrays.stream(gold).filter(g -> g == l).count();
      shares.put(labels.name(label), count / (gold.length + labels.size()));
    }
    return shares;
  }

  private static Manifest.DataOrigin origin(Examples set) {
    Dataset dataset = set.vectors().dataset();
    Map<String, Double> prior = new LinkedHashMap<>();
    for (int label = 0; label < set.labels().size(); label++) {
      int l = label;
      double count = Arrays.stream(set.gold()).filter(g -> g == l).count();
      prior.put(set.labels().name(label), Decimals.round(count / set.gold().length));
    }
    boolean target = dataset.examples().stream().map(Example::target).anyMatch(t -> !t.isBlank());
    return new Manifest.DataOrigin(dataset.digest(), set.gold().length, prior, target);
  }
}
