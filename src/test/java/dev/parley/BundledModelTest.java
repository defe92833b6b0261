package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.ModelTrainer;
import dev.parley.model.Tier;
import dev.parley.model.TrainingOptions;
import dev.parley.onnx.GoldenEmbeddings;
import dev.parley.smile.SmileLearner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundledModelTest {

  private static final String REMEDY =
      "run training-data/train after a change of corpus, lexicon or features";

  @ParameterizedTest
  @ValueSource(strings = {"stance", "sentiment"})
  void retrainingGivesTheSameBytes(String name) throws IOException {
    Dataset dataset = CorpusVectors.dataset(name);
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(dataset, CorpusVectors.vectors(), TrainingOptions.of(Tier.FULL));
    ByteArrayOutputStream retrained = new ByteArrayOutputStream();
    ModelFile.write(model, retrained);
    try (InputStream in = getClass().getResourceAsStream("models/" + name + ".parley")) {
      byte[] bundled = Objects.requireNonNull(in).readAllBytes();
      if (GoldenEmbeddings.areExact()) {
        assertThat(retrained.toByteArray()).as(REMEDY).isEqualTo(bundled);
      } else {
        assertAgreement(dataset, model, ModelFile.read(new ByteArrayInputStream(bundled), name));
      }
    }
  }

  /** Another kind of processor rounds the encoder's 8-bit sums in another way. */
  private static void assertAgreement(Dataset dataset, Model retrained, Model bundled) {
    List<Example> sample = dataset.examples().subList(0, 500);
    long same =
        sample.stream()
            .map(e -> new SharedReading(e.text()))
            .filter(
                r ->
                    retrained
                        .predict(Tier.FULL, r, "")
                        .label()
                        .equals(bundled.predict(Tier.FULL, r, "").label()))
            .count();
    assertThat(same).as(REMEDY).isGreaterThanOrEqualTo(495);
    sample.forEach(
        e ->
            assertThat(retrained.predict(e.text(), ""))
                .as(REMEDY)
                .hasToString(bundled.predict(e.text(), "").toString()));
  }
}
