package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.data.Dataset;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFile;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.report.EvaluationTable;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TuningOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
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
      "Quality is measured on these and stands in the model ('parley info FILE').",
      "",
      "Examples:",
      "  parley train --data mine.csv --label-column label -o mine.parley",
      "  parley train --data tweets.csv --label-column stance --target-column target -o t.parley",
      "  parley train --data mine.csv --label-column label --tier words -o fast.parley",
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
    if (encoder != null && tune != null) {
      throw new UsageException("--encoder and --tune: expected one of them");
    }
    Dataset dataset = table.read("train", null);
    LabelSet labels = table.labels(dataset);
    @Nullable Dataset held = held(labels);
    if (encoder != null && held == null) {
      throw new UsageException(
          "--encoder: calibration needs rows that the encoder was not tuned on: expected --dev, or"
              + " --split-column with rows of split 'development'");
    }
    TrainingRun run = new TrainingRun(options(labels), tuning(dataset), streams);
    Model model;
    try (PartFile file = PartFile.begin(output)) {
      model = run.train(table.labelColumn(), dataset, held, readEncoder(labels));
      ModelFile.write(model, file.out());
      file.complete();
    }
    streams
        .err()
        .println(output + ": " + labels + ", on held-out examples " + model.manifest().quality());
    if (dev != null) {
      Dataset gold = table.readOther(dev, labels);
      String name = Models.nameOf(output.toString());
      try (SentenceClassifier classifier = SentenceClassifier.load(output, Tier.AUTO)) {
        ModelEvaluation evaluation =
            ModelEvaluation.of(name, classifier, gold.examples(), Resampling.DEFAULT, streams);
        streams.out().print(EvaluationTable.of(evaluation.evaluations()));
      }
    }
    return 0;
  }

  private TrainingOptions options(LabelSet labels) {
    TrainingOptions options = TrainingOptions.of(tier).withSeed(seed);
    try {
      return news == null ? options : options.withNews(Prior.parse(news).shares(labels, Map.of()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--news: " + e.getMessage());
    }
  }

  /** What to tune, or null for nothing. */
  private @Nullable TuningOptions tuning(Dataset dataset) {
    TuningOptions usual = TuningOptions.defaults().withoutContrast();
    boolean enough = dataset.examples().size() >= ENOUGH_TO_TUNE;
    int blocks = tune != null ? tune : enough ? usual.blocks() : 0;
    if (tier == Tier.WORDS || encoder != null || blocks == 0) {
      return null;
    }
    try {
      return usual.with(blocks, epochs).withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Dataset held(LabelSet labels) throws IOException {
    if (dev != null) {
      return table.readOther(dev, labels);
    }
    return table.hasSplits() ? table.readIfAny("development", labels) : null;
  }

  private @Nullable TunedEncoder readEncoder(LabelSet labels) throws IOException {
    if (encoder == null) {
      return null;
    }
    if (tier == Tier.WORDS) {
      throw new UsageException("--encoder: tier words reads no encoder");
    }
    try (InputStream in = Files.newInputStream(encoder)) {
      TunedEncoder tuned = ModelFile.readEncoder(in, encoder.toString());
      tuned.head(table.labelColumn(), labels.names());
      return tuned;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--encoder %s: %s".formatted(encoder, e.getMessage()));
    }
  }
}
