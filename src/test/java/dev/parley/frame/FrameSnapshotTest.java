package dev.parley.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.corenlp.CoreNlp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The frames of real parses, sentence by sentence, as {@code frames.txt} has them. */
final class FrameSnapshotTest {

  @Test
  void everySentenceHasItsFrames() throws IOException {
    FrameExtractor extractor = new FrameExtractor(Lexicon.bundled());
    List<String> actual = new ArrayList<>();
    int sentences = 0;
    for (String line : snapshot()) {
      boolean sentence = !line.isBlank() && !line.startsWith("#") && !line.startsWith(" ");
      if (!line.startsWith(" ")) {
        actual.add(line);
      }
      if (sentence) {
        sentences++;
        extractor.extract(CoreNlp.parser().parse(line)).forEach(f -> actual.add("    " + f));
      }
    }
    assertThat(actual).isEqualTo(snapshot());
    assertThat(sentences).isGreaterThanOrEqualTo(60);
  }

  private static List<String> snapshot() throws IOException {
    try (InputStream in = FrameSnapshotTest.class.getResourceAsStream("frames.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
