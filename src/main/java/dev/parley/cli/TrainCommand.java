package dev.parley.cli;

import dev.parley.corenlp.CoreNlp;
import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.LabelSet;
import dev.parley.data.PartFile;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.ModelTrainer;
import dev.parley.model.Tier;
import dev.parley.model.TrainingOptions;
import dev.parley.model.TrainingVectors;
import dev.parley.onnx.Onnx;
import dev.parley.smile.SmileLearner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model on any labels. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train a model on a labelled table; the same input gives the same bytes.",
    footer = {
      "",
      "Quality is measured in cross-validation and stands in the model ('parley info FILE').",
      "",
      "Examples:",
      "  parley train --data mine.csv --label-column label -o mine.parley",
      "  parley train --data tweets.csv --label-column stance --target-column target -o t.parley",
    })
final class TrainCommand implements Callable<Integer> {

  private final Streams streams;

  @Mixin private LabelledTable table = new LabelledTable();

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "Labelled table to report figures on; nothing is trained on it")
  private @Nullable Path dev;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "words, semantic or full; default: full")
  private Tier tier = Tier.FULL;

  @Option(names = "--seed", paramLabel = "N", description = "Decides the folds; default: 1")
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
    Dataset dataset = table.read("train", null);
    LabelSet labels = labelsOf(dataset);
    @Nullable Dataset held = dev == null ? null : table.readOther(dev, labels);
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(dataset, vectors(dataset), TrainingOptions.of(tier).withSeed(seed));
    try (PartFile file = PartFile.begin(output)) {
      ModelFile.write(model, file.out());
      file.complete();
    }
    streams
        .err()
        .println(output + ": " + labels + ", in cross-validation " + model.manifest().quality());
    if (held != null) {
      streams.out().print(ModelEvaluation.of(output.toString(), held, Tier.AUTO, streams));
    }
    return 0;
  }

  private LabelSet labelsOf(Dataset dataset) {
    try {
      return dataset.labels();
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "%s: column '%s': %s".formatted(table.file(), table.labelColumn(), e.getMessage()), e);
    }
  }

  private TrainingVectors vectors(Dataset dataset) {
    TrainingVectors vectors = TrainingVectors.ofWords(dataset);
    int size = dataset.examples().size();
    if (tier != Tier.WORDS) {
      try (Progress progress = Progress.of("encode", size, streams)) {
        vectors.andSemantic(Onnx.encoder(), e -> progress.step());
      }
    }
    if (tier == Tier.FULL) {
      try (Progress progress = Progress.of("parse", size, streams)) {
        vectors.andSyntax(CoreNlp.parser(), e -> progress.step());
      }
    }
    return vectors;
  }
}
