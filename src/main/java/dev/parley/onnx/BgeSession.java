package dev.parley.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.parley.encoder.BlockArray;
import dev.parley.encoder.TunedBlocks;
import dev.parley.encoder.UpperBlocks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The graph of the encoder, loaded into ONNX Runtime, with its own upper blocks or tuned ones.
 * Thread-safe; one thread a call: threads belong to the caller, results stay the same and cores are
 * not fought over.
 */
final class BgeSession implements AutoCloseable {

  static final String WEIGHTS = "bge-small-en-v1.5-q.onnx";
  static final String LAST_STATES = "last_hidden_state";

  private final OrtEnvironment environment;
  private final OrtSession session;

  /** ONNX Runtime reads replaced arrays where they lie, as long as the session lives. */
  private final List<OnnxTensor> replaced;

  private BgeSession(OrtEnvironment environment, OrtSession session, List<OnnxTensor> replaced) {
    this.environment = environment;
    this.session = session;
    this.replaced = replaced;
  }

  /**
   * Loads the graph.
   *
   * @param graph the bytes of the file
   * @param tuned what replaces its last blocks, or null
   * @param outputs what it shall return beside its last states, with the type of the elements
   */
  static BgeSession open(byte[] graph, @Nullable TunedBlocks tuned, Map<String, Integer> outputs) {
    List<OnnxTensor> replaced = new ArrayList<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      if (tuned != null) {
        replace(tuned, environment, options, replaced);
      }
      byte[] asked = BgeGraph.withOutputs(graph, outputs);
      return new BgeSession(environment, environment.createSession(asked, options), replaced);
    } catch (OrtException e) {
      replaced.forEach(OnnxTensor::close);
      throw new IllegalStateException("the encoder cannot be loaded: " + e.getMessage(), e);
    }
  }

  static byte[] resource(String name) {
    try (InputStream in = BgeSession.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(
      TunedBlocks tuned,
      OrtEnvironment environment,
      OrtSession.SessionOptions options,
      List<OnnxTensor> replaced)
      throws OrtException {
    List<Map<BlockArray, TunedBlocks.Values>> blocks = tuned.values();
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      int block = BgeGraph.BLOCKS - blocks.size() + i;
      for (Map.Entry<BlockArray, TunedBlocks.Values> entry : blocks.get(i).entrySet()) {
        BlockArray array = entry.getKey();
        TunedBlocks.Values values = entry.getValue();
        long columns = array.columns(tuned.width());
        if (array.isMatrix()) {
          long[] shape = {array.rows(tuned.width()), columns};
          tensors.put(BgeGraph.weights(block, array), bytes(environment, values.weights(), shape));
          tensors.put(BgeGraph.scales(block, array), floats(environment, values.scales()));
        } else {
          tensors.put(BgeGraph.vector(block, array), floats(environment, values.vector()));
        }
      }
    }
    replaced.addAll(tensors.values());
    for (Map.Entry<String, OnnxTensor> tensor : tensors.entrySet()) {
      options.addInitializer(tensor.getKey(), tensor.getValue());
    }
  }

  private static OnnxTensor bytes(OrtEnvironment environment, byte[] values, long[] shape)
      throws OrtException {
    ByteBuffer direct = ByteBuffer.allocateDirect(values.length).put(values).flip();
    return OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.INT8);
  }

  private static OnnxTensor floats(OrtEnvironment environment, float[] values) throws OrtException {
    FloatBuffer direct =
        ByteBuffer.allocateDirect(values.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(values)
            .flip();
    return OnnxTensor.createTensor(environment, direct, new long[] {values.length});
  }

  /**
   * The states of one window.
   *
   * @param name the output to read
   * @return the states one after the other
   */
  FloatBuffer states(Window window, String name) {
    long[] ones = new long[window.ids().length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = tensor(window.ids());
        OnnxTensor mask = tensor(ones);
        OnnxTensor type = tensor(window.types());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", type))) {
      return ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder failed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  /**
   * The blocks as they stand in the file, in full precision.
   *
   * @param upper how many, from the last one down
   * @param window any input
   */
  static UpperBlocks upperBlocks(int upper, Window window) {
    Map<String, Integer> outputs = new LinkedHashMap<>();
    for (int block = BgeGraph.BLOCKS - upper; block < BgeGraph.BLOCKS; block++) {
      for (BlockArray array : BlockArray.values()) {
        if (array.isMatrix()) {
          outputs.put(BgeGraph.weights(block, array), BgeGraph.INT8);
          outputs.put(BgeGraph.scales(block, array), BgeGraph.FLOAT);
        } else {
          outputs.put(BgeGraph.vector(block, array), BgeGraph.FLOAT);
        }
      }
    }
    try (BgeSession session = open(resource(WEIGHTS), null, outputs);
        OnnxTensor input = session.tensor(window.ids());
        OnnxTensor type = session.tensor(window.types());
        OrtSession.Result result =
            session.session.run(
                Map.of("input_ids", input, "attention_mask", input, "token_type_ids", type))) {
      List<Map<BlockArray, float[]>> blocks = new ArrayList<>();
      for (int block = BgeGraph.BLOCKS - upper; block < BgeGraph.BLOCKS; block++) {
        blocks.add(block(result, block));
      }
      return new UpperBlocks(BgeGraph.WIDTH, blocks);
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<BlockArray, float[]> block(OrtSession.Result result, int block) {
    Map<BlockArray, float[]> arrays = new EnumMap<>(BlockArray.class);
    for (BlockArray array : BlockArray.values()) {
      arrays.put(
          array,
          array.isMatrix()
              ? matrix(result, block, array)
              : floats(result, BgeGraph.vector(block, array)));
    }
    return arrays;
  }

  private static float[] matrix(OrtSession.Result result, int block, BlockArray array) {
    ByteBuffer weights = output(result, BgeGraph.weights(block, array)).getByteBuffer();
    float[] scales = floats(result, BgeGraph.scales(block, array));
    float[] values = new float[weights.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.get(i) * scales[i % scales.length];
    }
    return values;
  }

  private static float[] floats(OrtSession.Result result, String name) {
    FloatBuffer buffer = output(result, name).getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static OnnxTensor output(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be closed: " + e.getMessage(), e);
    }
    replaced.forEach(OnnxTensor::close);
  }
}
