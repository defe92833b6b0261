package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.data.Dataset;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.ModelTrainer;
import dev.parley.model.Tier;
import dev.parley.model.TrainingOptions;
import dev.parley.smile.SmileLearner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundledModelTest {

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
      assertThat(in).isNotNull();
      assertThat(retrained.toByteArray())
          .as("run training-data/train after a change of corpus, lexicon or features")
          .isEqualTo(in.readAllBytes());
    }
  }
}
