package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFile;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.report.EvaluationTable;
import dev.parley.report.TierTable;
import dev.parley.train.Parts;
import dev.parley.train.TargetFolds;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TuningOptions;
import dev.parley.words.WordNgrams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model on any labels. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train a model on a labelled table.",
    footer = {
      "",
      "From 500 examples on, the encoder's upper blocks are tuned on them first: minutes on two",
      "cores, and worth several points of macro-F1. What is not learnt from is kept to calibrate",
      "by: the rows of split 'development', those of --dev, or else a tenth of the examples.",
      "Quality is measured on these, tier by tier, and stands in the model ('parley info FILE').",
      "A tuning that was cut off goes on after its last epoch when the same command runs again:",
      "until the model is written, FILE.tuning keeps what was learnt (some 30 MB a block).",
      "",
      "Examples:",
      "  parley train --data mine.csv --label-column label -o mine.parley",
      "  parley train --data tweets.csv --label-column stance --target-column target -o t.parley",
      "  parley train --data mine.csv --label-column label --tier words -o fast.parley",
      "  parley train --data mine.csv --label-column stance --label-column topic -o mine.parley",
      "The last one tunes one encoder for both and writes mine-stance.parley and",
      "mine-topic.parley, which read a sentence in one pass: 'classify --model A --model B'.",
    })
final class TrainCommand implements Callable<Integer> {

  private static final int ENOUGH_TO_TUNE = 500;

  private final Streams streams;

