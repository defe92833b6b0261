package dev.parley.onnx;

import dev.parley.encoder.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Sentences whose embeddings were stored on a processor with VNNI. */
public final class GoldenEmbeddings {

  static final List<String> SENTENCES =
      List.of(
          "The union refused to call off the march.",
          "Talks between the two sides resumed in Geneva on Monday, a mediator said.",
          "",
          "Ministers 🤝 gewerkschaft: Löhne rauf!",
          "word ".repeat(1_300));

  private GoldenEmbeddings() {}

  /** One embedding for each sentence. */
  static List<float[]> stored() {
    try (InputStream in = GoldenEmbeddings.class.getResourceAsStream("embeddings.bin")) {
      ByteBuffer bytes =
          ByteBuffer.wrap(Objects.requireNonNull(in).readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      List<float[]> embeddings = new ArrayList<>();
      for (int i = 0; i < SENTENCES.size(); i++) {
        float[] values = new float[768];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
        embeddings.add(values);
      }
      return embeddings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this machine computes the stored embeddings to the last bit. */
  public static boolean areExact() {
    List<float[]> stored = stored();
    try (SentenceEncoder encoder = Onnx.open(null)) {
      return IntStream.range(0, SENTENCES.size())
          .allMatch(
              i -> Arrays.equals(stored.get(i), encoder.encode(SENTENCES.get(i), "").values()));
    }
  }
}
