package dev.parley.train;

import dev.parley.data.LabelSet;
import dev.parley.model.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Chooses how probable the commonest label must be at the words tier to be settled there: as little
 * as possible, while few answers become others than those of the tier that would read the sentence
 * next. Examples count as often as their label is expected.
 */
final class Settling {

  /**
   * The largest share of the other labels' answers that may be lost. Words are surer on the corpus
   * that they were learnt from: two in a thousand there are up to one in a hundred on running news.
   */
  private static final double LOST = 0.002;

  private final LabelSet labels;
  private final double[] ratios;
  private final int common;

  /**
   * A choice for labels.
   *
   * @param labels the labels
   * @param fitted how often each was where the probabilities were fitted
   * @param expected how often each is where the model is used
   */
  Settling(LabelSet labels, Map<String, Double> fitted, Map<String, Double> expected) {
    this.labels = labels;
    double[] shares = labels.names().stream().mapToDouble(l -> share(expected, l)).toArray();
    this.common = Prediction.indexOfMax(shares);
    this.ratios =
        IntStream.range(0, shares.length)
            .mapToDouble(i -> shares[i] / share(fitted, labels.name(i)))
            .toArray();
  }

  private static double share(Map<String, Double> shares, String label) {
    return Objects.requireNonNull(shares.get(label), label);
  }

  /**
   * An example: how sure the words are of the common label, whether that changes it, its weight.
   */
  private record Answer(double sure, boolean changed, double weight) {}

  /**
   * Chooses.
   *
   * @param words the probabilities of each example at the words tier
   * @param next the same at the tier that reads it next
   * @param gold the index of each one's label
   * @return the common label with the probability from which on it is settled; empty if there is
   *     none
   */
  Map<String, Double> of(List<double[]> words, List<double[]> next, int[] gold) {
    List<Answer> answers =
        IntStream.range(0, gold.length)
            .mapToObj(i -> answer(moved(words.get(i)), moved(next.get(i)), ratios[gold[i]]))
            .sorted(Comparator.comparingDouble(a -> -a.sure()))
            .toList();
    double others = answers.stream().filter(Answer::changed).mapToDouble(Answer::weight).sum();
    double allowed = LOST * others;
    double changed = 0;
    double least = 1;
    for (int i = 0; i < answers.size() && answers.get(i).sure() > 0; i++) {
      changed += answers.get(i).changed() ? answers.get(i).weight() : 0;
      if (changed > allowed) {
        break;
      }
      boolean last = i + 1 == answers.size() || answers.get(i + 1).sure() < answers.get(i).sure();
      least = last ? answers.get(i).sure() : least;
    }
    return least < 1 ? Map.of(labels.name(common), Math.ceil(least * 1e6) / 1e6) : Map.of();
  }

  private Answer answer(double[] words, double[] next, double weight) {
    double sure = Prediction.indexOfMax(words) == common ? words[common] : 0;
    return new Answer(sure, Prediction.indexOfMax(next) != common, weight);
  }

  private double[] moved(double[] probabilities) {
    double[] moved = probabilities.clone();
    double sum = 0;
    for (int label = 0; label < moved.length; label++) {
      moved[label] *= ratios[label];
      sum += moved[label];
    }
    for (int label = 0; label < moved.length; label++) {
      moved[label] /= sum;
    }
    return moved;
  }
}
