package dev.parley.benchmarks.peers;

import static java.util.stream.Collectors.toSet;

import dev.parley.data.Columns;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Examples to learn from and others to be judged by.
 *
 * @param name what tables call it
 * @param train to learn from
 * @param test to be judged by
 */
record LabelledSet(String name, List<Example> train, List<Example> test) {

  /** Words in a run that is looked for in other texts. */
  private static final int RUN = 5;

  private static final List<String> OTHERS = List.of("sst2", "tweeteval_sentiment");

  /** The corpus with its labels of stance. */
  static LabelledSet corpus(Path home) throws IOException {
    Path file = home.resolve("training-data/sentences.csv");
    Columns columns = new Columns("text", "stance", null, "group", "split", false);
    return new LabelledSet(
        "corpus", read(file, columns, Set.of("train")), read(file, columns, Set.of("test")));
  }

  /**
   * The corpus, then the public sets that a folder holds.
   *
   * @param home the checkout
   * @param data a folder with {@code sst2} and {@code tweeteval_sentiment}, each with {@code
   *     train.csv} and {@code dev.csv}, of which what training has nearly seen is left out; so is
   *     a set that the folder lacks
   */
  static List<LabelledSet> all(Path home, Path data) throws IOException {
    List<LabelledSet> sets = new ArrayList<>(List.of(corpus(home)));
    Columns columns = Columns.of("text", "label");
    for (String name : OTHERS) {
      Path folder = data.resolve(name);
      if (Files.isDirectory(folder)) {
        sets.add(
            new LabelledSet(
                    name,
                    read(folder.resolve("train.csv"), columns, Set.of()),
                    read(folder.resolve("dev.csv"), columns, Set.of()))
                .apart());
      }
    }
    return sets;
  }

  /**
   * The same with fewer examples to learn from, drawn at even steps.
   *
   * @param most how many at most
   */
  LabelledSet atMost(int most) {
    int step = Math.max(1, (train.size() + most - 1) / most);
    return new LabelledSet(
        name,
        IntStream.range(0, train.size()).filter(i -> i % step == 0).mapToObj(train::get).toList(),
        test);
  }

  /**
   * Without test texts that training has seen, or nearly so: those of which half of the runs of five
   * words stand in texts to learn from. In tweeteval_sentiment a third are; remembering them would
   * pass for reading.
   */
  private LabelledSet apart() {
    Set<String> seen = train.stream().flatMap(e -> runs(e.text()).stream()).collect(toSet());
    return new LabelledSet(
        name,
        train,
        test.stream()
            .filter(
                e -> {
                  List<String> runs = runs(e.text());
                  return runs.stream().filter(seen::contains).count() * 2 < runs.size();
                })
            .toList());
  }

  private static List<String> runs(String text) {
    List<String> words = Words.of(text);
    int last = Math.max(0, words.size() - RUN);
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> String.join(" ", words.subList(i, Math.min(i + RUN, words.size()))))
        .toList();
  }

  private static List<Example> read(Path file, Columns columns, Set<String> splits)
      throws IOException {
    return Dataset.read(file, columns, splits, null).examples();
  }
}
