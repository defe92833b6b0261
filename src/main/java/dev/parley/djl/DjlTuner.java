package dev.parley.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.parley.data.LabelSet;
import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.encoder.UpperBlocks;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.model.LinearLayer;
import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tuning by PyTorch, on the processor: cross-entropy of all questions together, minimised by AdamW.
 * The same seed on the same kind of processor gives the same blocks.
 */
final class DjlTuner implements Tuner {

  private static final float LONGEST_GRADIENT = 1;

  @Override
  public Tuning tune(
      TunableEncoder encoder,
      TuningSet train,
      TuningSet development,
      TuningOptions options,
      Listener listener) {
    try (StateFile trainStates = StateFile.of(encoder, train, options, listener);
        StateFile developmentStates = StateFile.of(encoder, development, options, listener);
        NDManager manager = NDManager.newBaseManager()) {
      Engine.getInstance().setRandomSeed((int) options.seed());
      Run run = new Run(encoder, train, development, options, manager);
      return run.tune(trainStates, developmentStates, listener);
    }
  }

  @Override
  public String library() {
    return "DJL " + Engine.getDjlVersion() + ", PyTorch " + Engine.getInstance().getVersion();
  }

  /** What one tuning shares between its steps. */
  private static final class Run {

    private final TuningSet train;
    private final TuningSet development;
    private final TuningOptions options;
    private final NDManager manager;
    private final Network network;
    private final List<LabelSet> labels;

    Run(
        TunableEncoder encoder,
        TuningSet train,
        TuningSet development,
        TuningOptions options,
        NDManager manager) {
      this.train = train;
      this.development = development;
      this.options = options;
      this.manager = manager;
      this.labels = train.questions().stream().map(TuningSet.Question::labels).toList();
      this.network =
          new Network(
              encoder.upperBlocks(options.blocks()),
              encoder.heads(),
              labels.stream().map(LabelSet::size).toList(),
              options.dropout(),
              options.seed(),
              manager);
    }

    Tuning tune(StateFile trainStates, StateFile developmentStates, Listener listener) {
      int steps = options.epochs() * ((train.size() + options.batch() - 1) / options.batch());
      Descent descent = new Descent(network, options, steps);
      Random random = new Random(options.seed());
      List<Tuning.Epoch> epochs = new ArrayList<>();
      @Nullable UpperBlocks best = null;
      List<LinearLayer> heads = List.of();
      double highest = -1;
      int step = 0;
      for (int number = 1; number <= options.epochs(); number++) {
        double loss = 0;
        List<int[]> batches = Batch.shuffled(trainStates, train.size(), options.batch(), random);
        for (int[] batch : batches) {
          loss += learn(trainStates, batch, descent) / batches.size();
          listener.step(++step, steps);
        }
        Tuning.Epoch epoch = new Tuning.Epoch(loss, macroF1(developmentStates));
        epochs.add(epoch);
        listener.epoch(number, epoch);
        double mean = epoch.macroF1().stream().mapToDouble(f -> f).average().orElse(number);
        if (mean > highest) {
          highest = mean;
          best = network.upperBlocks();
          heads = network.heads();
        }
      }
      if (best == null) {
        throw new IllegalStateException("tuning diverged: no epoch gave a finite loss");
      }
      return new Tuning(TunedBlocks.quantize(best), heads, epochs);
    }

    private double learn(StateFile states, int[] sentences, Descent descent) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        double loss;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          Batch batch = Batch.of(states, sentences, network.width(), manager);
          NDArray sum = loss(network.scores(batch, true), sentences);
          loss = sum.getFloat();
          collector.backward(sum);
        }
        descent.step();
        return loss;
      }
    }

    /** The weighted mean over the sentences, summed over the questions. */
    private NDArray loss(NDList scores, int[] sentences) {
      NDArray sum = manager.create(0f);
      for (int q = 0; q < labels.size(); q++) {
        NDArray wanted = wanted(train.questions().get(q), labels.get(q).size(), sentences);
        sum = sum.sub(scores.get(q).logSoftmax(1).mul(wanted).sum());
      }
      return sum.div(sentences.length);
    }

    /** The probabilities that the labels should have, times what the sentence counts. */
    private NDArray wanted(TuningSet.Question question, int count, int[] sentences) {
      float[] wanted = new float[sentences.length * count];
      for (int i = 0; i < sentences.length; i++) {
        int gold = question.gold().get(sentences[i]);
        float weight = train.weights().get(sentences[i]);
        for (int label = 0; gold >= 0 && label < count; label++) {
          float sure = label == gold ? 1 - options.smoothing() : 0;
          wanted[i * count + label] = weight * (sure + options.smoothing() / count);
        }
      }
      return manager.create(wanted, new Shape(sentences.length, count));
    }

    private List<Double> macroF1(StateFile states) {
      if (development.size() == 0) {
        return List.of();
      }
      int[][] predicted = new int[labels.size()][development.size()];
      for (int[] sentences : Batch.sorted(states, development.size(), options.batch())) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          Batch batch = Batch.of(states, sentences, network.width(), manager);
          NDList scores = network.scores(batch, false);
          for (int q = 0; q < labels.size(); q++) {
            long[] best = scores.get(q).argMax(1).toLongArray();
            for (int i = 0; i < sentences.length; i++) {
              predicted[q][sentences[i]] = (int) best[i];
            }
          }
        }
      }
      return IntStream.range(0, labels.size())
          .mapToObj(q -> macroF1(development.questions().get(q), predicted[q]))
          .toList();
    }

    private static double macroF1(TuningSet.Question question, int[] predicted) {
      int[] known =
          IntStream.range(0, predicted.length).filter(i -> question.gold().get(i) >= 0).toArray();
      return ConfusionMatrix.of(
              question.labels(),
              IntStream.of(known).map(i -> question.gold().get(i)).toArray(),
              IntStream.of(known).map(i -> predicted[i]).toArray())
          .macroF1();
    }
  }

  /**
   * AdamW with gradients cut to a longest length, over blocks and heads.
   *
   * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight
   *     decay</a>
   */
  private static final class Descent {

    private static final double WARM_UP = 0.1;
    private static final float FIRST_MOMENT = 0.9f;
    private static final float SECOND_MOMENT = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final List<Parameter> parameters = new ArrayList<>();
    private final int steps;
    private final float decay;
    private int step;

    /** One tensor with the moving means of its gradient and of the gradient's square. */
    private record Parameter(NDArray value, NDArray mean, NDArray square, float rate) {}

    Descent(Network network, TuningOptions options, int steps) {
      this.steps = steps;
      this.decay = options.decay();
      network.blockParameters().forEach(p -> parameters.add(of(p, options.rate())));
      network.headParameters().forEach(p -> parameters.add(of(p, options.headRate())));
    }

    private static Parameter of(NDArray value, float rate) {
      return new Parameter(value, value.zerosLike(), value.zerosLike(), rate);
    }

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
        p.mean().muli(FIRST_MOMENT).addi(gradient.mul(1 - FIRST_MOMENT));
        p.square().muli(SECOND_MOMENT).addi(gradient.square().muli(1 - SECOND_MOMENT));
        float rate = p.rate() * share;
        NDArray move = p.mean().mul(rate * unbias).divi(p.square().sqrt().addi(EPSILON));
        p.value().muli(1 - rate * decay).subi(move);
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
}
