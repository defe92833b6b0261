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
import dev.parley.words.WordNgrams;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The words tier, into the caller's array.
 *
 * @param name what tables call it
 * @param features what the tier reads
 * @param command what makes such a model
 */
record ParleyWords(String name, WordNgrams features, String command) implements Peer {

  static final ParleyWords DEFAULT =
      new ParleyWords("parley", WordNgrams.WORDS, "parley train --tier words");

  static final ParleyWords WITH_CHARACTERS =
      new ParleyWords(
          "parley-characters",
          WordNgrams.WITH_CHARACTERS,
          "parley train --tier words --characters");

  @Override
  public String practice() {
    return "tier words as `%s` makes it: hashed %s, defaults".formatted(command, features);
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(
                TrainingVectors.ofWords(new Dataset(examples, ""), features),
                TrainingOptions.of(Tier.WORDS).withWords(features),
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
