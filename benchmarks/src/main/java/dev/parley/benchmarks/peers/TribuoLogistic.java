package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

/** Tribuo's logistic regression behind its text pipeline. */
final class TribuoLogistic implements Peer {

  private static final LabelFactory LABELS = new LabelFactory();

  @Override
  public String name() {
    return "tribuo";
  }

  @Override
  public String practice() {
    return "4.3.2: UniversalTokenizer, lower case, TokenPipeline 1-2-grams with counts,"
        + " LogisticRegressionTrainer's defaults";
  }

  /** A tokenizer keeps state: one extractor a thread. */
  private static TextFeatureExtractor<Label> extractor() {
    return new TextFeatureExtractorImpl<>(new TokenPipeline(new UniversalTokenizer(), 2, true));
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    TextFeatureExtractor<Label> extractor = extractor();
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("examples", LABELS), LABELS);
    for (Example e : examples) {
      dataset.add(extractor.extract(new Label(e.label()), lower(e.text())));
    }
    new LogisticRegressionTrainer().train(dataset).serializeToFile(folder.resolve("model.tribuo"));
  }

  @Override
  public Labeler load(Path folder) throws IOException {
    Model<Label> model =
        Model.deserializeFromFile(folder.resolve("model.tribuo")).castModel(Label.class);
    TextFeatureExtractor<Label> extractor = extractor();
    return text ->
        model
            .predict(extractor.extract(LabelFactory.UNKNOWN_LABEL, lower(text)))
            .getOutput()
            .getLabel();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
