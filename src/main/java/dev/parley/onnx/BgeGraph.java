package dev.parley.onnx;

import dev.parley.encoder.BlockArray;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the arrays and states of bge-small-en-v1.5 are called in its ONNX graph, and how the graph
 * is made to return them.
 */
final class BgeGraph {

  static final int BLOCKS = 12;
  static final int WIDTH = 384;
  static final int HEADS = 12;

  /** Types of elements in onnx.proto. */
  static final int FLOAT = 1;

  static final int INT8 = 3;

  /**
   * The exporter numbered matrices as it met them: the first block's first, and steps of a block.
   */
  private static final int FIRST_MATRIX = 1525;

  private static final int MATRICES_OF_A_BLOCK = 13;

  private static final Map<BlockArray, Integer> MATRICES =
      Map.of(
          BlockArray.QUERY, 0,
          BlockArray.KEY, 1,
          BlockArray.VALUE, 4,
          BlockArray.CONTEXT, 10,
          BlockArray.EXPANSION, 11,
          BlockArray.CONTRACTION, 12);

  private static final Map<BlockArray, String> VECTORS =
      Map.of(
          BlockArray.QUERY_BIAS, "attention.self.query.bias",
          BlockArray.KEY_BIAS, "attention.self.key.bias",
          BlockArray.VALUE_BIAS, "attention.self.value.bias",
          BlockArray.CONTEXT_BIAS, "attention.output.dense.bias",
          BlockArray.ATTENTION_NORM, "attention.output.LayerNorm.weight",
          BlockArray.ATTENTION_NORM_BIAS, "attention.output.LayerNorm.bias",
          BlockArray.EXPANSION_BIAS, "intermediate.dense.bias",
          BlockArray.CONTRACTION_BIAS, "output.dense.bias",
          BlockArray.NORM, "output.LayerNorm.weight",
          BlockArray.NORM_BIAS, "output.LayerNorm.bias");

  // Numbers of fields in onnx.proto.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_OUTPUT = 12;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_ELEMENT = 1;

  private BgeGraph() {}

  /**
   * The name of a vector.
   *
   * @param block from 0
   */
  static String vector(int block, BlockArray array) {
    return "encoder.layer." + block + "." + VECTORS.get(array);
  }

  /** The name of a matrix's 8-bit weights. */
  static String weights(int block, BlockArray array) {
    return matrix(block, array) + "_quantized";
  }

  /** The name of a matrix's scales, one a column. */
  static String scales(int block, BlockArray array) {
    return matrix(block, array) + "_scale";
  }

  /** The name of what is subtracted from a matrix's weights, one a column; zero throughout. */
  static String zeroPoints(int block, BlockArray array) {
    return matrix(block, array) + "_zero_point";
  }

  private static String matrix(int block, BlockArray array) {
    int number = FIRST_MATRIX + MATRICES_OF_A_BLOCK * block + MATRICES.getOrDefault(array, -1);
    return "onnx::MatMul_" + number;
  }

  /**
   * The name of the states after a block that is not the last.
   *
   * @param block from 0; -1 for what the first block reads
   */
  static String states(int block) {
    return block < 0
        ? "/embeddings/LayerNorm/Add_1_output_0"
        : "/encoder/layer." + block + "/output/LayerNorm/Add_1_output_0";
  }

  /**
   * The model with more outputs than its authors gave it. The file is one protocol buffer, and a
   * message that occurs twice is merged: graphs of nothing but outputs, appended to the bytes, add
   * these outputs to the first.
   *
   * @param model the bytes of an ONNX file
   * @param types of the elements of each output, by its name in the graph
   * @see <a href="https://protobuf.dev/programming-guides/encoding/#last-one-wins">Protocol
   *     Buffers: last one wins</a>
   */
  static byte[] withOutputs(byte[] model, Map<String, Integer> types) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(model.length + 256 * types.size());
    bytes.writeBytes(model);
    types.forEach(
        (name, type) -> {
          byte[] tensor = {TENSOR_ELEMENT << 3, type.byteValue()};
          ByteArrayOutputStream value = new ByteArrayOutputStream();
          value.writeBytes(field(VALUE_NAME, name.getBytes(StandardCharsets.UTF_8)));
          value.writeBytes(field(VALUE_TYPE, field(TYPE_TENSOR, tensor)));
          bytes.writeBytes(field(MODEL_GRAPH, field(GRAPH_OUTPUT, value.toByteArray())));
        });
    return bytes.toByteArray();
  }

  /** A field whose value is a run of bytes (wire type 2). */
  private static byte[] field(int number, byte[] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((number << 3) | 2);
    int length = value.length;
    while (length > 0x7f) {
      bytes.write((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    bytes.write(length);
    bytes.writeBytes(value);
    return bytes.toByteArray();
  }
}
