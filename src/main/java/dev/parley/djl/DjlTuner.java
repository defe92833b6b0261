package dev.parley.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import dev.parley.data.LabelSet;
import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.encoder.UpperBlocks;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.model.LinearLayer;
import dev.parley.model.SpanTags;
import dev.parley.text.Span;
import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tuning by PyTorch, on the processor: cross-entropy of all questions together, minimised by AdamW.
 * The same seed on the same kind of processor gives the same blocks.
 */
final class DjlTuner implements Tuner {

  private static final float LONGEST_GRADIENT = 1;

  /** What the tags of a sentence count beside one of its labels: most are outside and easy. */
  private static final float TAGS = 2;

  /** How far apart a pair should be, in nats. */
  private static final float MARGIN = 2;

  private final Engine engine = Engine.getEngine("PyTorch");

  @Override
  public Tuning tune(
      TunableEncoder encoder,
      TuningSet train,
      TuningSet development,
      TuningOptions options,
      Listener listener) {
    try (StateFile trainStates = StateFile.of(encoder, train, options, listener);
        StateFile developmentStates = StateFile.of(encoder, development, options, listener);
        NDManager manager = engine.newBaseManager(Device.cpu())) {
      engine.setRandomSeed((int) options.seed());
      Run run = new Run(encoder, train, development, options, engine, manager);
      return run.tune(trainStates, developmentStates, listener);
    }
  }

  @Override
  public String library() {
    return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
  }

  /**
   * What one tuning shares between its steps. Where gradients flow, no tensor is multiplied or
   * divided by a number: see {@link Network}.
   */
  private static final class Run {

    private final TuningSet train;
    private final TuningSet development;
    private final TuningOptions options;
    private final Engine engine;
    private final NDManager manager;
    private final Network network;
    private final List<LabelSet> labels;

    Run(
        TunableEncoder encoder,
        TuningSet train,
        TuningSet development,
        TuningOptions options,
        Engine engine,
        NDManager manager) {
      this.engine = engine;
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
              train.marked().size(),
              options.dropout(),
              options.seed(),
              manager);
    }

    Tuning tune(StateFile trainStates, StateFile developmentStates, Listener listener) {
      Contrasts contrasts = Contrasts.of(train.contrasts());
      Random random = new Random(options.seed());
      List<List<int[]>> plan =
          Stream.generate(
                  () -> Batch.shuffled(trainStates, contrasts.together(), options.batch(), random))
              .limit(options.epochs())
              .toList();
      int steps = plan.stream().mapToInt(List::size).sum();
      Descent descent = new Descent(network, options, steps);
      List<Tuning.Epoch> epochs = new ArrayList<>();
      @Nullable Kept best = null;
      double highest = -1;
      int step = 0;
      for (List<int[]> batches : plan) {
        double loss = 0;
        for (int[] batch : batches) {
          loss += learn(trainStates, batch, contrasts, descent) / batches.size();
          listener.step(++step, steps);
        }
        if (!Double.isFinite(loss)) {
          break;
        }
        descent.exchangeMeans();
        int[][] answers = new int[labels.size()][development.size()];
        Tuning.Epoch epoch = judged(loss, developmentStates, answers);
        epochs.add(epoch);
        listener.epoch(epochs.size(), epoch);
        double mean = epoch.macroF1().stream().mapToDouble(f -> f).average().orElse(epochs.size());
        if (mean > highest) {
          highest = mean;
          best =
              new Kept(
                  epochs.size() - 1,
                  network.upperBlocks(),
                  network.heads(),
                  network.spanHeads(),
                  List.of(answers));
        }
        descent.exchangeMeans();
      }
      if (best == null) {
        throw new IllegalStateException(
            "tuning diverged in the first epoch: try a smaller learning rate");
      }
      return new Tuning(
          TunedBlocks.quantize(best.blocks()),
          best.heads(),
          best.spanHeads(),
          epochs,
          best.epoch(),
          best.answers());
    }

    /** The best epoch so far. */
    private record Kept(
        int epoch,
        UpperBlocks blocks,
        List<LinearLayer> heads,
        List<LinearLayer> spanHeads,
        List<int[]> answers) {}

