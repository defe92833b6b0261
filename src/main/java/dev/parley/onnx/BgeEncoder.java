package dev.parley.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.text.Embedding;
import dev.parley.text.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The encoder bge-small-en-v1.5 with 8-bit weights, run by ONNX Runtime on one thread a call, one
 * sentence a call: quantised sums depend on what shares a batch. An embedding is the unit vector of
 * the mark that begins the sentence, followed by the unit vector of the mean of its pieces.
 * Thread-safe; closed for good by {@link #close()}.
 *
 * @see <a href="https://arxiv.org/abs/2309.07597">Xiao et al. 2023, C-Pack</a>
 */
final class BgeEncoder implements SentenceEncoder, AutoCloseable {

  static final String WEIGHTS = "bge-small-en-v1.5-q.onnx";
  static final String TOKENIZER = "bge-small-en-v1.5-q-tokenizer.json";

  /** The states of one piece. */
  private static final int WIDTH = 384;

  /** The pieces of one window, its two marks included. */
  private static final int WINDOW = 512;

  /** What lies beyond so many windows (some 6,000 words) is not read: time is bounded. */
  private static final int MAX_WINDOWS = 16;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPiece tokenizer;

  private BgeEncoder(OrtEnvironment environment, OrtSession session, WordPiece tokenizer) {
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
  }

  /** Loads weights and vocabulary from the class path. */
  static BgeEncoder load() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Threads belong to the caller: results stay the same and cores are not fought over.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(resource(WEIGHTS), options);
      return new BgeEncoder(environment, session, new WordPiece(vocabulary()));
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = BgeEncoder.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Integer> vocabulary() {
    JsonMapper json = new JsonMapper();
    try {
      JsonNode vocabulary = json.readTree(resource(TOKENIZER)).path("model").path("vocab");
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
  public String library() {
    return "bge-small-en-v1.5 int8, " + Onnx.RUNTIME;
  }

  @Override
  public Embedding encode(String sentence, String target) {
    List<Integer> head = target.isBlank() ? List.of() : tokenizer.ids(target);
    head = head.subList(0, Math.min(head.size(), WINDOW / 4));
    List<Integer> pieces = tokenizer.ids(sentence);
    int room = WINDOW - 2 - (head.isEmpty() ? 0 : head.size() + 1);
    int windows = Math.min(Math.max((pieces.size() + room - 1) / room, 1), MAX_WINDOWS);
    float[] sum = new float[dimensions()];
    for (int w = 0; w < windows; w++) {
      int end = Math.min((w + 1) * room, pieces.size());
      addTo(sum, head, pieces.subList(w * room, end));
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= windows;
    }
    return new Embedding(sum, pieces.size() > windows * room);
  }

  private void addTo(float[] sum, List<Integer> head, List<Integer> pieces) {
    int first = head.isEmpty() ? 0 : head.size() + 1;
    long[] ids = new long[first + pieces.size() + 2];
    long[] types = new long[ids.length];
    ids[0] = tokenizer.id("[CLS]");
    for (int i = 0; i < head.size(); i++) {
      ids[1 + i] = head.get(i);
    }
    if (first > 0) {
      ids[first] = tokenizer.id("[SEP]");
      Arrays.fill(types, first + 1, types.length, 1);
    }
    for (int i = 0; i < pieces.size(); i++) {
      ids[first + 1 + i] = pieces.get(i);
    }
    ids[ids.length - 1] = tokenizer.id("[SEP]");
    FloatBuffer states = run(ids, types);
    addUnit(sum, 0, mean(states, 0, 1));
    addUnit(sum, WIDTH, mean(states, 1, Math.max(ids.length - 1, 2)));
  }

  private FloatBuffer run(long[] ids, long[] types) {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = tensor(ids);
        OnnxTensor mask = tensor(ones);
        OnnxTensor type = tensor(types);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", type))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder failed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
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

  private static void addUnit(float[] sum, int at, float[] vector) {
    double squares = 0;
    for (float v : vector) {
      squares += (double) v * v;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      sum[at + i] += (float) (vector[i] / norm);
    }
  }

  /** Frees the native memory. No call may be under way, and none may follow. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be closed: " + e.getMessage(), e);
    }
  }
}
