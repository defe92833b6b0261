package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import edu.stanford.nlp.classify.ColumnDataClassifier;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** CoreNLP's ColumnDataClassifier. */
final class CoreNlpColumns implements Peer {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String FILE = "model.ser";

  @Override
  public String name() {
    return "corenlp";
  }

  @Override
  public String practice() {
    return "4.5.10 ColumnDataClassifier: tokens as in its 20-newsgroups example, lower case, words"
        + " and pairs, quadratic prior, sigma 1";
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("useClassFeature", "true");
    properties.setProperty("1.lowercase", "true");
    properties.setProperty("1.useSplitWords", "true");
    properties.setProperty("1.useSplitWordPairs", "true");
    properties.setProperty("1.splitWordsTokenizerRegexp", "[\\p{L}\\p{M}\\p{N}]+|\\s+|.");
    properties.setProperty("1.splitWordsIgnoreRegexp", "\\s+");
    properties.setProperty("goldAnswerColumn", "0");
    properties.setProperty("displayedColumn", "-1");
    properties.setProperty("printClassifierParam", "0");
    properties.setProperty("sigma", "1");
    properties.setProperty("tolerance", "1e-4");
    return properties;
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    RedwoodConfiguration.current().clear().apply();
    Path lines = Files.createTempFile("columns", ".tsv");
    Files.write(lines, examples.stream().map(e -> e.label() + "\t" + oneLine(e.text())).toList());
    ColumnDataClassifier classifier = new ColumnDataClassifier(properties());
    classifier.trainClassifier(lines.toString());
    Files.delete(lines);
    try (ObjectOutputStream out =
        new ObjectOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      classifier.serializeClassifier(out);
    }
  }

  @Override
  public Labeler load(Path folder) throws IOException, ClassNotFoundException {
    RedwoodConfiguration.current().clear().apply();
    try (ObjectInputStream in =
        new ObjectInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
      ColumnDataClassifier classifier = ColumnDataClassifier.getClassifier(in);
      return text ->
          classifier.classOf(classifier.makeDatumFromStrings(new String[] {"", oneLine(text)}));
    }
  }

  private static String oneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ");
  }
}
