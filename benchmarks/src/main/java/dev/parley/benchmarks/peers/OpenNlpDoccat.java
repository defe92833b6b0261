package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.doccat.NGramFeatureGenerator;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/** OpenNLP's document categorizer. */
final class OpenNlpDoccat implements Peer {

  @Override
  public String name() {
    return "opennlp";
  }

  @Override
  public String practice() {
    return "doccat 2.5.5: SimpleTokenizer, lower case, bag of words and 2-grams, MAXENT_QN, cutoff"
        + " 1";
  }

  private static String[] tokens(String text) {
    return SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    FeatureGenerator[] generators = {
      new BagOfWordsFeatureGenerator(), new NGramFeatureGenerator(2, 2)
    };
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    List<DocumentSample> samples =
        examples.stream().map(e -> new DocumentSample(e.label(), tokens(e.text()))).toList();
    DocumentCategorizerME.train(
            "eng",
            ObjectStreamUtils.createObjectStream(samples),
            parameters,
            new DoccatFactory(generators))
        .serialize(folder.resolve("model.bin"));
  }

  @Override
  public Labeler load(Path folder) throws IOException {
    DocumentCategorizerME categorizer =
        new DocumentCategorizerME(new DoccatModel(folder.resolve("model.bin")));
    return text -> categorizer.getBestCategory(categorizer.categorize(tokens(text)));
  }
}
