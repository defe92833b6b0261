package dev.parley.encoder;

/**
 * Turns a sentence into numbers that say what it means. Implementations are safe for use by several
 * threads, and a result depends on its sentence and target alone.
 */
public interface SentenceEncoder extends AutoCloseable {

  /** How many numbers an embedding has. */
  int dimensions();

  /**
   * The embedding of a sentence.
   *
   * @param sentence text of any length; what exceeds one window of the encoder is read in several,
   *     whose embeddings are averaged
   * @param target what the sentence is read for, or empty
   * @return finite numbers; those of a text without visible characters mean nothing in particular
   */
  Embedding encode(String sentence, String target);

  /** The encoder and the library that runs it, with their versions. */
  String library();

  /**
   * The SHA-256 of the file of its weights, in hexadecimal; the same whatever blocks were tuned.
   */
  String digest();

  /** Frees what it holds outside the heap. No call may be under way, and none may follow. */
  @Override
  void close();
}
