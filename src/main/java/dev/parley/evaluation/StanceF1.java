package dev.parley.evaluation;

import dev.parley.data.LabelSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of the F1 of favor and against. Other labels, such as none, count as what these are
 * taken for, but have no part in the mean.
 *
 * @see <a href="https://aclanthology.org/S16-1003/">Mohammad et al. 2016, SemEval-2016 Task 6:
 *     Detecting Stance in Tweets</a>
 */
final class StanceF1 {

  private static final List<String> FAVOR = List.of("favor", "favour");
  private static final List<String> AGAINST = List.of("against");

  private StanceF1() {}

  /** Whether both labels are there, in whatever case. */
  static boolean appliesTo(LabelSet labels) {
    return indexOf(labels, FAVOR) >= 0 && indexOf(labels, AGAINST) >= 0;
  }

  /** The mean, 0 to 1; NaN where there are no such labels. */
  static double of(ConfusionMatrix matrix) {
    int favor = indexOf(matrix.labels(), FAVOR);
    int against = indexOf(matrix.labels(), AGAINST);
    return favor < 0 || against < 0 ? Double.NaN : (matrix.f1(favor) + matrix.f1(against)) / 2;
  }

  private static int indexOf(LabelSet labels, List<String> spellings) {
    return IntStream.range(0, labels.size())
        .filter(label -> spellings.stream().anyMatch(labels.name(label)::equalsIgnoreCase))
        .findFirst()
        .orElse(-1);
  }
}
