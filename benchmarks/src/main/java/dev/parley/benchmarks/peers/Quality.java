package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a library made of a set.
 *
 * @param peer the library
 * @param set the set
 * @param seconds how long it trained, in a JVM that may be warm
 * @param bytes how large its model's files are
 * @param macroF1 on the test
 * @param accuracy on the test
 */
record Quality(
    String peer, String set, double seconds, long bytes, double macroF1, double accuracy) {

  /** Trains, loads and judges; keeps the answers beside the model. */
  static Quality of(Peer peer, LabelledSet set, Path folder) throws Exception {
    Files.createDirectories(folder);
    long begin = System.nanoTime();
    peer.train(set.train(), folder);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long bytes = size(folder);
    Peer.Labeler labeler = peer.load(folder);
    List<String> answers = set.test().stream().map(e -> labeler.label(e.text())).toList();
    Files.write(folder.resolve(Peers.ANSWERS), answers);
    LabelSet labels = new LabelSet(set.train().stream().map(Example::label).toList());
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            labels,
            set.test().stream().mapToInt(e -> labels.indexOf(e.label())).toArray(),
            answers.stream().mapToInt(labels::indexOf).toArray());
    Quality quality =
        new Quality(peer.name(), set.name(), seconds, bytes, matrix.macroF1(), matrix.accuracy());
    System.err.printf(Locale.ROOT, "%s%n", quality);
    return quality;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !f.endsWith(Peers.ANSWERS))
          .mapToLong(f -> f.toFile().length())
          .sum();
    }
  }
}
