package dev.parley.encoder;

/**
 * An encoder whose upper blocks can be replaced. Implementations are safe for use by several
 * threads.
 */
public interface TunableEncoder extends SentenceEncoder {

  /** The numbers of a state. */
  int width();

  /** The heads of attention in each block. */
  int heads();

  /** How many blocks there are. */
  int blocks();

  /**
   * The states of a sentence's pieces that the upper blocks read.
   *
   * @param sentence text of any length; what exceeds the limit is left out
   * @param target what the sentence is read for, or empty
   * @param upper how many blocks count as the upper ones, at least 1
   * @param limit how many pieces to read, the marks included
   * @return the states one after the other, of all pieces and marks
   */
  float[] lowerStates(String sentence, String target, int upper, int limit);

  /**
   * Where the pieces stand whose states {@link #lowerStates} gives.
   *
   * @param sentence text of any length; what exceeds the limit is left out
   * @param target what the sentence is read for, or empty
   * @param limit how many pieces to read, the marks included
   */
  Pieces pieces(String sentence, String target, int limit);

  /**
   * The upper blocks as the encoder has them.
   *
   * @param upper how many, from the last one down
   */
  UpperBlocks upperBlocks(int upper);

  /**
   * An encoder like this one but for its upper blocks. Its embedding is the last state of the mark
   * that begins the sentence, followed by the mean of the last states of the pieces. To be closed
   * apart from this one.
   *
   * @param blocks what replaces the last blocks
   * @throws IllegalArgumentException if this encoder has no such blocks
   */
  TunableEncoder with(TunedBlocks blocks);
}
