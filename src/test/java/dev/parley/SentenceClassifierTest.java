package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.data.Dataset;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SentenceClassifierTest {

  private static final List<String> SENTENCES =
      CorpusVectors.dataset("stance").examples().stream().map(e -> e.text()).limit(120).toList();

  @Test
  void plainSentencesGetTheLabelsOfTheCodebook() {
    try (SentenceClassifier stance = SentenceClassifier.stance()) {
      assertThat(stance.classify("The party walked out of the talks.").label())
          .isEqualTo("mobilisation");
      assertThat(stance.classify("The union refused to call off the strike.").label())
          .isEqualTo("mobilisation");
      assertThat(stance.classify("The union agreed to call off the strike.").label())
          .isEqualTo("dialogue");
      assertThat(stance.classify("The government accepted the offer of talks.").label())
          .isEqualTo("dialogue");
      assertThat(stance.classify("The museum opens at nine and closes at six.").label())
          .isEqualTo("neutral");
    }
  }

  @Test
  void probabilitiesSumToOneAndTheLabelHasTheHighest() {
    try (SentenceClassifier sentiment = SentenceClassifier.bundled("sentiment", Tier.WORDS)) {
      for (String text : List.of("", "Relief and joy.", "x".repeat(100_000), "\uD83D\0")) {
        Prediction p = sentiment.classify(text);
        Map<String, Double> all = p.probabilities();
        assertThat(all.keySet()).containsExactly("negative", "neutral", "positive");
        assertThat(all.values().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-9));
        assertThat(p.probability()).isEqualTo(Collections.max(all.values()));
        assertThat(p.probability(p.label())).isEqualTo(p.probability());
        assertThat(p.labelAbove(p.probability())).contains(p.label());
        assertThat(p.labelAbove(1.01)).isEmpty();
      }
    }
  }

  @Test
  void overlongTextIsLabelledAndTheResultSaysSo() {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.FULL)) {
      assertThat(stance.classify("talks resumed and ".repeat(6_000)).truncated()).isTrue();
      assertThat(stance.classify("Talks resumed.").truncated()).isFalse();
    }
  }

  @Test
  void eightThreadsGetTheResultsThatOneGets() throws Exception {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.FULL)) {
      List<String> serial = SENTENCES.stream().map(s -> stance.classify(s).toString()).toList();
      ExecutorService pool = Executors.newFixedThreadPool(8);
      List<Future<List<String>>> runs = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        List<Integer> order = shuffled(t);
        runs.add(pool.submit(() -> classified(stance, order)));
      }
      for (Future<List<String>> run : runs) {
        assertThat(run.get()).isEqualTo(serial);
      }
      pool.shutdown();
    }
  }

  private static List<Integer> shuffled(int seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < SENTENCES.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static List<String> classified(SentenceClassifier stance, List<Integer> order) {
    String[] results = new String[order.size()];
    for (int i : order) {
      results[i] = stance.classify(SENTENCES.get(i)).toString();
    }
    return List.of(results);
  }

  @Test
  void aStreamIsClassifiedInOrderAndLazily() {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS)) {
      List<String> serial = SENTENCES.stream().map(s -> stance.classify(s).toString()).toList();
      assertThat(stance.classifyAll(SENTENCES).map(Prediction::toString).toList())
          .isEqualTo(serial);
      try (Stream<Prediction> endless =
          stance.classifyAll(Stream.generate(() -> "Talks resumed."))) {
        assertThat(endless.limit(3).toList()).hasSize(3);
      }
    }
  }

  @Test
  void aTargetIsIgnoredByAModelTrainedWithoutTargets() {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS)) {
      assertThat(stance.classify("Talks resumed.", "climate").toString())
          .isEqualTo(stance.classify("Talks resumed.").toString());
    }
  }

  @Test
  void aClosedClassifierSaysSo() {
    SentenceClassifier stance = SentenceClassifier.stance();
    stance.close();
    stance.close();
    assertThatIllegalStateException().isThrownBy(() -> stance.classify("Talks resumed."));
  }

  @Test
  void anUnknownBundledModelIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentenceClassifier.bundled("../stance", Tier.AUTO))
        .withMessage("no bundled model '../stance': expected stance or sentiment");
  }

  @Test
  void theCorpusHoldsOnlyTheLabelsOfTheCodebook() {
    Dataset dataset = CorpusVectors.dataset("stance");
    assertThat(dataset.labels().names()).containsExactly("dialogue", "mobilisation", "neutral");
    assertThat(CorpusVectors.dataset("sentiment").labels().names())
        .containsExactly("negative", "neutral", "positive");
    assertThat(dataset.examples()).hasSizeGreaterThan(1_000);
  }
}