    private double learn(StateFile states, int[] sentences, Contrasts contrasts, Descent descent) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        double loss;
        try (GradientCollector collector = engine.newGradientCollector()) {
          Batch batch = Batch.of(states, sentences, network.width(), manager);
          NDList scores = network.scores(batch, true);
          NDArray sum = loss(scores, states, batch.pieces(), sentences);
          for (int q = 0; q < labels.size(); q++) {
            List<Contrasts.Pair> pairs = contrasts.pairs(sentences, train.questions().get(q));
            if (!pairs.isEmpty() && options.contrast() > 0) {
              NDArray close = closeness(scores.get(q).logSoftmax(1), pairs, labels.get(q).size());
              sum = sum.add(close.mul(manager.create(options.contrast() / sentences.length)));
            }
          }
          loss = sum.getFloat();
          collector.backward(sum);
        }
        descent.step();
        return loss;
      }
    }

    /** The weighted mean over the sentences, summed over the questions and kinds of span. */
    private NDArray loss(NDList scores, StateFile states, int pieces, int[] sentences) {
      NDArray sum = manager.create(0f);
      for (int q = 0; q < labels.size(); q++) {
        NDArray wanted = wanted(train.questions().get(q), labels.get(q).size(), sentences);
        sum = sum.sub(scores.get(q).logSoftmax(1).mul(wanted).sum());
      }
      for (int kind = 0; kind < train.marked().size(); kind++) {
        NDArray wanted = wantedTags(states, kind, pieces, sentences);
        sum = sum.sub(scores.get(labels.size() + kind).logSoftmax(2).mul(wanted).sum());
      }
      return sum.div(manager.create((float) sentences.length));
    }

    /**
     * How far the pairs are from what is wanted, summed: the label of the first should be seven
     * times as probable in it as in the second, or more.
     */
    private NDArray closeness(NDArray logarithms, List<Contrasts.Pair> pairs, int count) {
      int sentences = (int) logarithms.getShape().get(0);
      float[] difference = new float[pairs.size() * sentences];
      float[] label = new float[pairs.size() * count];
      for (int i = 0; i < pairs.size(); i++) {
        difference[i * sentences + pairs.get(i).first()] = 1;
        difference[i * sentences + pairs.get(i).second()] = -1;
        label[i * count + pairs.get(i).label()] = 1;
      }
      NDArray apart =
          manager
              .create(difference, new Shape(pairs.size(), sentences))
              .matMul(logarithms)
              .mul(manager.create(label, new Shape(pairs.size(), count)))
              .sum(new int[] {1});
      return Activation.softPlus(apart.neg().add(MARGIN)).sum();
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

    /** So much for the tag of each piece that a sentence's pieces add up to twice its weight. */
    private NDArray wantedTags(StateFile states, int kind, int pieces, int[] sentences) {
      int count = SpanTags.COUNT;
      float[] wanted = new float[sentences.length * pieces * count];
      for (int i = 0; i < sentences.length; i++) {
        byte[] tags = states.tags(kind, sentences[i]);
        for (int piece = 1; piece < tags.length - 1; piece++) {
          wanted[(i * pieces + piece) * count + tags[piece]] =
              TAGS * train.weights().get(sentences[i]) / (tags.length - 2);
        }
      }
      return manager.create(wanted, new Shape(sentences.length, pieces, count));
    }

    private Tuning.Epoch judged(double loss, StateFile states, int[][] predicted) {
      if (development.size() == 0) {
        return new Tuning.Epoch(loss, List.of(), List.of());
      }
      SpanCount[] spans =
          Stream.generate(SpanCount::new).limit(train.marked().size()).toArray(SpanCount[]::new);
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
          for (int kind = 0; kind < spans.length; kind++) {
            long[] best = scores.get(labels.size() + kind).argMax(2).toLongArray();
            for (int i = 0; i < sentences.length; i++) {
              spans[kind].add(states.tags(kind, sentences[i]), best, i * batch.pieces());
            }
          }
        }
      }
      return new Tuning.Epoch(
          loss,
          IntStream.range(0, labels.size())
              .mapToObj(q -> macroF1(development.questions().get(q), predicted[q]))
              .toList(),
          Stream.of(spans).map(SpanCount::f1).toList());
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

  /** How many spans of a kind there are, were found, and were found where they are. */
  private static final class SpanCount {

    private int gold;
    private int found;
    private int right;

    /** Counts a sentence whose pieces begin somewhere in an array of tags. */
    void add(byte[] wanted, long[] tags, int from) {
      int[] expected = new int[wanted.length];
      int[] answered = new int[wanted.length];
      for (int i = 1; i < wanted.length - 1; i++) {
        expected[i] = wanted[i];
        answered[i] = (int) tags[from + i];
      }
      List<Span> spans = SpanTags.spans(expected);
      List<Span> answers = SpanTags.spans(answered);
      gold += spans.size();
      found += answers.size();
      right += (int) answers.stream().filter(spans::contains).count();
    }

    double f1() {
      return right == 0 ? 0 : 2.0 * right / (gold + found);
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

    /** What a mean over the steps keeps of itself at each, once there were enough. */
    private static final double KEPT = 0.998;

    private final List<Parameter> parameters = new ArrayList<>();
    private final int steps;
    private final float decay;
    private int step;

    /** One tensor with the moving means of its gradient, of the gradient's square, and its own. */
    private record Parameter(
        NDArray value, NDArray gradientMean, NDArray gradientSquare, NDArray mean, float rate) {}

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
}
