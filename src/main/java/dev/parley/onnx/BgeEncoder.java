package dev.parley.onnx;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.encoder.Embedding;
import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.encoder.UpperBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The encoder bge-small-en-v1.5 with 8-bit weights, run by ONNX Runtime on one thread a call, one
 * sentence a call: quantised sums depend on what shares a batch. An embedding is the state of the
 * mark that begins the sentence, followed by the mean of its pieces; of the encoder as it came,
 * both are scaled to unit length. Thread-safe; closed for good by {@link #close()}.
 *
 * @see <a href="https://arxiv.org/abs/2309.07597">Xiao et al. 2023, C-Pack</a>
 */
final class BgeEncoder implements TunableEncoder {

  static final String TOKENIZER = "bge-small-en-v1.5-q-tokenizer.json";

  private static final int WIDTH = BgeGraph.WIDTH;

  /** The pieces of one window, its two marks included. */
  private static final int WINDOW = 512;

  /** What lies beyond so many windows (some 6,000 words) is not read: time is bounded. */
  private static final int MAX_WINDOWS = 16;

  private final WordPiece tokenizer;
  private final @Nullable TunedBlocks tuned;
  private final String digest;
  private final BgeSession session;

  /** Return the states below the upper blocks, by the number of these; opened for tuning only. */
  private final Map<Integer, BgeSession> lower = new ConcurrentHashMap<>();

  private BgeEncoder(WordPiece tokenizer, @Nullable TunedBlocks tuned) {
    byte[] graph = BgeSession.resource(BgeSession.WEIGHTS);
    this.tokenizer = tokenizer;
    this.tuned = tuned;
    this.digest = sha256(graph);
    this.session = BgeSession.open(graph, tuned, Map.of());
  }

  /**
   * Loads weights and vocabulary from the class path.
   *
   * @param tuned what replaces the last blocks, or null
   */
  static BgeEncoder load(@Nullable TunedBlocks tuned) {
    return new BgeEncoder(new WordPiece(vocabulary()), fitting(tuned));
  }

  private static @Nullable TunedBlocks fitting(@Nullable TunedBlocks tuned) {
    if (tuned != null && (tuned.width() != WIDTH || tuned.blocks() > BgeGraph.BLOCKS)) {
      throw new IllegalArgumentException(
          "%d blocks of width %d: expected at most %d of width %d"
              .formatted(tuned.blocks(), tuned.width(), BgeGraph.BLOCKS, WIDTH));
    }
    return tuned;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Map<String, Integer> vocabulary() {
    JsonMapper json = new JsonMapper();
    try {
      JsonNode tokenizer = json.readTree(BgeSession.resource(TOKENIZER));
      JsonNode vocabulary = tokenizer.path("model").path("vocab");
      return json.convertValue(vocabulary, new TypeReference<Map<String, Integer>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int dimensions() {
    return 2 * WIDTH;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int heads() {
    return BgeGraph.HEADS;
  }

  @Override
  public int blocks() {
    return BgeGraph.BLOCKS;
  }

  @Override
  public String library() {
    return "bge-small-en-v1.5 int8, " + Onnx.RUNTIME;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public TunableEncoder with(TunedBlocks blocks) {
    return new BgeEncoder(tokenizer, fitting(blocks));
  }

  @Override
  public UpperBlocks upperBlocks(int upper) {
    return BgeSession.upperBlocks(upper, window(List.of(), List.of()));
  }

  @Override
  public float[] lowerStates(String sentence, String target, int upper, int limit) {
    List<WordPiece.Piece> head = head(target, limit);
    Window window = window(head, beginning(sentence, head, limit));
    String name = BgeGraph.states(BgeGraph.BLOCKS - upper - 1);
    FloatBuffer states = lower.computeIfAbsent(upper, k -> lowerSession(name)).states(window, name);
    float[] values = new float[states.remaining()];
    states.get(values);
    return values;
  }

  @Override
  public Pieces pieces(String sentence, String target, int limit) {
    List<WordPiece.Piece> head = head(target, limit);
    return places(marks(head) - 2, beginning(sentence, head, limit));
  }

  private List<WordPiece.Piece> beginning(String sentence, List<WordPiece.Piece> head, int limit) {
    List<WordPiece.Piece> pieces = tokenizer.pieces(sentence);
    int room = Math.max(Math.min(limit, WINDOW) - marks(head), 1);
    return pieces.subList(0, Math.min(pieces.size(), room));
  }

  /** Where the pieces of a window stand, after its first mark and a head. */
  private static Pieces places(int headPlaces, List<WordPiece.Piece> pieces) {
    int[] begins = new int[headPlaces + 2 + pieces.size()];
    Arrays.fill(begins, -1);
    int[] ends = begins.clone();
    for (int i = 0; i < pieces.size(); i++) {
      begins[headPlaces + 1 + i] = pieces.get(i).begin();
      ends[headPlaces + 1 + i] = pieces.get(i).end();
    }
    return new Pieces(begins, ends);
  }

  private static BgeSession lowerSession(String output) {
    byte[] graph = BgeSession.resource(BgeSession.WEIGHTS);
    return BgeSession.open(graph, null, Map.of(output, BgeGraph.FLOAT));
  }

  private List<WordPiece.Piece> head(String target, int limit) {
    List<WordPiece.Piece> head = target.isBlank() ? List.of() : tokenizer.pieces(target);
    return head.subList(0, Math.min(head.size(), Math.min(limit, WINDOW) / 4));
  }

  /** The places of a window that are no pieces of the sentence. */
  private static int marks(List<WordPiece.Piece> head) {
    return 2 + (head.isEmpty() ? 0 : head.size() + 1);
  }

  @Override
  public Embedding encode(String sentence, String target) {
    List<WordPiece.Piece> head = head(target, WINDOW);
    List<WordPiece.Piece> pieces = tokenizer.pieces(sentence);
    Windows windows = new Windows(pieces.size(), WINDOW - marks(head));
    float[] sum = new float[dimensions()];
    for (int w = 0; w < windows.count(); w++) {
      Window window = window(head, windows.part(w, pieces));
      addTo(sum, session.states(window, BgeSession.LAST_STATES), window.ids().length);
    }
    return windows.mean(sum);
  }

  @Override
  public Encoding encodePieces(String sentence) {
    List<WordPiece.Piece> pieces = tokenizer.pieces(sentence);
    Windows windows = new Windows(pieces.size(), WINDOW - marks(List.of()));
    float[] sum = new float[dimensions()];
    float[] all = new float[Math.min(pieces.size(), windows.count() * windows.room()) * WIDTH];
    for (int w = 0; w < windows.count(); w++) {
      List<WordPiece.Piece> part = windows.part(w, pieces);
      Window window = window(List.of(), part);
      FloatBuffer states = session.states(window, BgeSession.LAST_STATES);
      addTo(sum, states, window.ids().length);
      states.get(WIDTH, all, w * windows.room() * WIDTH, part.size() * WIDTH);
    }
    List<WordPiece.Piece> read = pieces.subList(0, all.length / WIDTH);
    return new Encoding(
        windows.mean(sum),
        new Pieces(
            read.stream().mapToInt(WordPiece.Piece::begin).toArray(),
            read.stream().mapToInt(WordPiece.Piece::end).toArray()),
        all);
  }

  /** How a long sentence is cut: into parts of so many pieces as there is room for in a window. */
  private record Windows(int pieces, int room) {

    int count() {
      return Math.min(Math.max((pieces + room - 1) / room, 1), MAX_WINDOWS);
    }

    <T> List<T> part(int number, List<T> of) {
      return of.subList(number * room, Math.min((number + 1) * room, pieces));
    }

    /** The mean of the embeddings of the parts, from their sum. */
    Embedding mean(float[] sum) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] /= count();
      }
      return new Embedding(sum, pieces > count() * room);
    }
  }

  private Window window(List<WordPiece.Piece> head, List<WordPiece.Piece> pieces) {
    int first = marks(head) - 2;
    long[] ids = new long[marks(head) + pieces.size()];
    long[] types = new long[ids.length];
    ids[0] = tokenizer.id("[CLS]");
    for (int i = 0; i < head.size(); i++) {
      ids[1 + i] = head.get(i).id();
    }
    if (first > 0) {
      ids[first] = tokenizer.id("[SEP]");
      Arrays.fill(types, first + 1, types.length, 1);
    }
    for (int i = 0; i < pieces.size(); i++) {
      ids[first + 1 + i] = pieces.get(i).id();
    }
    ids[ids.length - 1] = tokenizer.id("[SEP]");
    return new Window(ids, types);
  }

  private void addTo(float[] sum, FloatBuffer states, int places) {
    add(sum, 0, mean(states, 0, 1));
    add(sum, WIDTH, mean(states, 1, Math.max(places - 1, 2)));
  }

  private static float[] mean(FloatBuffer states, int begin, int end) {
    float[] mean = new float[WIDTH];
    for (int piece = begin; piece < end; piece++) {
      for (int i = 0; i < WIDTH; i++) {
        mean[i] += states.get(piece * WIDTH + i) / (end - begin);
      }
    }
    return mean;
  }

  private void add(float[] sum, int at, float[] vector) {
    double squares = 0;
    for (float v : vector) {
      squares += (double) v * v;
    }
    double norm = tuned == null ? Math.sqrt(squares) : 1;
    for (int i = 0; i < vector.length; i++) {
      sum[at + i] += (float) (vector[i] / norm);
    }
  }

  @Override
  public void close() {
    session.close();
    lower.values().forEach(BgeSession::close);
  }
}
