package dev.parley.benchmarks;

import dev.parley.evaluation.Evaluation;
import java.io.IOException;
import java.util.List;

/** What is measured on a public set. */
interface PublicSystem {

  /** What tables call it. */
  String name();

  /**
   * Answers the judged examples of a part.
   *
   * @param set what the part is of
   * @param number of the part, from 0
   * @param part what may be learnt from, and what is asked
   */
  Answers answer(PublicSet set, int number, PublicSet.Part part)
      throws IOException, InterruptedException;

  /**
   * What was answered, and at what cost.
   *
   * @param answers one for each example
   * @param training seconds that learning took
   * @param answering seconds that answering took, on one thread
   */
  record Answers(List<Evaluation.Answer> answers, double training, double answering) {}
}
