package dev.parley.smile;

import dev.parley.CorpusVectors;
import dev.parley.data.Example;
import dev.parley.feature.FeatureVector;
import dev.parley.feature.WordNgrams;
import dev.parley.model.LinearLayer;
import java.util.List;

/**
 * Prints a digest of the weights of a words layer, for a JVM with a common pool of another size.
 */
final class WordsDigest {

  private WordsDigest() {}

  public static void main(String[] arguments) {
    List<Example> examples =
        CorpusVectors.dataset("stance").examples().stream().limit(2_500).toList();
    List<FeatureVector> vectors =
        examples.stream().map(e -> WordNgrams.extract(e.text(), "")).toList();
    int[] gold = examples.stream().mapToInt(e -> e.label().equals("dialogue") ? 1 : 0).toArray();
    LinearLayer layer = new SmileLearner().trainLayer(vectors, gold, 2, WordNgrams.TABLE_SIZE, 0.1);
    int digest = Float.floatToIntBits(layer.bias(0));
    for (int feature = 0; feature < WordNgrams.TABLE_SIZE; feature++) {
      digest = 31 * digest + Float.floatToIntBits(layer.weight(feature, 1));
    }
    System.out.println(digest);
  }
}
