package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.corenlp.CoreNlp;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.frame.Lexicon;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.GoldenEmbeddings;
import dev.parley.onnx.Onnx;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundledModelTest {

  private static final String REMEDY =
      "run training-data/train after a change of corpus, lexicon or features";

  /** All but the tuned blocks, which are taken as they are. */
  @ParameterizedTest
  @ValueSource(strings = {"stance", "sentiment"})
  void retrainingGivesTheSameBytes(String name) throws IOException {
    byte[] bundled = bundled(name);
    Model bundledModel = ModelFile.read(new ByteArrayInputStream(bundled), name);
    Dataset train = CorpusVectors.dataset(name);
    TunedEncoder tuned = CorpusVectors.tunedEncoder();
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(
                CorpusVectors.vectors().labelled(train),
                CorpusVectors.developmentVectors()
                    .labelled(CorpusVectors.dataset(name, "development")),
                new ModelTrainer.TunedLayer(
                    tuned.head(name, train.labels().names()), tuned.blocks(), false),
                TrainingOptions.of(Tier.FULL).withNews(bundledModel.manifest().shares().news()),
                makers());
    ByteArrayOutputStream retrained = new ByteArrayOutputStream();
    ModelFile.write(model, retrained);
    if (GoldenEmbeddings.areExact()) {
      assertThat(retrained.toByteArray()).as(REMEDY).isEqualTo(bundled);
    } else {
      assertAgreement(train, model, bundledModel);
    }
  }

  private static byte[] bundled(String name) throws IOException {
    String resource = "models/" + name + ".parley";
    try (InputStream in = BundledModelTest.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static ModelTrainer.Makers makers() {
    try (SentenceEncoder encoder = Onnx.open(null)) {
      return new ModelTrainer.Makers(
          Map.of("encoder", encoder.library(), "parser", CoreNlp.parser().library()),
          encoder.digest(),
          Lexicon.bundled().digest());
    }
  }

  /** Another kind of processor rounds the encoder's 8-bit sums in another way. */
  private static void assertAgreement(Dataset dataset, Model retrained, Model bundled) {
    List<Example> sample = dataset.examples().subList(0, 500);
    try (Engines engines = new Engines(List.of(bundled))) {
      long same =
          sample.stream()
              .map(e -> new SharedReading(e.text(), engines))
              .filter(
                  r ->
                      retrained
                          .predict(Tier.FULL, r, "")
                          .label()
                          .equals(bundled.predict(Tier.FULL, r, "").label()))
              .count();
      assertThat(same).as(REMEDY).isGreaterThanOrEqualTo(495);
    }
  }

  @Test
  void theTunedEncoderSaysWhereItComesFrom() {
    TunedEncoder.Card card = CorpusVectors.tunedEncoder().card();
    try (SentenceEncoder encoder = Onnx.open(null)) {
      assertThat(card.encoder()).isEqualTo(encoder.digest());
    }
    assertThat(card.questions()).containsOnlyKeys("stance", "sentiment");
    assertThat(card.epochs()).hasSize(Integer.parseInt(card.options().getOrDefault("epochs", "")));
  }
}
