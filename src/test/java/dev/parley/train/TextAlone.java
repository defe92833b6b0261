package dev.parley.train;

import dev.parley.encoder.Embedding;
import dev.parley.model.Reading;
import dev.parley.text.DependencyTree;

/** A sentence that nobody encodes or parses. */
record TextAlone(String text) implements Reading {

  @Override
  public Embedding embedding(String encoder, String target) {
    throw new IllegalStateException("the words tier needs no encoder");
  }

  @Override
  public DependencyTree tree() {
    throw new IllegalStateException("the words tier needs no parser");
  }
}
