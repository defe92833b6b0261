package dev.parley.cli;

import dev.parley.corenlp.CoreNlp;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.model.Reading;
import dev.parley.text.DependencyTree;
import org.jspecify.annotations.Nullable;

/**
 * A sentence to train on.
 *
 * @param text the sentence
 * @param encoder what encodes, or null if nothing does
 */
record EngineReading(String text, @Nullable SentenceEncoder encoder) implements Reading {

  @Override
  public Embedding embedding(String tuned, String target) {
    if (encoder == null) {
      throw new IllegalStateException("no encoder is open");
    }
    return encoder.encode(text, target);
  }

  @Override
  public DependencyTree tree() {
    return CoreNlp.parser().parse(text);
  }
}
