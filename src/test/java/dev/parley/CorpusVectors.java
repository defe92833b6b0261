package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.corenlp.CoreNlp;
import dev.parley.data.Columns;
import dev.parley.data.Dataset;
import dev.parley.model.TrainingVectors;
import dev.parley.onnx.Onnx;
import dev.parley.text.DependencyParser;
import dev.parley.text.DependencyTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The training split of the corpus and its feature vectors, parsed once for all tests. */
public final class CorpusVectors {

  private static final Path CORPUS = Path.of("training-data", "sentences.csv");

  private static final Map<String, DependencyTree> TREES = new ConcurrentHashMap<>();

  private CorpusVectors() {}

  /** The training split with the labels of a column. */
  public static Dataset dataset(String labelColumn) {
    try {
      Columns columns = new Columns("text", labelColumn, null, "group", "split");
      return Dataset.read(CORPUS, columns, Set.of("train"), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The vectors of all tiers, in the order of the dataset. */
  public static TrainingVectors vectors() {
    return Parsed.VECTORS;
  }

  /**
   * Not in the holder below: a lambda of a class that is being initialised blocks other threads.
   */
  private static TrainingVectors parse() {
    return TrainingVectors.ofWords(dataset("stance"))
        .andSemantic(Onnx.encoder(), e -> {})
        .andSyntax(new KeepingParser(), e -> {});
  }

  /** The parsed sentences, in no particular order. */
  public static Collection<DependencyTree> trees() {
    assertThat(vectors()).isNotNull();
    return TREES.values();
  }

  private static final class KeepingParser implements DependencyParser {

    @Override
    public DependencyTree parse(String sentence) {
      DependencyTree tree = CoreNlp.parser().parse(sentence);
      TREES.put(sentence, tree);
      return tree;
    }

    @Override
    public String library() {
      return CoreNlp.parser().library();
    }
  }

  private static final class Parsed {
    static final TrainingVectors VECTORS = parse();
  }
}
