package dev.parley.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well things are found in documents, with bootstrap intervals over the documents.
 *
 * @param name what was looked for
 * @param precision the share of what was found that is right
 * @param recall the share of what there is that was found
 * @param f1 their harmonic mean; 0 where nothing is right
 */
public record Retrieval(
    String name, Evaluation.Figure precision, Evaluation.Figure recall, Evaluation.Figure f1) {

  /**
   * What was found in a document.
   *
   * @param right how many of these are right
   * @param found how many were found
   * @param gold how many there are
   */
  public record Counts(int right, int found, int gold) {}

  /**
   * Sums up documents.
   *
   * @param name what was looked for
   * @param documents at least one
   * @param resampling how intervals are found
   */
  public static Retrieval of(String name, List<Counts> documents, Resampling resampling) {
    Bootstrap bootstrap = Bootstrap.over(Collections.nCopies(documents.size(), ""), resampling);
    return new Retrieval(
        name,
        bootstrap.figure(rows -> share(sum(documents, rows), 1, 0)),
        bootstrap.figure(rows -> share(sum(documents, rows), 0, 1)),
        bootstrap.figure(rows -> share(sum(documents, rows), 0.5, 0.5)));
  }

  private static Counts sum(List<Counts> documents, int[] rows) {
    return IntStream.of(rows)
        .mapToObj(documents::get)
        .reduce(
            new Counts(0, 0, 0),
            (a, b) ->
                new Counts(a.right() + b.right(), a.found() + b.found(), a.gold() + b.gold()));
  }

  private static double share(Counts counts, double found, double gold) {
    return counts.right() == 0
        ? 0
        : counts.right() / (found * counts.found() + gold * counts.gold());
  }
}
