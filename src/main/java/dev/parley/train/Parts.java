package dev.parley.train;

import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A dataset in two parts that share no group and no text.
 *
 * @param train nine in ten examples, to learn from
 * @param development the rest, to choose and calibrate by
 */
public record Parts(Dataset train, Dataset development) {

  private static final int TENTHS = 10;

  /**
   * Draws the parts.
   *
   * @param dataset the examples
   * @param seed decides which part a group falls into
   * @throws DataException if one part would be empty or lack a label
   */
  public static Parts of(Dataset dataset, long seed) {
    return of(List.of(dataset), seed).get(0);
  }

  /**
   * Draws the parts of several datasets together: no group or text of a train part is in any
   * development part.
   *
   * @param datasets the examples
   * @param seed decides which part a group falls into
   * @return the parts of each
   * @throws DataException if one part would be empty or lack a label
   */
  public static List<Parts> of(List<Dataset> datasets, long seed) {
    List<Example> all = datasets.stream().flatMap(d -> d.examples().stream()).toList();
    // Not the folds that calibration draws later from the part that is held out.
    int[] folds = Folds.of(all, TENTHS, ~seed);
    List<Parts> parts = new ArrayList<>();
    int begin = 0;
    for (Dataset dataset : datasets) {
      int end = begin + dataset.examples().size();
      parts.add(of(dataset, Arrays.copyOfRange(folds, begin, end)));
      begin = end;
    }
    return parts;
  }

  private static Parts of(Dataset dataset, int[] folds) {
    Parts parts = new Parts(part(dataset, folds, false), part(dataset, folds, true));
    if (parts.train().examples().isEmpty()
        || parts.development().examples().isEmpty()
        || !labels(parts.train()).equals(labels(dataset))) {
      throw new DataException(
          "a tenth of the examples cannot be held out: expected more groups, and each label in"
              + " several of them");
    }
    return parts;
  }

  private static Set<String> labels(Dataset dataset) {
    return dataset.examples().stream().map(Example::label).collect(Collectors.toSet());
  }

  private static Dataset part(Dataset dataset, int[] folds, boolean held) {
    List<Example> examples =
        IntStream.range(0, folds.length)
            .filter(i -> (folds[i] == 0) == held)
            .mapToObj(i -> dataset.examples().get(i))
            .toList();
    return new Dataset(examples, dataset.digest());
  }
}
