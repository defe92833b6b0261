package dev.parley.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import dev.parley.encoder.BlockArray;
import dev.parley.encoder.UpperBlocks;
import dev.parley.model.LinearLayer;
import dev.parley.model.SpanTags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The upper blocks of an encoder as tensors that gradients flow through, and a linear head for each
 * question on the state of the first mark and the mean of the pieces, for each kind of span on the
 * state of each piece.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2019, BERT</a>
 */
final class Network {

  private static final float NORM_EPSILON = 1e-12f;
  private static final float HEAD_SPREAD = 0.02f;

  private final int width;
  private final int heads;

  /**
   * What attention is scaled by. A tensor, since DJL frees the one it makes of a number at once,
   * and the gradient is computed from it later.
   */
  private final NDArray scale;

  private final float dropout;
  private final List<Map<BlockArray, NDArray>> blocks = new ArrayList<>();
  private final List<NDArray> headWeights = new ArrayList<>();
  private final List<NDArray> headBiases = new ArrayList<>();
  private final List<NDArray> spanWeights = new ArrayList<>();
  private final List<NDArray> spanBiases = new ArrayList<>();

  /**
   * A network.
   *
   * @param upper where the blocks start from
   * @param heads of attention
   * @param labels the number of labels of each question
   * @param kinds the number of kinds of span
   * @param dropout the share of inner values dropped while it learns
   * @param seed of the first weights of the heads
   * @param manager what the tensors belong to
   */
  Network(
      UpperBlocks upper,
      int heads,
      List<Integer> labels,
      int kinds,
      float dropout,
      long seed,
      NDManager manager) {
    this.width = upper.width();
    this.heads = heads;
    this.scale = manager.create((float) (1 / Math.sqrt((double) width / heads)));
    this.dropout = dropout;
    for (Map<BlockArray, float[]> block : upper.blocks()) {
      Map<BlockArray, NDArray> tensors = new EnumMap<>(BlockArray.class);
      for (BlockArray array : BlockArray.values()) {
        Shape shape =
            array.isMatrix()
                ? new Shape(array.rows(width), array.columns(width))
                : new Shape(array.columns(width));
        tensors.put(array, learnt(manager.create(block.get(array), shape)));
      }
      blocks.add(tensors);
    }
    Random random = new Random(seed);
    for (int count : labels) {
      headWeights.add(head(2 * width, count, random, manager));
      headBiases.add(learnt(manager.zeros(new Shape(count))));
    }
    for (int kind = 0; kind < kinds; kind++) {
      spanWeights.add(head(width, SpanTags.COUNT, random, manager));
      spanBiases.add(learnt(manager.zeros(new Shape(SpanTags.COUNT))));
    }
  }