  @Mixin private LabelledTable table = new LabelledTable();

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "Labelled table to calibrate by and to report figures on")
  private @Nullable Path dev;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "words, semantic or full; default: full")
  private Tier tier = Tier.FULL;

  @Option(
      names = "--characters",
      description =
          "Let tier words read runs of 3 to 5 characters too, which may help with tweets and reviews"
              + " ('cross-validate --characters' tells) and takes four to five times its time")
  private boolean characters;

  @Option(
      names = "--tune",
      paramLabel = "N",
      description =
          "How many of the encoder's 12 blocks to tune, 0 for none; default: 8 from 500 examples on")
  private @Nullable Integer tune;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often tuning sees each example; default: 4")
  private int epochs = TuningOptions.defaults().epochs();

  @Option(
      names = "--unseen-targets",
      description =
          "Measure tier semantic too on targets that it has not met, as tier words always is: up to"
              + " five more trainings, each without a fifth of the targets, with a FILE.tuning.N each")
  private boolean unseenTargets;

  @Option(
      names = "--encoder",
      paramLabel = "FILE",
      description = "Encoder that 'parley tune' made with this label column, instead of tuning")
  private @Nullable Path encoder;

  @Option(
      names = "--news",
      paramLabel = "SHARES",
      description = "How often each label is in running news, as LABEL=SHARE,…; kept in the model")
  private @Nullable String news;

  @Option(names = "--seed", paramLabel = "N", description = "Folds, order, dropout; default: 1")
  private long seed = 1;

  @Option(
      names = "--penalty",
      paramLabel = "MULTIPLE",
      description =
          "Of the usual penalty on large weights, as 'cross-validate --tune' chooses it; default: 1")
  private double penalty = 1;

  @Option(
      names = "-o",
      required = true,
      paramLabel = "FILE",
      description = "Model file to write, usually NAME.parley")
  private Path output = Path.of("");

  TrainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (tier == Tier.AUTO) {
      throw new UsageException("--tier auto: expected words, semantic or full");
    }
    if (!(penalty > 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new UsageException("--penalty " + penalty + ": expected a number above 0");
    }
    if (encoder != null && tune != null) {
      throw new UsageException("--encoder and --tune: expected one of them");
    }
    List<Question> questions = new ArrayList<>();
    for (LabelledTable one : table.byLabelColumn()) {
      questions.add(question(one));
    }
    if (unseenTargets && encoder != null) {
      throw new UsageException("--unseen-targets and --encoder: expected one of them");
    }
    if (unseenTargets && (questions.size() > 1 || !table.hasTargets())) {
      throw new UsageException(
          "--unseen-targets: expected a --target-column, and one label column");
    }
    if (questions.size() > 1 && news != null) {
      throw new UsageException("--news: expected one --label-column");
    }
    TrainingSurvey survey = new TrainingSurvey(streams);
    int most = questions.stream().mapToInt(q -> q.dataset().examples().size()).max().orElse(0);
    @Nullable ResumableTuning tuning = tuning(most);
    options(questions.get(0).labels());
    for (Question q : questions) {
      List<Question> together = tuning == null ? List.of(q) : questions; // share an encoder
      survey.tell(q.name(), q.dataset(), q.held(), texts(together));
    }
    if (questions.size() == 1) {
      Question only = questions.get(0);
      train(only, readEncoder(only), output);
    } else {
      trainAll(tuning == null ? questions : heldOut(questions), tuning);
    }
    if (tuning != null) {
      tuning.forget();
    }
    return 0;
  }

  /** One label column, and what stands in it. */
  private record Question(
      LabelledTable table, Dataset dataset, LabelSet labels, @Nullable Dataset held) {

    String name() {
      return table.labelColumn();
    }
  }

  private static Set<String> texts(List<Question> questions) {
    return questions.stream()
        .flatMap(q -> q.dataset().examples().stream())
        .map(Example::text)
        .collect(Collectors.toSet());
  }

  private Question question(LabelledTable one) throws IOException {
    Dataset dataset = one.read("train", null);
    LabelSet labels = one.labels(dataset);
    @Nullable Dataset held = held(one, labels);
    if (encoder != null && held == null) {
      throw new UsageException(
          "--encoder: calibration needs rows that the encoder was not tuned on: expected --dev, or"
              + " --split-column with rows of split 'development'");
    }
    return new Question(one, dataset, labels, held);
  }

  /** Unless rows for it were named, a tenth is held out, the same for all. */
  private List<Question> heldOut(List<Question> questions) {
    List<Question> without = questions.stream().filter(q -> q.held() == null).toList();
    if (without.isEmpty()) {
      return questions;
    }
    if (without.size() < questions.size()) {
      throw new DataException(
          "column '%s': no row of split 'development': expected some, as other columns have them"
              .formatted(without.get(0).name()));
    }
    List<Parts> parts = Parts.of(questions.stream().map(Question::dataset).toList(), seed);
    List<Question> apart = new ArrayList<>();
    for (Question q : questions) {
      Parts of = parts.get(apart.size());
      apart.add(new Question(q.table(), of.train(), q.labels(), of.development()));
    }
    return apart;
  }

  /** Several questions share one encoder, tuned on all of them. */
  private void trainAll(List<Question> questions, @Nullable ResumableTuning tuning)
      throws IOException {
    @Nullable TunedEncoder shared = null;
    if (tuning != null) {
      Map<String, Parts> parts = new LinkedHashMap<>();
      for (Question q : questions) {
        parts.put(q.name(), new Parts(q.dataset(), Objects.requireNonNull(q.held())));
      }
      shared = new TrainingRun(TrainingOptions.of(tier), tuning, streams).tune(parts);
    }
    for (Question q : questions) {
      train(q, shared == null ? readEncoder(q) : shared, modelFile(output, q.name()));
    }
  }

  /** The model of one of several label columns: its name stands before the ending. */
  static Path modelFile(Path output, String column) {
    String name = String.valueOf(output.getFileName());
    int ending = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return output.resolveSibling(name.substring(0, ending) + "-" + column + name.substring(ending));
  }

  private void train(Question question, @Nullable TunedEncoder ready, Path target)
      throws IOException {
    TrainingOptions options = options(question.labels());
    @Nullable ResumableTuning tuning = tuning(question.dataset().examples().size());
    TrainingRun run = new TrainingRun(options, tuning, streams);
    @Nullable UnseenTargets unseen = unseenTargets(question.dataset(), options, tuning);
    Model model;
    try (PartFile file = PartFile.begin(target)) {
      model = run.train(question.name(), question.dataset(), question.held(), ready);
      if (unseen != null) {
        model = unseen.measured(model, question.name(), question.labels());
      }
      ModelFile.write(model, file.out());
      file.complete();
    }
    if (unseen != null) {
      unseen.forget();
    }
    streams.err().println("wrote " + target);
    streams.err().print(TierTable.of(model.manifest()));
    if (dev != null) {
      evaluate(question, dev, target);
    }
  }

  /** Tier words takes seconds, so that it is measured unasked where it can be. */
  private @Nullable UnseenTargets unseenTargets(
      Dataset dataset, TrainingOptions options, @Nullable ResumableTuning tuning) {
    if (unseenTargets) {
      return UnseenTargets.of(dataset, options.upTo(Tier.SEMANTIC), tuning, streams);
    }
    return TargetFolds.of(dataset).areLearnable()
        ? UnseenTargets.of(dataset, options.upTo(Tier.WORDS), null, streams)
        : null;
  }

  private void evaluate(Question question, Path gold, Path model) throws IOException {
    List<Example> examples = question.table().readOther(gold, question.labels()).examples();
    String name = Models.nameOf(model.toString());
    try (SentenceClassifier classifier = SentenceClassifier.load(model, Tier.AUTO)) {
      ModelEvaluation evaluation =
          ModelEvaluation.of(name, classifier, examples, Resampling.DEFAULT, streams);
      streams.out().print(EvaluationTable.of(evaluation.evaluations()));
    }
  }

  private TrainingOptions options(LabelSet labels) {
    TrainingOptions options =
        TrainingOptions.of(tier)
            .withWords(characters ? WordNgrams.WITH_CHARACTERS : WordNgrams.WORDS)
            .withSeed(seed)
            .withPenalty(penalty);
    try {
      return news == null ? options : options.withNews(Prior.parse(news).shares(labels, Map.of()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--news: " + e.getMessage());
    }
  }

  /** What to tune, or null for nothing. */
  private @Nullable ResumableTuning tuning(int examples) {
    TuningOptions usual = TuningOptions.defaults().withoutContrast();
    boolean enough = examples >= ENOUGH_TO_TUNE;
    int blocks = tune != null ? tune : enough ? usual.blocks() : 0;
    if (tier == Tier.WORDS || encoder != null || blocks == 0) {
      return null;
    }
    try {
      return ResumableTuning.of(usual.with(blocks, epochs).withSeed(seed), output);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Dataset held(LabelledTable one, LabelSet labels) throws IOException {
    if (dev != null) {
      return one.readOther(dev, labels);
    }
    return one.hasSplits() ? one.readIfAny("development", labels) : null;
  }

  private @Nullable TunedEncoder readEncoder(Question question) throws IOException {
    if (encoder == null) {
      return null;
    }
    if (tier == Tier.WORDS) {
      throw new UsageException("--encoder: tier words reads no encoder");
    }
    try (InputStream in = Files.newInputStream(encoder)) {
      TunedEncoder tuned = ModelFile.readEncoder(in, encoder.toString());
      tuned.head(question.name(), question.labels().names());
      return tuned;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--encoder %s: %s".formatted(encoder, e.getMessage()));
    }
  }
}
