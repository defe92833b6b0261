package dev.parley.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.CorpusVectors;
import dev.parley.data.Example;
import dev.parley.frame.SyntaxFeatures;
import dev.parley.model.LinearLayer;
import dev.parley.model.Tier;
import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmileLearnerTest {

  private static final int SENTENCES = 1_000;
  private static final double PENALTY = 0.1;
  private static final List<String> LABELS = List.of("dialogue", "mobilisation", "neutral");

  private static final List<FeatureVector> WORDS =
      CorpusVectors.vectors().of(Tier.WORDS).subList(0, SENTENCES);
  private static final List<FeatureVector> SYNTAX =
      CorpusVectors.vectors().of(Tier.FULL).subList(0, SENTENCES);

  private static int[] gold(List<String> order) {
    return CorpusVectors.dataset("stance").examples().stream()
        .limit(SENTENCES)
        .map(Example::label)
        .mapToInt(order::indexOf)
        .toArray();
  }

  private static LinearLayer train(List<FeatureVector> vectors, List<String> order, int tableSize) {
    return new SmileLearner().trainLayer(vectors, gold(order), 3, tableSize, PENALTY);
  }

  @Test
  void withTwoLabelsTheWeightsOfOneAreThoseOfTheOtherWithTheSignChanged() {
    int[] gold = IntStream.of(gold(LABELS)).map(g -> g == 0 ? 1 : 0).toArray();
    LinearLayer layer =
        new SmileLearner().trainLayer(WORDS, gold, 2, WordNgrams.WORDS.tableSize(), PENALTY);
    assertThat(layer.bias(0)).isEqualTo(-layer.bias(1));
    for (int feature = 0; feature < WordNgrams.WORDS.tableSize(); feature++) {
      assertThat(layer.weight(feature, 0)).isEqualTo(-layer.weight(feature, 1));
    }
  }

  @Test
  void aWordThatTellsTheLabelWeighsMoreThanOneThatIsAsFrequentAndDoesNot() {
    List<FeatureVector> vectors = new ArrayList<>();
    int[] gold = new int[100];
    for (int i = 0; i < 100; i++) {
      gold[i] = i % 2;
      String other = i % 4 < 2 ? "today" : "yesterday";
      vectors.add(WordNgrams.WORDS.extract((gold[i] == 1 ? "strike " : "talks ") + other, ""));
    }
    LinearLayer layer =
        new SmileLearner().trainLayer(vectors, gold, 2, WordNgrams.WORDS.tableSize(), 1);
    double nothing = layer.scores(WordNgrams.WORDS.extract("", ""))[1];
    double strike = layer.scores(WordNgrams.WORDS.extract("strike", ""))[1] - nothing;
    double today = layer.scores(WordNgrams.WORDS.extract("today", ""))[1] - nothing;
    assertThat(strike).isGreaterThan(10 * Math.abs(today));
  }

  @Test
  void theOrderOfTheLabelsChangesNoWeight() {
    List<String> reversed = new ArrayList<>(LABELS);
    Collections.reverse(reversed);
    assertSame(WORDS, WordNgrams.WORDS.tableSize(), reversed);
    assertSame(SYNTAX, SyntaxFeatures.TABLE_SIZE, reversed);
  }

  private static void assertSame(List<FeatureVector> vectors, int tableSize, List<String> order) {
    LinearLayer one = train(vectors, LABELS, tableSize);
    LinearLayer other = train(vectors, order, tableSize);
    for (int feature = 0; feature < tableSize; feature++) {
      for (int label = 0; label < 3; label++) {
        float weight = other.weight(feature, order.indexOf(LABELS.get(label)));
        assertThat(Float.floatToIntBits(weight))
            .isEqualTo(Float.floatToIntBits(one.weight(feature, label)));
      }
    }
  }

  @Test
  void theSizeOfTheCommonPoolChangesNoWeight(@TempDir Path folder) throws Exception {
    int count = 2_500; // several of Smile's partitions
    int[] gold =
        CorpusVectors.dataset("stance").examples().stream()
            .limit(count)
            .mapToInt(e -> LABELS.indexOf(e.label()))
            .toArray();
    Path words = folder.resolve("words");
    Path syntax = folder.resolve("syntax");
    LayerDigest.write(
        words,
        CorpusVectors.vectors().of(Tier.WORDS).subList(0, count),
        gold,
        WordNgrams.WORDS.tableSize());
    LayerDigest.write(
        syntax,
        CorpusVectors.vectors().of(Tier.FULL).subList(0, count),
        gold,
        SyntaxFeatures.TABLE_SIZE);
    for (Path file : List.of(words, syntax)) {
      Set<String> digests = new HashSet<>();
      for (int parallelism : new int[] {1, 2, 8}) {
        digests.add(digestUnderCommonPoolOf(parallelism, file));
      }
      assertThat(digests).as(file.toString()).hasSize(1);
    }
  }

  /** The pool's size is fixed when a JVM starts, so each size needs one of its own. */
  private static String digestUnderCommonPoolOf(int parallelism, Path file)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + parallelism,
                "-cp",
                System.getProperty("java.class.path"),
                LayerDigest.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.strip();
  }

  @Test
  void aRareLabelIsStillPredicted() {
    List<FeatureVector> vectors = new ArrayList<>();
    int[] gold = new int[100];
    for (int i = 0; i < 100; i++) {
      gold[i] = i < 4 ? 1 : 0;
      String text = (i < 4 ? "strike called " : "markets opened ") + "on day " + (i % 7);
      vectors.add(WordNgrams.WORDS.extract(text, ""));
    }
    LinearLayer layer =
        new SmileLearner().trainLayer(vectors, gold, 2, WordNgrams.WORDS.tableSize(), 1);
    double[] rare = layer.scores(WordNgrams.WORDS.extract("strike called on day 6", ""));
    assertThat(rare[1]).isGreaterThan(rare[0]);
  }

  @Test
  void aLabelThatNeverOccursGetsALowScoreAndNoWeight() {
    LinearLayer layer =
        new SmileLearner()
            .trainLayer(WORDS.subList(0, 50), new int[50], 2, WordNgrams.WORDS.tableSize(), 1);
    double[] scores = layer.scores(WORDS.get(0));
    assertThat(scores[0]).isPositive();
    assertThat(scores[1]).isNegative();
  }
}
