package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import dev.parley.words.FeatureVector;
import dev.parley.words.WordNgrams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import smile.classification.SparseLogisticRegression;
import smile.data.SparseDataset;
import smile.util.SparseArray;

/** Smile's sparse logistic regression over the features of Parley's words tier. */
final class SmileLogistic implements Peer {

  @Override
  public String name() {
    return "smile";
  }

  @Override
  public String practice() {
    return "3.1.1 SparseLogisticRegression over Parley's hashed words and pairs, lambda 0.1";
  }

  private static SparseArray row(String text) {
    FeatureVector vector = WordNgrams.WORDS.extract(text, "");
    SparseArray row = new SparseArray(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      row.append(vector.index(i), vector.value(i));
    }
    return row;
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    List<SparseArray> rows = examples.stream().map(e -> row(e.text())).toList();
    int[] gold = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    SparseDataset dataset = SparseDataset.of(rows, WordNgrams.WORDS.tableSize());
    Serialized.write(SparseLogisticRegression.fit(dataset, gold, 0.1, 1e-5, 500), folder);
    Files.write(folder.resolve("labels"), labels);
  }

  @Override
  public Labeler load(Path folder) throws IOException, ClassNotFoundException {
    List<String> labels = Files.readAllLines(folder.resolve("labels"));
    SparseLogisticRegression model = Serialized.read(folder, SparseLogisticRegression.class);
    return text -> labels.get(model.predict(row(text)));
  }
}
