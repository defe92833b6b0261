package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.corenlp.CoreNlp;
import dev.parley.data.Columns;
import dev.parley.data.Dataset;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.model.ModelFile;
import dev.parley.model.Reading;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.text.DependencyTree;
import dev.parley.train.TrainingVectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The corpus and its feature vectors, parsed and encoded once for all tests. */
public final class CorpusVectors {

  private static final Path CORPUS = Path.of("training-data", "sentences.csv");

  private static final Map<String, DependencyTree> TREES = new ConcurrentHashMap<>();

  private CorpusVectors() {}

  /** The training split with the labels of a column. */
  public static Dataset dataset(String labelColumn) {
    return dataset(labelColumn, "train");
  }

  /** A split with the labels of a column. */
  public static Dataset dataset(String labelColumn, String split) {
    try {
      Columns columns = new Columns("text", labelColumn, null, "group", "split", false);
      return Dataset.read(CORPUS, columns, Set.of(split), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The vectors of words and frames of the training split, in its order. */
  public static TrainingVectors vectors() {
    return Parsed.TRAIN;
  }

  /** The vectors of all tiers of the development split, in its order. */
  public static TrainingVectors developmentVectors() {
    return Parsed.DEVELOPMENT;
  }

  /** The bundled tuned encoder. */
  public static TunedEncoder tunedEncoder() {
    try (InputStream in = CorpusVectors.class.getResourceAsStream("models/encoder.parley")) {
      return ModelFile.readEncoder(Objects.requireNonNull(in), "the bundled encoder");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parsed sentences of the training split, in no particular order. */
  public static Collection<DependencyTree> trees() {
    assertThat(vectors()).isNotNull();
    return TREES.values();
  }

  // Not in the holder below: a lambda of a class that is being initialised blocks other threads.

  private static TrainingVectors train() {
    return TrainingVectors.ofWords(dataset("stance"))
        .with(Tier.FULL, "", e -> new KeptReading(e.text(), null), e -> {});
  }

  private static TrainingVectors development() {
    try (SentenceEncoder encoder = Onnx.open(tunedEncoder().blocks())) {
      return TrainingVectors.ofWords(dataset("stance", "development"))
          .with(Tier.SEMANTIC, "", e -> new KeptReading(e.text(), encoder), e -> {})
          .with(Tier.FULL, "", e -> new KeptReading(e.text(), encoder), e -> {});
    }
  }

  private record KeptReading(String text, @Nullable SentenceEncoder encoder) implements Reading {

    @Override
    public Embedding embedding(String tuned, String target) {
      return Objects.requireNonNull(encoder).encode(text, target);
    }

    @Override
    public DependencyTree tree() {
      DependencyTree tree = CoreNlp.parser().parse(text);
      if (encoder == null) {
        TREES.put(text, tree);
      }
      return tree;
    }
  }

  private static final class Parsed {
    static final TrainingVectors TRAIN = train();
    static final TrainingVectors DEVELOPMENT = development();
  }
}
