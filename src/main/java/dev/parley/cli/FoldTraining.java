package dev.parley.cli;

import dev.parley.bench.CrossValidation;
import dev.parley.bench.CrossValidator;
import dev.parley.bench.Folding;
import dev.parley.data.Dataset;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Tier;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import dev.parley.words.WordNgrams;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that say how a model is trained for each fold, and the training itself. */
final class FoldTraining {

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "words, semantic or full; default: full")
  private Tier tier = Tier.FULL;

  @Option(
      names = "--characters",
      description = "Let tier words read runs of 3 to 5 characters too, as 'train --characters'")
  private boolean characters;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of folds, samples, training and intervals; default: 1")
  private long seed = 1;

  long seed() {
    return seed;
  }

  void requireSound() {
    if (tier == Tier.AUTO) {
      throw new UsageException("--tier auto: expected words, semantic or full");
    }
  }

  /**
   * Validates on some foldings of the same rows; what is more than a model a fold is told first.
   *
   * @param choosing whether penalties are chosen within the folds
   */
  List<CrossValidation> validate(
      LabelledTable table,
      Dataset dataset,
      List<Folding> foldings,
      boolean choosing,
      Streams streams) {
    TrainingOptions options =
        TrainingOptions.of(tier)
            .withWords(characters ? WordNgrams.WITH_CHARACTERS : WordNgrams.WORDS)
            .withSeed(seed);
    TrainingRun run = new TrainingRun(options, null, streams);
    TrainingVectors rows = run.read(dataset);
    ModelTrainer trainer = new ModelTrainer(new SmileLearner());
    CrossValidator validator =
        choosing
            ? CrossValidator.choosing(trainer, options, run.makers())
            : CrossValidator.of(trainer, options, run.makers());
    int models =
        foldings.stream().mapToInt(f -> f.folds().size()).sum() * validator.modelsPerFold();
    if (choosing || foldings.size() > 1) {
      streams
          .err()
          .printf(Locale.ROOT, "%d models to train, up to %,d rows each%n", models, most(foldings));
    }
    Resampling resampling = new Resampling(Resampling.DEFAULT.samples(), seed);
    try (Progress progress = Progress.of("models", models, streams)) {
      return table.soundly(
          table.labelColumn(),
          () ->
              foldings.stream()
                  .map(f -> validator.validate(rows, f, resampling, progress::step))
                  .toList());
    }
  }

  private static int most(List<Folding> foldings) {
    return foldings.stream()
        .flatMap(folding -> folding.folds().stream())
        .mapToInt(fold -> fold.train().size())
        .max()
        .orElse(0);
  }
}
