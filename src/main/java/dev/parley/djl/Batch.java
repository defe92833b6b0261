package dev.parley.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sentences that go through the blocks together, filled up to the length of the longest.
 *
 * @param states what the lower blocks made of them: sentence, piece, number
 * @param mask what is added to scores of attention: 0 for a piece, very little for filling
 * @param mean what makes the mean of a sentence's pieces, its marks left out
 */
record Batch(NDArray states, NDArray mask, NDArray mean) {

  private static final float NOTHING = -1e4f;

  /** How many batches are sorted by length at a time, so that little is filled up. */
  private static final int SORTED = 40;

  static Batch of(StateFile file, int[] sentences, int width, NDManager manager) {
    int pieces = Arrays.stream(sentences).map(file::pieces).max().orElse(0);
    int count = sentences.length;
    FloatBuffer states =
        ByteBuffer.allocateDirect(count * pieces * width * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    float[] mask = new float[count * pieces];
    float[] mean = new float[count * pieces];
    for (int i = 0; i < count; i++) {
      int own = file.pieces(sentences[i]);
      file.copyTo(states.position(i * pieces * width), sentences[i]);
      Arrays.fill(mask, i * pieces + own, (i + 1) * pieces, NOTHING);
      int last = Math.max(own - 1, 2);
      Arrays.fill(mean, i * pieces + 1, i * pieces + last, 1f / (last - 1));
    }
    return new Batch(
        manager.create(states.rewind(), new Shape(count, pieces, width)),
        manager.create(mask, new Shape(count, 1, 1, pieces)),
        manager.create(mean, new Shape(count, 1, pieces)));
  }

  /** How many pieces and marks the longest has. */
  int pieces() {
    return (int) states.getShape().get(1);
  }

  /**
   * All sentences in batches of like length; the order is drawn.
   *
   * @param together sentences that stay in one batch
   */
  static List<int[]> shuffled(StateFile file, List<int[]> together, int size, Random random) {
    List<int[]> order = new ArrayList<>(together);
    Collections.shuffle(order, random);
    List<int[]> batches = new ArrayList<>();
    for (int begin = 0; begin < order.size(); begin += SORTED * size) {
      List<int[]> part = order.subList(begin, Math.min(begin + SORTED * size, order.size()));
      part.sort(
          Comparator.comparingInt(unit -> Arrays.stream(unit).map(file::pieces).max().orElse(0)));
      batches.addAll(filled(part, size));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static List<int[]> filled(List<int[]> units, int size) {
    List<int[]> batches = new ArrayList<>();
    IntStream.Builder batch = IntStream.builder();
    int count = 0;
    for (int[] unit : units) {
      if (count > 0 && count + unit.length > size) {
        batches.add(batch.build().toArray());
        batch = IntStream.builder();
        count = 0;
      }
      Arrays.stream(unit).forEach(batch);
      count += unit.length;
    }
    batches.add(batch.build().toArray());
    return batches;
  }

  /** All sentences in batches of like length, shortest first. */
  static List<int[]> sorted(StateFile file, int sentences, int size) {
    return cut(
        IntStream.range(0, sentences)
            .boxed()
            .sorted(Comparator.comparingInt(file::pieces))
            .toList(),
        size);
  }

  private static List<int[]> cut(List<Integer> order, int size) {
    List<int[]> batches = new ArrayList<>();
    for (int begin = 0; begin < order.size(); begin += size) {
      batches.add(
          order.subList(begin, Math.min(begin + size, order.size())).stream()
              .mapToInt(i -> i)
              .toArray());
    }
    return batches;
  }
}
