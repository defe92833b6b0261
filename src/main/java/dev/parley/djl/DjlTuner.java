package dev.parley.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import dev.parley.data.LabelSet;
import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.evaluation.ConfusionMatrix;
import dev.parley.model.SpanTags;
import dev.parley.train.Tuner;
import dev.parley.train.Tuning;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tuning by PyTorch, on the processor: cross-entropy of all questions together, minimised by AdamW.
 * The same seed on the same kind of processor gives the same blocks.
 */
final class DjlTuner implements Tuner {

  /** What the tags of a sentence count beside one of its labels: most are outside and easy. */
  private static final float TAGS = 2;

  /** How far apart a pair should be, in nats. */
  private static final float MARGIN = 2;

  private final Engine engine = Engine.getEngine("PyTorch");
  private final @Nullable Path checkpoint;

  /**
   * A tuner.
   *
   * @param checkpoint the file that keeps each epoch, or null to keep none
   */
  DjlTuner(@Nullable Path checkpoint) {
    this.checkpoint = checkpoint;
  }

  @Override
  public Tuning tune(
      TunableEncoder encoder,
      TuningSet train,
      TuningSet development,
      TuningOptions options,
      Listener listener) {
    try (StateFile trainStates = StateFile.of(encoder, train, options, listener);
        StateFile developmentStates = StateFile.of(encoder, development, options, listener);
        StepLock lock = new StepLock();
        NDManager manager = engine.newBaseManager(Device.cpu())) {
      TuningTask task = new TuningTask(encoder, train, development, options);
      return new Run(task, engine, manager, lock)
          .tune(
              trainStates,
              developmentStates,
              new TuningCheckpoint(checkpoint, task, library(), listener),
              listener);
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
    private final StepLock lock;
    private final Network network;
    private final List<LabelSet> labels;

    Run(TuningTask task, Engine engine, NDManager manager, StepLock lock) {
      this.engine = engine;
      this.train = task.train();
      this.development = task.development();
      this.options = task.options();
      this.manager = manager;
      this.lock = lock;
      this.labels = train.questions().stream().map(TuningSet.Question::labels).toList();
      this.network =
          new Network(
              task.encoder().upperBlocks(options.blocks()),
              task.encoder().heads(),
              labels.stream().map(LabelSet::size).toList(),
              train.marked().size(),
              options.dropout(),
              options.seed(),
              manager);
    }

    Tuning tune(
        StateFile trainStates,
        StateFile developmentStates,
        TuningCheckpoint checkpoint,
        Listener listener) {
      Contrasts contrasts = Contrasts.of(train.contrasts());
      long[] seeds = new Random(options.seed()).longs(options.epochs()).toArray();
      List<List<int[]>> plan = plan(seeds, trainStates, contrasts);
      int steps = stepsOf(plan);
      Descent descent = new Descent(network, options, steps);
      @Nullable Tuning soFar = checkpoint.resume(descent.tensors()).orElse(null);
      int done = soFar == null ? 0 : soFar.epochs().size();
      descent.goOnAfter(stepsOf(plan.subList(0, done)));
      for (int epoch = done; epoch < plan.size(); epoch++) {
        engine.setRandomSeed((int) seeds[epoch]);
        double loss = 0;
        for (int[] batch : plan.get(epoch)) {
          loss += learn(trainStates, batch, contrasts, descent) / plan.get(epoch).size();
          listener.step(descent.stepsDone(), steps);
          lock.pause();
        }
        if (!Double.isFinite(loss)) {
          break;
        }
        descent.exchangeMeans();
        soFar = judged(loss, developmentStates, soFar);
        descent.exchangeMeans();
        checkpoint.write(soFar, descent.tensors());
        lock.pause();
        listener.epoch(epoch + 1, soFar.epochs().get(epoch));
      }
      if (soFar == null) {
        throw new IllegalStateException(
            "tuning diverged in the first epoch: try a smaller learning rate");
      }
      return soFar;
    }

    /**
     * The batches of each epoch.
     *
     * @param seeds one an epoch: its random numbers depend on nothing before it, so that what was
     *     cut off goes on the same
     */
    private List<List<int[]>> plan(long[] seeds, StateFile states, Contrasts contrasts) {
      return LongStream.of(seeds)
          .mapToObj(Random::new)
          .map(random -> Batch.shuffled(states, contrasts.together(), options.batch(), random))
          .toList();
    }

    private static int stepsOf(List<List<int[]>> epochs) {
      return epochs.stream().mapToInt(List::size).sum();
    }

    /** The tuning with one more epoch, of which the network is kept if none was better. */
    private Tuning judged(double loss, StateFile developmentStates, @Nullable Tuning before) {
      int[][] answers = new int[labels.size()][development.size()];
      List<Tuning.Epoch> epochs = new ArrayList<>(before == null ? List.of() : before.epochs());
      epochs.add(judged(loss, developmentStates, answers));
      int last = epochs.size() - 1;
      if (before != null && worth(epochs, last) <= worth(epochs, before.kept())) {
        return new Tuning(
            before.blocks(),
            before.heads(),
            before.spanHeads(),
            epochs,
            before.kept(),
            before.answers());
      }
      return new Tuning(
          TunedBlocks.quantize(network.upperBlocks()),
          network.heads(),
          network.spanHeads(),
          epochs,
          last,
          List.of(answers));
    }

    /** What epochs are compared by; without development sentences the last one is best. */
    private static double worth(List<Tuning.Epoch> epochs, int index) {
      return epochs.get(index).macroF1().stream().mapToDouble(f -> f).average().orElse(index);
    }

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
        lock.pause();
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
}
