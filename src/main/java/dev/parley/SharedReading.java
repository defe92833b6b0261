package dev.parley;

import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.model.Reading;
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
  private final Engines engines;
  private final Map<Key, Embedding> embeddings = new HashMap<>();
  private @Nullable DependencyTree tree;

  private record Key(String encoder, String target) {}

  SharedReading(String text, Engines engines) {
    this.text = text;
    this.engines = engines;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Embedding embedding(String encoder, String target) {
    return embeddings.computeIfAbsent(
        new Key(encoder, target), k -> engines.encoder(encoder).encode(text, target));
  }

  /** The sentence piece by piece; its embedding is kept. */
  SentenceEncoder.Encoding encoding(String encoder) {
    SentenceEncoder.Encoding encoding = engines.encoder(encoder).encodePieces(text);
    embeddings.put(new Key(encoder, ""), encoding.embedding());
    return encoding;
  }

  @Override
  public DependencyTree tree() {
    DependencyTree parsed = tree == null ? engines.parser().parse(text) : tree;
    tree = parsed;
    return parsed;
  }
}
