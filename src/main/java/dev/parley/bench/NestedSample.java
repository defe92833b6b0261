package dev.parley.bench;

import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A sample of rows with the labels in about the same shares, such that a larger sample holds the
 * smaller. The rows of each label are shuffled and spread evenly over the way from none to all; a
 * sample is how far one goes. The order of the rows changes nothing.
 */
final class NestedSample {

  /** A row, and how far along the rows of its label it stands, 0 to 1. */
  private record Place(int row, double along) {}

  private NestedSample() {}

  /**
   * Draws.
   *
   * @param examples all rows
   * @param from the places of those to draw from
   * @param size how many; at most as many as there are
   * @param seed decides which
   * @return their places, in order
   */
  static List<Integer> of(List<Example> examples, List<Integer> from, int size, long seed) {
    Map<String, List<Integer>> byLabel = new TreeMap<>();
    from.forEach(
        row -> byLabel.computeIfAbsent(examples.get(row).label(), l -> new ArrayList<>()).add(row));
    Random random = new Random(seed);
    List<Place> places = new ArrayList<>();
    for (List<Integer> rows : byLabel.values()) {
      rows.sort(Comparator.comparing(row -> examples.get(row).text()));
      Collections.shuffle(rows, random);
      for (int at = 0; at < rows.size(); at++) {
        places.add(new Place(rows.get(at), (at + 0.5) / rows.size()));
      }
    }
    places.sort(Comparator.comparingDouble(Place::along));
    return places.stream().limit(size).map(Place::row).sorted().toList();
  }
}
