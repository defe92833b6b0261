package dev.parley.train;

import dev.parley.encoder.TunableEncoder;

/**
 * Tunes the upper blocks of an encoder on labelled sentences. Threads may share it, unless it keeps
 * its epochs in a file.
 */
public interface Tuner {

  /** Is told how far a tuning is. */
  interface Listener {

    /**
     * One sentence was read by the lower blocks.
     *
     * @param done how many were read so far
     * @param all how many there are
     */
    void read(int done, int all);

    /**
     * One step was made.
     *
     * @param done how many steps were made so far
     * @param all how many there are
     */
    void step(int done, int all);

    /**
     * One pass over all sentences is over.
     *
     * @param number from 1
     * @param epoch how it went
     */
    void epoch(int number, Tuning.Epoch epoch);

    /**
     * It goes on with an earlier tuning that was cut off.
     *
     * @param done how many passes that one had made
     * @param all how many there are
     */
    void resumed(int done, int all);

    /**
     * Its checkpoint cannot be used or written; it goes on all the same.
     *
     * @param message which file, why, and what follows
     */
    void warned(String message);
  }

  /**
   * Tunes.
   *
   * @param encoder where to start from
   * @param train the sentences to learn from
   * @param development sentences that choose the epoch to keep; may be empty, then the last is kept
   * @param options what was chosen before
   * @param listener is told how far it is
   */
  Tuning tune(
      TunableEncoder encoder,
      TuningSet train,
      TuningSet development,
      TuningOptions options,
      Listener listener);

  /** The library that does it, with its version. */
  String library();
}
