package dev.parley.model;

import dev.parley.encoder.Embedding;
import dev.parley.text.DependencyTree;

/** A sentence as the costlier tiers see it; each part is asked for only where it is needed. */
public interface Reading {

  /** The sentence itself, of any length. */
  String text();

  /**
   * The sentence's embedding.
   *
   * @param encoder the digest of the encoder's tuned blocks, or empty for the encoder as it came
   * @param target what it is read for, or empty
   */
  Embedding embedding(String encoder, String target);

  /** The sentence, parsed. */
  DependencyTree tree();
}
