package dev.parley.encoder;

/**
 * Turns a sentence into numbers that say what it means. Implementations are safe for use by several
 * threads, and a result depends on its sentence and target alone.
 */
public interface SentenceEncoder extends AutoCloseable {

  /**
   * Where the pieces stand that a sentence is read in, in UTF-16 units of it; -1 for a mark, which
   * stands nowhere.
   *
   * @param begins of each piece or mark its first character
   * @param ends of each piece or mark the character after its last
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once and read at once
  record Pieces(int[] begins, int[] ends) {}

  /**
   * A sentence as a whole and piece by piece.
   *
   * @param embedding the whole
   * @param pieces where its pieces stand; no marks among them
   * @param states the last states of the pieces, one after the other
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once and read at once
  record Encoding(Embedding embedding, Pieces pieces, float[] states) {}

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

  /**
   * A sentence's embedding with the states of its pieces, from one pass.
   *
   * @param sentence text of any length; it is read as {@link #encode} reads it
   * @return the embedding that {@link #encode} gives without a target, and the pieces
   */
  Encoding encodePieces(String sentence);

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
