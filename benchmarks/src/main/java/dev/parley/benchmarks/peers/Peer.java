package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import java.nio.file.Path;
import java.util.List;

/** A library that learns to label text, used as its documentation advises for short texts. */
interface Peer {

  /** Labels texts, on one thread at a time. */
  @FunctionalInterface
  interface Labeler {
    String label(String text);
  }

  /** All of them, Parley's words tier first. */
  List<Peer> ALL =
      List.of(
          ParleyWords.DEFAULT,
          ParleyWords.WITH_CHARACTERS,
          new OpenNlpDoccat(),
          new MalletMaxEnt(),
          new LibLinear(),
          new TribuoLogistic(),
          new FastText(),
          new CoreNlpColumns(),
          new SmileLogistic());

  static Peer named(String name) {
    return ALL.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** The library with its version. */
  String name();

  /** What was chosen for it. */
  String practice();

  /**
   * Learns.
   *
   * @param examples what it learns from
   * @param folder receives the model, in whatever files the library writes
   */
  void train(List<Example> examples, Path folder) throws Exception;

  /**
   * Reads back what {@link #train} wrote.
   *
   * @param folder the same
   */
  Labeler load(Path folder) throws Exception;
}
