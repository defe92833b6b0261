package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What precision and recall of a label would be if it were predicted wherever its probability
 * reaches a threshold, for every threshold. Immutable.
 *
 * @param label its name
 * @param averagePrecision the mean of the precisions, each weighted by what recall it adds, 0 to 1
 *     (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, section 8.4);
 *     NaN where no example has the label
 * @param points from the highest threshold to the lowest; empty where no example has the label
 */
public record PrecisionRecall(String label, double averagePrecision, List<Point> points) {

  /**
   * Both at one threshold.
   *
   * @param recall of the examples that have the label, the share at or above the threshold
   * @param precision of those at or above the threshold, the share that have the label
   */
  public record Point(double recall, double precision) {}

  /** Copies the list. */
  public PrecisionRecall {
    points = List.copyOf(points);
  }

  /**
   * Measures.
   *
   * @param label its name
   * @param gold the gold labels
   * @param probabilities of the label, for each example
   * @throws IllegalArgumentException if there are not as many probabilities as gold labels
   */
  public static PrecisionRecall of(String label, List<String> gold, double[] probabilities) {
    if (gold.size() != probabilities.length) {
      throw new IllegalArgumentException(
          "%d gold labels, %d probabilities: expected equal numbers"
              .formatted(gold.size(), probabilities.length));
    }
    List<Integer> order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
            .toList();
    int positive = (int) gold.stream().filter(label::equals).count();
    List<Point> points = new ArrayList<>();
    double sum = 0;
    int right = 0;
    int counted = 0;
    for (int at = 0; at < order.size() && positive > 0; at++) {
      right += gold.get(order.get(at)).equals(label) ? 1 : 0;
      if (at + 1 == order.size()
          || probabilities[order.get(at)] != probabilities[order.get(at + 1)]) {
        double precision = (double) right / (at + 1);
        points.add(new Point((double) right / positive, precision));
        sum += precision * (right - counted);
        counted = right;
      }
    }
    return new PrecisionRecall(label, positive == 0 ? Double.NaN : sum / positive, points);
  }
}
