package dev.parley.benchmarks.peers;

import com.github.jfasttext.JFastText;
import dev.parley.data.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Facebook's fastText through JFastText: native code. */
final class FastText implements Peer {

  private static final String PREFIX = "__label__";

  @Override
  public String name() {
    return "fasttext";
  }

  @Override
  public String practice() {
    return "JFastText 0.5, as fastText's tutorial: words in lower case, -wordNgrams 2 -lr 1.0"
        + " -epoch 25 -dim 50 -bucket 200000 -loss softmax";
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    Path lines = Files.createTempFile("fasttext", ".txt");
    Files.write(
        lines, examples.stream().map(e -> PREFIX + e.label() + " " + words(e.text())).toList());
    String options =
        "-wordNgrams 2 -lr 1.0 -epoch 25 -dim 50 -bucket 200000 -loss softmax -thread 1 -verbose 0";
    new JFastText()
        .runCmd(
            ("supervised -input " + lines + " -output " + folder.resolve("model") + " " + options)
                .split(" "));
    Files.delete(lines);
    Files.deleteIfExists(folder.resolve("model.vec"));
  }

  @Override
  public Labeler load(Path folder) {
    JFastText model = new JFastText();
    model.loadModel(folder.resolve("model.bin").toString());
    return text -> model.predict(words(text)).substring(PREFIX.length());
  }

  private static String words(String text) {
    return String.join(" ", Words.of(text));
  }
}
