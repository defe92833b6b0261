package dev.parley.benchmarks.peers;

import dev.parley.data.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real texts of one length each, out of the corpus and its articles. */
public enum TextLength {
  /** Headlines of the articles. */
  HEADLINE,
  /** Sentences of 23 to 27 words. */
  WORDS_25,
  /** The longest sentences and paragraphs: 50 to 70 words. */
  WORDS_60,
  /** Sentences of 200 to 280 characters: as long as a full tweet. */
  TWEET,
  /** Whole articles. */
  ARTICLE;

  private static final int MOST = 200;

  /**
   * Texts of this length, the same ones in the same order every time.
   *
   * @param home the checkout
   */
  List<String> texts(Path home) throws IOException {
    List<String> texts =
        switch (this) {
          case HEADLINE ->
              articles(home).stream().map(a -> a.lines().findFirst().orElseThrow()).toList();
          case WORDS_25 -> sentences(home).filter(t -> words(t) >= 23 && words(t) <= 27).toList();
          case WORDS_60 ->
              Stream.concat(sentences(home), articles(home).stream().flatMap(String::lines))
                  .filter(t -> words(t) >= 50 && words(t) <= 70)
                  .toList();
          case TWEET ->
              sentences(home).filter(t -> t.length() >= 200 && t.length() <= 280).toList();
          case ARTICLE -> articles(home);
        };
    if (texts.isEmpty()) {
      throw new IllegalStateException("no text of length " + this + " in " + home);
    }
    return texts.stream().limit(MOST).toList();
  }

  private static Stream<String> sentences(Path home) throws IOException {
    return LabelledSet.corpus(home).test().stream().map(Example::text);
  }

  private static List<String> articles(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("training-data/articles/development"))) {
      return files
          .filter(f -> f.toString().endsWith(".txt"))
          .sorted()
          .map(TextLength::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int words(String text) {
    return text.split("\\s+").length;
  }
}