  private static NDArray head(int places, int labels, Random random, NDManager manager) {
    float[] first = new float[places * labels];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) random.nextGaussian() * HEAD_SPREAD;
    }
    return learnt(manager.create(first, new Shape(places, labels)));
  }

  private static NDArray learnt(NDArray tensor) {
    tensor.setRequiresGradient(true);
    return tensor;
  }

  /** The numbers of a state. */
  int width() {
    return width;
  }

  /** What is learnt in the blocks. */
  List<NDArray> blockParameters() {
    return blocks.stream().flatMap(block -> block.values().stream()).toList();
  }

  /** What is learnt in the heads. */
  List<NDArray> headParameters() {
    return Stream.of(headWeights, headBiases, spanWeights, spanBiases)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The scores of every question, then of every kind of span.
   *
   * @param learning whether values are dropped
   * @return one tensor a question: sentence, label; then one a kind: sentence, piece, tag
   */
  NDList scores(Batch batch, boolean learning) {
    NDArray x = batch.states();
    for (Map<BlockArray, NDArray> block : blocks) {
      x = block(block, x, batch.mask(), learning);
    }
    NDArray mark = x.get(":, 0");
    NDArray mean = batch.mean().matMul(x).squeeze(1);
    NDArray sentence = drop(NDArrays.concat(new NDList(mark, mean), 1), learning);
    NDList scores = new NDList();
    for (int i = 0; i < headWeights.size(); i++) {
      scores.add(sentence.matMul(headWeights.get(i)).add(headBiases.get(i)));
    }
    NDArray pieces = spanWeights.isEmpty() ? x : drop(x, learning);
    for (int i = 0; i < spanWeights.size(); i++) {
      scores.add(pieces.matMul(spanWeights.get(i)).add(spanBiases.get(i)));
    }
    return scores;
  }

  private NDArray block(Map<BlockArray, NDArray> b, NDArray x, NDArray mask, boolean learning) {
    NDArray context = attention(b, x, mask, learning);
    NDArray attended =
        norm(
            x.add(drop(linear(b, context, BlockArray.CONTEXT, BlockArray.CONTEXT_BIAS), learning)),
            b,
            BlockArray.ATTENTION_NORM,
            BlockArray.ATTENTION_NORM_BIAS);
    NDArray inner =
        linear(b, attended, BlockArray.EXPANSION, BlockArray.EXPANSION_BIAS)
            .getNDArrayInternal()
            .gelu();
    NDArray outer = linear(b, inner, BlockArray.CONTRACTION, BlockArray.CONTRACTION_BIAS);
    return norm(attended.add(drop(outer, learning)), b, BlockArray.NORM, BlockArray.NORM_BIAS);
  }

  private NDArray attention(Map<BlockArray, NDArray> b, NDArray x, NDArray mask, boolean learning) {
    NDArray query = split(linear(b, x, BlockArray.QUERY, BlockArray.QUERY_BIAS));
    NDArray key = split(linear(b, x, BlockArray.KEY, BlockArray.KEY_BIAS));
    NDArray value = split(linear(b, x, BlockArray.VALUE, BlockArray.VALUE_BIAS));
    NDArray scores = query.matMul(key.transpose(0, 1, 3, 2)).mul(scale).add(mask);
    NDArray context = drop(scores.softmax(-1), learning).matMul(value);
    return context.transpose(0, 2, 1, 3).reshape(x.getShape());
  }

  /** From sentence, piece, number to sentence, head, piece, number of the head. */
  private NDArray split(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, width / heads).transpose(0, 2, 1, 3);
  }

  private static NDArray linear(
      Map<BlockArray, NDArray> b, NDArray x, BlockArray matrix, BlockArray bias) {
    return x.matMul(b.get(matrix)).add(b.get(bias));
  }

  private NDArray norm(NDArray x, Map<BlockArray, NDArray> b, BlockArray weight, BlockArray bias) {
    return LayerNorm.layerNorm(x, new Shape(width), b.get(weight), b.get(bias), NORM_EPSILON)
        .singletonOrThrow();
  }

  private NDArray drop(NDArray x, boolean learning) {
    return learning && dropout > 0 ? Dropout.dropout(x, dropout, true).singletonOrThrow() : x;
  }

  /** The blocks as they are now. */
  UpperBlocks upperBlocks() {
    List<Map<BlockArray, float[]>> values = new ArrayList<>();
    for (Map<BlockArray, NDArray> block : blocks) {
      Map<BlockArray, float[]> arrays = new EnumMap<>(BlockArray.class);
      block.forEach((array, tensor) -> arrays.put(array, tensor.toFloatArray()));
      values.add(arrays);
    }
    return new UpperBlocks(width, values);
  }

  /** The heads as they are now. */
  List<LinearLayer> heads() {
    return layers(headWeights, headBiases);
  }

  /** The heads of the kinds of span as they are now. */
  List<LinearLayer> spanHeads() {
    return layers(spanWeights, spanBiases);
  }

  private static List<LinearLayer> layers(List<NDArray> weights, List<NDArray> biases) {
    List<LinearLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      layers.add(new LinearLayer(weights.get(i).toFloatArray(), biases.get(i).toFloatArray()));
    }
    return layers;
  }
}
