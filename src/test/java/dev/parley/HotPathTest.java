package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import dev.parley.words.WordNgrams;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labelling into the caller's array. */
final class HotPathTest {

  private static final int CALLS = 10_000;

  /** The JVM itself may allocate a little in one of them, when it compiles. */
  private static final int ROUNDS = 5;

  private static final List<String> ODD =
      List.of(
          "",
          " \t\n",
          "Talks resumed.",
          "The İzmir talks: 1,200 workers — no deal!",
          "NAÏVE Müller’s e\u0301 漢字 مفاوضات 😀😀 http://example.org/x?y=1 @union #strike",
          "\uD83D lone surrogate \0 control",
          "word ".repeat(5_000));

  private static List<String> sentences() {
    List<String> all = new ArrayList<>(ODD);
    CorpusVectors.dataset("stance").examples().stream()
        .limit(1_000)
        .forEach(e -> all.add(e.text()));
    return all;
  }

  @TempDir private Path folder;

  /** A model that reads runs of characters too, of some of the corpus. */
  private SentenceClassifier withCharacters() throws IOException {
    List<Example> examples = CorpusVectors.dataset("stance").examples().subList(0, 200);
    WordNgrams features = WordNgrams.WITH_CHARACTERS;
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(
                TrainingVectors.ofWords(new Dataset(examples, ""), features),
                TrainingOptions.of(Tier.WORDS).withWords(features),
                ModelTrainer.Makers.WORDS);
    Path file = folder.resolve("characters.parley");
    try (OutputStream out = Files.newOutputStream(file)) {
      ModelFile.write(model, out);
    }
    return SentenceClassifier.load(file);
  }

  @Test
  void theWordsTierAllocatesNothing() throws IOException {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS);
        SentenceClassifier withCharacters = withCharacters()) {
      assertAllocatesNothing(stance);
      assertAllocatesNothing(withCharacters);
    }
  }

  private static void assertAllocatesNothing(SentenceClassifier classifier) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> sentences = sentences();
    double[] probabilities = new double[3];
    int labels = run(classifier, sentences, probabilities);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      labels += run(classifier, sentences, probabilities);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(labels).isPositive();
    assertThat(least).isZero();
  }

  private static int run(SentenceClassifier stance, List<String> sentences, double[] into) {
    int labels = 0;
    for (int i = 0; i < CALLS; i++) {
      labels += stance.classify(sentences.get(i % sentences.size()), into);
    }
    return labels;
  }

  @Test
  void theArrayHoldsWhatThePredictionSaysToTheLastDigit() throws IOException {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS);
        SentenceClassifier sentiment = SentenceClassifier.bundled("sentiment", Tier.WORDS);
        SentenceClassifier withCharacters = withCharacters()) {
      for (SentenceClassifier classifier : List.of(stance, sentiment, withCharacters)) {
        sentences().forEach(text -> assertEqual(classifier, text));
      }
    }
  }

  @Test
  void everyTierFillsTheArray() {
    try (SentenceClassifier auto = SentenceClassifier.stance();
        SentenceClassifier full = SentenceClassifier.bundled("stance", Tier.FULL)) {
      assertEqual(auto, "The party walked out of the talks.");
      assertEqual(full, "The party walked out of the talks.");
    }
  }

  private static void assertEqual(SentenceClassifier classifier, String text) {
    double[] probabilities = new double[classifier.labels().size()];
    int label = classifier.classify(text, probabilities);
    Prediction prediction = classifier.classify(text);
    assertThat(classifier.labels().get(label)).isEqualTo(prediction.label());
    assertThat(classifier.labels()).containsExactlyElementsOf(prediction.probabilities().keySet());
    assertThat(prediction.probabilities().values())
        .containsExactlyElementsOf(Arrays.stream(probabilities).boxed().toList());
  }

  @Test
  void anyCharactersAreReadAsAStringOfThem() {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS)) {
      for (String text : ODD) {
        double[] string = new double[3];
        double[] buffer = new double[3];
        stance.classify(text, string);
        stance.classify(CharBuffer.wrap(text.toCharArray()), buffer);
        assertThat(buffer).isEqualTo(string);
      }
    }
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    double[] english = new double[3];
    double[] turkish = new double[3];
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS)) {
      stance.classify("THE MINISTERS DID NOT JOIN THE STRIKE", english);
      Locale.setDefault(Locale.forLanguageTag("tr"));
      stance.classify("the ministers did not join the strike", turkish);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(turkish).isEqualTo(english);
  }

  @Test
  void anArrayOfAnotherLengthIsRefused() {
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS)) {
      for (SentenceClassifier any : List.of(stance, stance.at(Tier.FULL))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> any.classify("Talks resumed.", new double[2]))
            .withMessage(
                "2 places for probabilities: expected 3, one for each of [dialogue, mobilisation,"
                    + " neutral]");
      }
    }
  }

  @Test
  void aClosedClassifierSaysSo() {
    SentenceClassifier stance = SentenceClassifier.bundled("stance", Tier.WORDS);
    stance.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> stance.classify("Talks resumed.", new double[3]));
  }
}
