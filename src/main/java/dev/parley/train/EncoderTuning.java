package dev.parley.train;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.TunableEncoder;
import dev.parley.model.Decimals;
import dev.parley.model.LinearLayer;
import dev.parley.model.Prediction;
import dev.parley.model.TunedEncoder;
import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Tunes an encoder on datasets that label the same sentences, or some of them. Stateless but for
 * its parts.
 */
public final class EncoderTuning {

  /** The answer of a sentence that a question does not ask. */
  private static final int UNKNOWN = -1;

  private final Tuner tuner;
  private final TunableEncoder encoder;
  private final TuningOptions options;
  private final Tuner.Listener listener;

  /**
   * A tuning that has not begun.
   *
   * @param tuner what tunes
   * @param encoder where it starts from
   * @param options what was chosen before
   * @param listener is told how far it is
   */
  public EncoderTuning(
      Tuner tuner, TunableEncoder encoder, TuningOptions options, Tuner.Listener listener) {
    this.tuner = tuner;
    this.encoder = encoder;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Tunes. Sentences of a small group (up to four) are pushed apart where their labels differ.
   *
   * @param train by question the examples to learn from; a sentence that one lacks is learnt from
   *     without an answer to it
   * @param development by question examples that choose the epoch to keep; may be empty
   * @param marked by kind of span, and in it by sentence, where such spans stand; a sentence that
   *     is not there has none
   * @param weights by sentence what it counts, above zero; 1 if it is not there
   * @return the tuned blocks with a head for each question and each kind of span
   * @throws IllegalArgumentException if a development set has a label that its question lacks, or
   *     only some questions have one
   */
  public TunedEncoder tune(
      Map<String, Dataset> train,
      Map<String, Dataset> development,
      Map<String, Map<String, List<Span>>> marked,
      Map<String, Float> weights) {
    Map<String, LabelSet> labels = new LinkedHashMap<>();
    train.forEach((question, dataset) -> labels.put(question, dataset.labels()));
    TuningSet learnt = set(labels, train, marked, weights);
    TuningSet judged =
        development.isEmpty() ? nothing(labels) : set(labels, development, marked, Map.of());
    Tuning tuning = tuner.tune(encoder, learnt, judged, options, listener);
    Map<String, LinearLayer> heads = new LinkedHashMap<>();
    for (String question : labels.keySet()) {
      heads.put(question, tuning.heads().get(heads.size()));
    }
    Map<String, LinearLayer> spanHeads = new LinkedHashMap<>();
    for (String kind : marked.keySet()) {
      spanHeads.put(kind, tuning.spanHeads().get(spanHeads.size()));
    }
    TunedEncoder.Card card =
        card(
            new Learnt(train.values().iterator().next().digest(), learnt.size()),
            labels,
            List.copyOf(marked.keySet()),
            tuning,
            agreement(judged, tuning));
    return new TunedEncoder(card, tuning.blocks(), heads, spanHeads);
  }

  /**
   * How many sentences there are to learn from.
   *
   * @param datasets by question; a sentence that several have counts once
   */
  public static int sentences(Map<String, Dataset> datasets) {
    return places(datasets.values()).size();
  }

  private record Learnt(String digest, int sentences) {}

  /** A sentence of several datasets; each time that one has it again, the number is the next. */
  private record Place(String text, String target, String group, int number) {

    static List<Place> of(Dataset dataset) {
      Map<Place, Integer> seen = new HashMap<>();
      List<Place> places = new ArrayList<>();
      for (Example e : dataset.examples()) {
        Place first = new Place(e.text(), e.target(), e.group(), 0);
        int number = seen.merge(first, 1, Integer::sum);
        places.add(new Place(e.text(), e.target(), e.group(), number));
      }
      return places;
    }
  }

  /** Every sentence once, in the order of the datasets, with its first example. */
  private static Map<Place, Example> places(Collection<Dataset> datasets) {
    Map<Place, Example> all = new LinkedHashMap<>();
    for (Dataset dataset : datasets) {
      List<Place> places = Place.of(dataset);
      for (int i = 0; i < places.size(); i++) {
        all.putIfAbsent(places.get(i), dataset.examples().get(i));
      }
    }
    return all;
  }

  private static TuningSet nothing(Map<String, LabelSet> labels) {
    List<TuningSet.Question> questions = new ArrayList<>();
    labels.forEach((name, set) -> questions.add(new TuningSet.Question(name, set, List.of())));
    return new TuningSet(List.of(), List.of(), List.of(), List.of(), questions, List.of());
  }

  private static TuningSet set(
      Map<String, LabelSet> labels,
      Map<String, Dataset> datasets,
      Map<String, Map<String, List<Span>>> marked,
      Map<String, Float> weights) {
    Map<Place, Example> places = places(datasets.values());
    Collection<Example> sentences = places.values();
    List<String> texts = sentences.stream().map(Example::text).toList();
    List<TuningSet.Question> questions = new ArrayList<>();
    labels.forEach(
        (name, known) -> {
          Map<Place, Integer> gold = gold(name, known, required(datasets, name));
          List<Integer> answers =
              places.keySet().stream().map(p -> gold.getOrDefault(p, UNKNOWN)).toList();
          questions.add(new TuningSet.Question(name, known, answers));
        });
    return new TuningSet(
        texts,
        sentences.stream().map(Example::target).toList(),
        texts.stream().map(t -> weights.getOrDefault(t, 1f)).toList(),
        sentences.stream().map(Example::group).toList(),
        questions,
        marked.entrySet().stream()
            .map(kind -> marked(kind.getKey(), kind.getValue(), texts))
            .toList());
  }

  private static TuningSet.Marked marked(
      String name, Map<String, List<Span>> spans, List<String> texts) {
    return new TuningSet.Marked(
        name, texts.stream().map(t -> spans.getOrDefault(t, List.of())).toList());
  }

  private static Dataset required(Map<String, Dataset> datasets, String question) {
    Dataset dataset = datasets.get(question);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "question '%s': no dataset, where others have one".formatted(question));
    }
    return dataset;
  }

  private static Map<Place, Integer> gold(String name, LabelSet labels, Dataset dataset) {
    Map<Place, Integer> gold = new HashMap<>();
    List<Place> places = Place.of(dataset);
    for (int i = 0; i < places.size(); i++) {
      String label = dataset.examples().get(i).label();
      if (labels.indexOf(label) < 0) {
        throw new IllegalArgumentException(
            "question '%s': label '%s': expected one of %s".formatted(name, label, labels));
      }
      gold.put(places.get(i), labels.indexOf(label));
    }
    return gold;
  }

  /** By question the share of sentences whose label the 8-bit blocks keep. */
  private Map<String, Double> agreement(TuningSet judged, Tuning tuning) {
    Map<String, Double> agreement = new LinkedHashMap<>();
    if (judged.size() == 0) {
      return agreement;
    }
    try (TunableEncoder tuned = encoder.with(tuning.blocks())) {
      List<Embedding> embeddings =
          IntStream.range(0, judged.size())
              .parallel()
              .mapToObj(i -> tuned.encode(judged.texts().get(i), judged.targets().get(i)))
              .toList();
      for (int q = 0; q < judged.questions().size(); q++) {
        LinearLayer head = tuning.heads().get(q);
        int[] answers = tuning.answers().get(q);
        long same =
            IntStream.range(0, judged.size())
                .filter(
                    i ->
                        Prediction.indexOfMax(head.scores(embeddings.get(i).values()))
                            == answers[i])
                .count();
        agreement.put(judged.questions().get(q).name(), (double) same / judged.size());
      }
    }
    return agreement;
  }

  private TunedEncoder.Card card(
      Learnt learnt,
      Map<String, LabelSet> labels,
      List<String> kinds,
      Tuning tuning,
      Map<String, Double> agreement) {
    Map<String, List<String>> questions = new LinkedHashMap<>();
    labels.forEach((name, set) -> questions.put(name, set.names()));
    Map<String, String> libraries = new TreeMap<>();
    libraries.put("encoder", encoder.library());
    libraries.put("tuner", tuner.library());
    List<Map<String, Double>> epochs = new ArrayList<>();
    for (Tuning.Epoch epoch : tuning.epochs()) {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("loss", Decimals.round(epoch.loss()));
      List<String> names = List.copyOf(labels.keySet());
      for (int q = 0; q < epoch.macroF1().size(); q++) {
        figures.put("macroF1 " + names.get(q), Decimals.round(epoch.macroF1().get(q)));
      }
      for (int k = 0; k < epoch.spanF1().size(); k++) {
        figures.put("F1 " + kinds.get(k), Decimals.round(epoch.spanF1().get(k)));
      }
      if (epochs.size() == tuning.kept()) {
        agreement.forEach(
            (name, share) -> figures.put("8-bit agreement " + name, Decimals.round(share)));
      }
      epochs.add(figures);
    }
    return new TunedEncoder.Card(
        encoder.digest(),
        tuning.blocks().width(),
        tuning.blocks().blocks(),
        questions,
        kinds,
        options.byName(),
        learnt.digest(),
        learnt.sentences(),
        libraries,
        epochs);
  }
}
