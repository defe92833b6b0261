package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.model.Prior;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the models that a command line names: bundled ones by name, others by file. */
final class Models {

  private Models() {}

  static SentenceClassifier load(String nameOrFile, Answering answering) throws IOException {
    return load(nameOrFile, answering.tier(), answering.prior());
  }

  /** Loads a model to be used with a prior, or as it usually is. */
  static SentenceClassifier load(String nameOrFile, Tier tier, @Nullable Prior prior)
      throws IOException {
    SentenceClassifier classifier = load(nameOrFile, tier);
    try {
      return prior == null ? classifier : classifier.with(prior);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--model " + nameOrFile + ": " + e.getMessage());
    }
  }

  static SentenceClassifier load(String nameOrFile, Tier tier) throws IOException {
    try {
      if (SentenceClassifier.BUNDLED.contains(nameOrFile)) {
        return SentenceClassifier.bundled(nameOrFile, tier);
      }
      Path file = Path.of(nameOrFile);
      if (!Files.exists(file)) {
        throw new UsageException(
            "--model %s: no such file: expected a model file or one of %s"
                .formatted(nameOrFile, SentenceClassifier.BUNDLED));
      }
      if (Files.isDirectory(file)) {
        throw new UsageException("--model " + file + ": a directory: expected a model file");
      }
      return SentenceClassifier.load(file, tier);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--model " + nameOrFile + ": " + e.getMessage());
    }
  }

  /** A target that a model does not look at would be ignored in silence. */
  static void requireTarget(String nameOrFile, SentenceClassifier classifier) {
    if (!classifier.manifest().data().target()) {
      throw new UsageException(
          "--target-column: the model %s was trained without targets".formatted(nameOrFile));
    }
  }

  /** The model's name in output columns: a file's name without folder and ending. */
  static String nameOf(String nameOrFile) {
    Path file = Path.of(nameOrFile).getFileName();
    return file == null ? nameOrFile : file.toString().replaceFirst("\\.parley$", "");
  }
}
