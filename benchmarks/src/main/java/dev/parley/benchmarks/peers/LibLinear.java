package dev.parley.benchmarks.peers;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.parley.data.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** LIBLINEAR under a dictionary of words and pairs. */
final class LibLinear implements Peer {

  @Override
  public String name() {
    return "liblinear";
  }

  @Override
  public String practice() {
    return "2.44: words and pairs in a dictionary, rows of length 1, L2R_L2LOSS_SVC_DUAL, C = 1";
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    Map<String, Integer> dictionary = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Example e : examples) {
      for (String feature : Words.andPairs(e.text())) {
        if (dictionary.putIfAbsent(feature, names.size() + 1) == null) {
          names.add(feature);
        }
      }
    }
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = names.size();
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = row(dictionary, examples.get(i).text());
      problem.y[i] = labels.indexOf(examples.get(i).label());
    }
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, 1, 0.1));
    model.save(folder.resolve("model"));
    Files.write(folder.resolve("dictionary"), names);
    Files.write(folder.resolve("labels"), labels);
  }

  @Override
  public Labeler load(Path folder) throws IOException {
    Model model = Model.load(folder.resolve("model"));
    List<String> labels = Files.readAllLines(folder.resolve("labels"));
    Map<String, Integer> dictionary = new HashMap<>();
    for (String feature : Files.readAllLines(folder.resolve("dictionary"))) {
      dictionary.put(feature, dictionary.size() + 1);
    }
    return text -> labels.get((int) Linear.predict(model, row(dictionary, text)));
  }

  private static Feature[] row(Map<String, Integer> dictionary, String text) {
    int[] found =
        Words.andPairs(text).stream()
            .mapToInt(feature -> dictionary.getOrDefault(feature, 0))
            .filter(index -> index > 0)
            .sorted()
            .toArray();
    int[] distinct = Arrays.stream(found).distinct().toArray();
    double[] counts = new double[distinct.length];
    for (int i = 0, at = -1; i < found.length; i++) {
      at += i == 0 || found[i] != found[i - 1] ? 1 : 0;
      counts[at]++;
    }
    double length = Math.sqrt(Arrays.stream(counts).map(c -> c * c).sum());
    Feature[] row = new Feature[distinct.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = new FeatureNode(distinct[i], counts[i] / length);
    }
    return row;
  }
}
