package dev.parley.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class BgeEncoderTest {

  private static final TunableEncoder ENCODER = Onnx.open(null);

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = BgeEncoderTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** The file was made with the reference tokenizer (HuggingFace tokenizers 0.22). */
  @Test
  void tokenIdsAreThoseOfTheReference() throws IOException {
    JsonMapper json = new JsonMapper();
    WordPiece tokenizer = new WordPiece(BgeEncoder.vocabulary());
    List<String> lines =
        new String(resource("tokens.jsonl"), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2_000);
    for (String line : lines) {
      JsonNode golden = json.readTree(line);
      String text = golden.get("text").asText();
      List<WordPiece.Piece> pieces = tokenizer.pieces(text);
      String ids = String.join(" ", pieces.stream().map(p -> String.valueOf(p.id())).toList());
      assertThat(ids).as(text).isEqualTo(golden.get("ids").asText());
      int begin = 0;
      int end = 0;
      for (WordPiece.Piece piece : pieces) {
        assertThat(piece.begin()).as(text).isGreaterThanOrEqualTo(begin);
        assertThat(piece.end()).as(text).isGreaterThanOrEqualTo(end).isGreaterThan(piece.begin());
        begin = piece.begin();
        end = piece.end();
      }
      assertThat(end).as(text).isLessThanOrEqualTo(text.length());
    }
  }

  @Test
  void piecesStandWhereTheirLettersDo() {
    String text = "Señor Arce’s DOCKERS  won’t\u200B \uD83D\uDE00 strike.";
    List<String> words =
        new WordPiece(BgeEncoder.vocabulary())
            .pieces(text).stream().map(p -> text.substring(p.begin(), p.end())).toList();
    assertThat(words)
        .containsExactly(
            "Señ",
            "or",
            "Arc",
            "e",
            "’",
            "s",
            "DOCK",
            "ERS",
            "won",
            "’",
            "t",
            "\uD83D\uDE00",
            "strike",
            ".");
  }

  @Test
  void aHashtagOrUserNameIsReadAsTheWordsItJoins() {
    String text = "#StopTheStrike says @JoeBiden2, StopTheStrike";
    WordPiece tokenizer = new WordPiece(BgeEncoder.vocabulary());
    List<WordPiece.Piece> pieces = tokenizer.pieces(text);
    assertThat(pieces.stream().map(WordPiece.Piece::id))
        .containsExactlyElementsOf(
            tokenizer.pieces("# stop the strike says @ joe biden 2, stopthestrike").stream()
                .map(WordPiece.Piece::id)
                .toList());
    assertThat(pieces.stream().map(p -> text.substring(p.begin(), p.end())))
        .startsWith("#", "Stop", "The", "Strike", "says", "@", "Joe", "Bid", "en", "2");
  }

  @Test
  void piecesComeWithTheEmbedding() {
    String text = "Dockers rejected the offer of talks.";
    SentenceEncoder.Encoding encoding = ENCODER.encodePieces(text);
    assertThat(encoding.embedding().values()).isEqualTo(ENCODER.encode(text, "").values());
    assertThat(encoding.states()).hasSize(encoding.pieces().begins().length * ENCODER.width());
    SentenceEncoder.Pieces marked = ENCODER.pieces(text, "strike", 512);
    assertThat(marked.begins()).startsWith(-1, -1, -1, 0).endsWith(text.length() - 1, -1);
  }

  /** Processors without VNNI round 8-bit sums in another way. */
  @Test
  void embeddingsAreThoseThatWereStored() throws IOException {
    boolean exact = hasVnni();
    for (int s = 0; s < GoldenEmbeddings.SENTENCES.size(); s++) {
      String sentence = GoldenEmbeddings.SENTENCES.get(s);
      float[] golden = GoldenEmbeddings.stored().get(s);
      float[] values = ENCODER.encode(sentence, "").values();
      if (exact) {
        assertThat(values).as(sentence).containsExactly(golden, within(1e-4f));
      }
      assertThat(cosine(values, golden)).as(sentence).isGreaterThan(0.99);
    }
  }

  @Test
  void itsOwnBlocksRoundedAgainAndSwappedInChangeNextToNothing() {
    TunedBlocks own = TunedBlocks.quantize(ENCODER.upperBlocks(4));
    try (TunableEncoder swapped = ENCODER.with(own)) {
      for (String sentence : GoldenEmbeddings.SENTENCES) {
        assertThat(
                cosine(
                    swapped.encode(sentence, "").values(), ENCODER.encode(sentence, "").values()))
            .as(sentence)
            .isGreaterThan(0.995);
      }
    }
  }

  @Test
  void swappedBlocksAreTheOnesThatCompute() {
    TunedBlocks own = TunedBlocks.quantize(ENCODER.upperBlocks(1));
    byte[] bytes = own.bytes();
    // The last array of a block is added to every state at the end.
    int last = bytes.length - 384 * Float.BYTES;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(last, 1000f);
    try (TunableEncoder before = ENCODER.with(own);
        TunableEncoder after = ENCODER.with(new TunedBlocks(384, 1, bytes))) {
      assertThat(before.encode("Talks resumed.", "").values()[0]).isBetween(-10f, 10f);
      assertThat(after.encode("Talks resumed.", "").values()[0]).isBetween(990f, 1010f);
    }
  }

  @Test
  void lowerStatesAreThoseOfAllPiecesUpToTheLimit() {
    assertThat(ENCODER.lowerStates("Talks resumed.", "", 8, 128)).hasSize(5 * 384);
    assertThat(ENCODER.lowerStates("talks ".repeat(500), "", 8, 128)).hasSize(128 * 384);
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      squares += (double) a[i] * a[i];
      others += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(squares * others);
  }

  private static boolean hasVnni() throws IOException {
    Path cpu = Path.of("/proc/cpuinfo");
    return Files.isReadable(cpu) && Files.readString(cpu).contains("vnni");
  }

  @Test
  void neighboursAndThreadsChangeNothing() {
    List<float[]> alone =
        GoldenEmbeddings.SENTENCES.stream().map(s -> ENCODER.encode(s, "").values()).toList();
    List<Integer> order = IntStream.range(0, 40).mapToObj(i -> i % 5).collect(Collectors.toList());
    Collections.shuffle(order, new Random(3));
    order.parallelStream()
        .forEach(
            i ->
                assertThat(ENCODER.encode(GoldenEmbeddings.SENTENCES.get(i), "").values())
                    .isEqualTo(alone.get(i)));
  }

  @Test
  void whatIsLongerThanOneWindowIsReadToItsEnd() {
    String opening = "The weather was fine. ".repeat(150);
    Embedding without = ENCODER.encode(opening, "");
    Embedding with = ENCODER.encode(opening + "Then the workers struck. ".repeat(100), "");
    assertThat(with.truncated()).isFalse();
    assertThat(with.values()).isNotEqualTo(without.values());
    assertThat(ENCODER.encode("word ".repeat(20_000), "").truncated()).isTrue();
  }

  @Test
  void aTargetIsPartOfWhatIsRead() {
    float[] plain = ENCODER.encode("It must go.", "").values();
    assertThat(ENCODER.encode("It must go.", "the tax").values()).isNotEqualTo(plain);
    assertThat(ENCODER.encode("It must go.", " ").values()).isEqualTo(plain);
  }

  @Test
  void anyTextGivesFiniteNumbers() {
    Random random = new Random(9);
    for (int run = 0; run < 200; run++) {
      char[] text = new char[random.nextInt(80)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) random.nextInt(0x10000);
      }
      float[] values = ENCODER.encode(new String(text), "").values();
      assertThat(values).hasSize(ENCODER.dimensions());
      assertThat(IntStream.range(0, values.length).allMatch(i -> Float.isFinite(values[i])))
          .isTrue();
    }
  }
}
