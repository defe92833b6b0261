package dev.parley.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.parley.train.TuningOptions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * AdamW with gradients cut to a longest length, over blocks and heads.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight
 *     decay</a>
 */
final class Descent {

  private static final float LONGEST_GRADIENT = 1;
  private static final double WARM_UP = 0.1;
  private static final float FIRST_MOMENT = 0.9f;
  private static final float SECOND_MOMENT = 0.999f;
  private static final float EPSILON = 1e-8f;

  /** What a mean over the steps keeps of itself at each, once there were enough. */
  private static final double KEPT = 0.998;

  private final List<Parameter> parameters = new ArrayList<>();
  private final int steps;
  private final float decay;
  private int step;

  /** One tensor with the moving means of its gradient, of the gradient's square, and its own. */
  private record Parameter(
      NDArray value, NDArray gradientMean, NDArray gradientSquare, NDArray mean, float rate) {}

  /**
   * A descent that has not begun.
   *
   * @param network what is learnt
   * @param options the rates and the decay
   * @param steps how many there will be
   */
  Descent(Network network, TuningOptions options, int steps) {
    this.steps = steps;
    this.decay = options.decay();
    network.blockParameters().forEach(p -> parameters.add(of(p, options.rate())));
    network.headParameters().forEach(p -> parameters.add(of(p, options.headRate())));
  }

  private static Parameter of(NDArray value, float rate) {
    NDArray start = value.duplicate().stopGradient();
    return new Parameter(value, value.zerosLike(), value.zerosLike(), start, rate);
  }

  /**
   * Puts the mean of the values over the last steps in their place, and back when called again.
   *
   * @see <a href="https://doi.org/10.1137/0330046">Polyak and Juditsky 1992, Acceleration of
   *     stochastic approximation by averaging</a>
   */
  void exchangeMeans() {
    for (Parameter p : parameters) {
      float[] value = p.value().toFloatArray();
      p.value().set(FloatBuffer.wrap(p.mean().toFloatArray()));
      p.mean().set(FloatBuffer.wrap(value));
    }
  }

  /**
   * All that the next step depends on but the number of steps: of each parameter the value and its
   * moving means.
   */
  List<NDArray> tensors() {
    return parameters.stream()
        .flatMap(p -> Stream.of(p.value(), p.gradientMean(), p.gradientSquare(), p.mean()))
        .toList();
  }

  /**
   * Goes on where an earlier descent was, once the {@linkplain #tensors() tensors} are as they
   * were.
   *
   * @param done how many steps it had made
   */
  void goOnAfter(int done) {
    step = done;
  }

  /** How many steps were made. */
  int stepsDone() {
    return step;
  }

  /** Moves against the gradients, and forgets them. */
  void step() {
    step++;
    float shrink = shrink();
    double warm = step / Math.max(WARM_UP * steps, 1);
    double left = (double) (steps - step) / Math.max(steps * (1 - WARM_UP), 1);
    float share = (float) Math.min(warm, left);
    double unbias =
        Math.sqrt(1 - Math.pow(SECOND_MOMENT, step)) / (1 - Math.pow(FIRST_MOMENT, step));
    for (Parameter p : parameters) {
      NDArray gradient = p.value().getGradient().mul(shrink);
      p.gradientMean().muli(FIRST_MOMENT).addi(gradient.mul(1 - FIRST_MOMENT));
      p.gradientSquare().muli(SECOND_MOMENT).addi(gradient.square().muli(1 - SECOND_MOMENT));
      float rate = p.rate() * share;
      NDArray move =
          p.gradientMean().mul(rate * unbias).divi(p.gradientSquare().sqrt().addi(EPSILON));
      p.value().muli(1 - rate * decay).subi(move);
      float kept = (float) Math.min(KEPT, step / (step + 10.0));
      p.mean().muli(kept).addi(p.value().stopGradient().mul(1 - kept));
      p.value().getGradient().muli(0);
    }
  }

  private float shrink() {
    NDList squares = new NDList();
    for (Parameter p : parameters) {
      squares.add(p.value().getGradient().square().sum());
    }
    double length = Math.sqrt(NDArrays.stack(squares).sum().getFloat());
    return (float) Math.min(1, LONGEST_GRADIENT / Math.max(length, 1e-12));
  }
}
