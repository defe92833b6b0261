package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.corenlp.CoreNlp;
import dev.parley.data.Dataset;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.encoder.TunableEncoder;
import dev.parley.frame.Lexicon;
import dev.parley.model.Model;
import dev.parley.model.ModelFileException;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.smile.SmileLearner;
import dev.parley.train.EncoderTuning;
import dev.parley.train.ModelTrainer;
import dev.parley.train.Parts;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One training from the examples to the model, with its engines and its progress. */
final class TrainingRun {

  private final TrainingOptions options;
  private final @Nullable ResumableTuning tuning;
  private final Streams streams;
  private final Map<String, String> libraries = new TreeMap<>();
  private String encoderDigest = "";

  /**
   * A run that has not begun.
   *
   * @param tuning what to tune, or null for nothing
   */
  TrainingRun(TrainingOptions options, @Nullable ResumableTuning tuning, Streams streams) {
    this.options = options;
    this.tuning = tuning;
    this.streams = streams;
  }

  /**
   * Trains.
   *
   * @param question what the labels are called
   * @param dataset all examples that may be learnt from
   * @param held examples that choose the epoch of tuning and calibrate, or null to hold some of the
   *     others out; without tuning, calibration is by folds
   * @param ready an encoder that was tuned before, or null
   */
  Model train(
      String question, Dataset dataset, @Nullable Dataset held, @Nullable TunedEncoder ready) {
    if (ready == null && tuning == null) {
      return held == null ? trainInFolds(dataset) : trainUntuned(dataset, held);
    }
    Parts parts = held == null ? Parts.of(dataset, options.seed()) : new Parts(dataset, held);
    TunedEncoder tuned = ready == null ? tune(Map.of(question, parts)) : ready;
    ModelTrainer.TunedLayer layer =
        new ModelTrainer.TunedLayer(
            tuned.head(question, parts.train().labels().names()),
            tuned.blocks(),
            !isBundled(tuned));
    TrainingVectors train;
    TrainingVectors development;
    try (@Nullable SentenceEncoder encoder = open(layer)) {
      requireSame(tuned, encoder);
      train = vectors(parts.train(), encoder, true);
      development = vectors(parts.development(), encoder, false);
    }
    return new ModelTrainer(new SmileLearner()).train(train, development, layer, options, makers());
  }

  private Model trainUntuned(Dataset dataset, Dataset held) {
    TrainingVectors train;
    TrainingVectors development;
    try (@Nullable SentenceEncoder encoder = open(null)) {
      train = vectors(dataset, encoder, false);
      development = vectors(held, encoder, false);
    }
    return new ModelTrainer(new SmileLearner()).train(train, development, null, options, makers());
  }

  /** Tuned blocks mean nothing over the lower blocks of another encoder. */
  private static void requireSame(TunedEncoder tuned, @Nullable SentenceEncoder encoder) {
    if (encoder != null && !tuned.card().encoder().equals(encoder.digest())) {
      throw new ModelFileException(
          "the tuned blocks belong to the encoder %s, the class path holds %s"
              .formatted(tuned.card().encoder(), encoder.digest()));
    }
  }

  private static boolean isBundled(TunedEncoder tuned) {
    return SentenceClassifier.bundledEncoder()
        .filter(b -> b.blocks().digest().equals(tuned.blocks().digest()))
        .isPresent();
  }

  private Model trainInFolds(Dataset dataset) {
    return new ModelTrainer(new SmileLearner()).train(read(dataset), options, makers());
  }

  /** Reads every sentence at the tiers that the options name, with the encoder as it came. */
  TrainingVectors read(Dataset dataset) {
    try (@Nullable SentenceEncoder encoder = open(null)) {
      return vectors(dataset, encoder, false);
    }
  }

  /**
   * Tunes one encoder for several questions.
   *
   * @param questions by name
   */
  TunedEncoder tune(Map<String, Parts> questions) {
    Map<String, Dataset> train = new LinkedHashMap<>();
    Map<String, Dataset> development = new LinkedHashMap<>();
    questions.forEach(
        (question, parts) -> {
          train.put(question, parts.train());
          development.put(question, parts.development());
        });
    ResumableTuning chosen = Objects.requireNonNull(tuning);
    try (TunableEncoder encoder = Onnx.open(null);
        TuningProgress progress = new TuningProgress(streams)) {
      progress.announce(EncoderTuning.sentences(train), chosen.options());
      return new EncoderTuning(chosen.tuner(), encoder, chosen.options(), progress)
          .tune(train, development, Map.of(), Map.of());
    }
  }

  private @Nullable SentenceEncoder open(ModelTrainer.@Nullable TunedLayer layer) {
    if (options.tier() == Tier.WORDS) {
      return null;
    }
    SentenceEncoder encoder = Onnx.open(layer == null ? null : layer.blocks());
    libraries.put("encoder", encoder.library());
    encoderDigest = encoder.digest();
    return encoder;
  }

  private TrainingVectors vectors(
      Dataset dataset, @Nullable SentenceEncoder encoder, boolean learntAlready) {
    TrainingVectors vectors = TrainingVectors.ofWords(dataset, options.words());
    if (options.tier() != Tier.WORDS && !learntAlready) {
      add(vectors, Tier.SEMANTIC, "encode", encoder);
    }
    if (options.tier() == Tier.FULL) {
      libraries.put("parser", CoreNlp.parser().library());
      add(vectors, Tier.FULL, "parse", null);
    }
    return vectors;
  }

  private void add(
      TrainingVectors vectors, Tier tier, String task, @Nullable SentenceEncoder encoder) {
    int size = vectors.dataset().examples().size();
    try (Progress progress = Progress.of(task, size, streams)) {
      vectors.with(tier, "", e -> new EngineReading(e.text(), encoder), e -> progress.step());
    }
  }

  /** What the vectors were made with. */
  ModelTrainer.Makers makers() {
    String lexicon = options.tier() == Tier.FULL ? Lexicon.bundled().digest() : "";
    return new ModelTrainer.Makers(libraries, encoderDigest, lexicon);
  }
}
