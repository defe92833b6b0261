package dev.parley.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.parley.encoder.BlockArray;
import dev.parley.encoder.UpperBlocks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NetworkTest {

  private static final int WIDTH = 8;

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static UpperBlocks block(Random random) {
    Map<BlockArray, float[]> arrays = new EnumMap<>(BlockArray.class);
    for (BlockArray array : BlockArray.values()) {
      arrays.put(array, numbers(random, array.size(WIDTH)));
    }
    return new UpperBlocks(WIDTH, List.of(arrays));
  }

  /** The gradients of a pass, with what happens between going forward and back. */
  private List<float[]> gradients(Runnable between) {
    Random random = new Random(7);
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager(Device.cpu());
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Network network = new Network(block(random), 2, List.of(3), 0, 0, 1, manager);
      Batch batch =
          new Batch(
              manager.create(numbers(random, 2 * 4 * WIDTH), new Shape(2, 4, WIDTH)),
              manager.zeros(new Shape(2, 1, 1, 4)),
              manager.ones(new Shape(2, 1, 4)));
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray sum = network.scores(batch, true).get(0).square().sum();
        between.run();
        collector.backward(sum);
      }
      return network.blockParameters().stream().map(p -> p.getGradient().toFloatArray()).toList();
    }
  }

  /** DJL gives tensors made of numbers back at once: the memory is then another's. */
  @Test
  void gradientsDoNotDependOnTheGarbageCollector() {
    List<float[]> undisturbed = gradients(() -> {});
    assertThat(gradients(NetworkTest::collectGarbage))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(undisturbed);
  }

  private static void collectGarbage() {
    System.gc();
    try {
      Thread.sleep(500); // memory outside the heap is freed by a thread of its own
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
