package dev.parley.benchmarks.peers;

import dev.parley.SentenceClassifier;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.Tier;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The words tier, into the caller's array. */
final class ParleyWords implements Peer {

  @Override
  public String name() {
    return "parley";
  }

  @Override
  public String practice() {
    return "tier words as `parley train --tier words` makes it: hashed words and pairs, defaults";
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(
                TrainingVectors.ofWords(new Dataset(examples, "")),
                TrainingOptions.of(Tier.WORDS),
                ModelTrainer.Makers.WORDS);
    try (OutputStream out = Files.newOutputStream(folder.resolve("model.parley"))) {
      ModelFile.write(model, out);
    }
  }

  @Override
  public Labeler load(Path folder) throws IOException {
    SentenceClassifier classifier =
        SentenceClassifier.load(folder.resolve("model.parley"), Tier.WORDS);
    List<String> labels = classifier.labels();
    double[] probabilities = new double[labels.size()];
    return text -> labels.get(classifier.classify(text, probabilities));
  }
}
