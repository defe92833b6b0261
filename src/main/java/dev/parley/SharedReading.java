package dev.parley;

import dev.parley.corenlp.CoreNlp;
import dev.parley.encoder.Embedding;
import dev.parley.model.Reading;
import dev.parley.onnx.Onnx;
import dev.parley.text.DependencyTree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that is encoded and parsed when a classifier first asks for it, and once for all of
 * them. Used by one thread.
 */
final class SharedReading implements Reading {

  private final String text;
  private final Map<String, Embedding> embeddings = new HashMap<>();
  private @Nullable DependencyTree tree;

  SharedReading(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Embedding embedding(String target) {
    return embeddings.computeIfAbsent(target, t -> Onnx.encoder().encode(text, t));
  }

  @Override
  public DependencyTree tree() {
    DependencyTree parsed = tree == null ? CoreNlp.parser().parse(text) : tree;
    tree = parsed;
    return parsed;
  }
}
