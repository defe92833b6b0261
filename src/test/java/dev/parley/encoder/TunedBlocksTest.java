package dev.parley.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TunedBlocksTest {

  private static final int WIDTH = 8;

  private static UpperBlocks random(int blocks, long seed) {
    Random random = new Random(seed);
    List<Map<BlockArray, float[]>> all = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      Map<BlockArray, float[]> block = new EnumMap<>(BlockArray.class);
      for (BlockArray array : BlockArray.values()) {
        float[] values = new float[array.size(WIDTH)];
        for (int j = 0; j < values.length; j++) {
          values[j] = (float) random.nextGaussian();
        }
        block.put(array, values);
      }
      all.add(block);
    }
    return new UpperBlocks(WIDTH, all);
  }

  @Test
  void roundingMovesAWeightByHalfAStepAtMost() {
    UpperBlocks upper = random(2, 1);
    List<Map<BlockArray, TunedBlocks.Values>> tuned = TunedBlocks.quantize(upper).values();
    for (int block = 0; block < 2; block++) {
      for (BlockArray array : BlockArray.values()) {
        float[] exact = upper.values(block, array);
        TunedBlocks.Values rounded = Objects.requireNonNull(tuned.get(block).get(array));
        if (!array.isMatrix()) {
          assertThat(rounded.vector()).as(array.name()).isEqualTo(exact);
          continue;
        }
        for (int i = 0; i < exact.length; i++) {
          float scale = rounded.scales()[i % rounded.scales().length];
          assertThat(Math.abs(rounded.weights()[i] * scale - exact[i]))
              .as("%s %d", array, i)
              .isLessThanOrEqualTo(scale * 0.5001f);
        }
      }
    }
  }

  @Test
  void bytesComeBackAsTheyWere() {
    TunedBlocks blocks = TunedBlocks.quantize(random(3, 2));
    TunedBlocks again = new TunedBlocks(WIDTH, 3, blocks.bytes());
    assertThat(again.bytes()).isEqualTo(blocks.bytes());
    assertThat(again.digest()).isEqualTo(blocks.digest()).hasSize(64);
    assertThat(TunedBlocks.quantize(random(3, 3)).digest()).isNotEqualTo(blocks.digest());
  }

  @Test
  void bytesOfAnotherSizeAreRefused() {
    byte[] bytes = TunedBlocks.quantize(random(1, 4)).bytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TunedBlocks(WIDTH, 2, bytes))
        .withMessageContaining("2 blocks of width 8 in " + bytes.length + " bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> new TunedBlocks(0, 1, bytes));
  }

  @Test
  void weightsOutOfRangeAndNumbersThatAreNoneAreRefused() {
    byte[] bytes = TunedBlocks.quantize(random(1, 5)).bytes();
    byte[] weight = bytes.clone();
    weight[WIDTH * Float.BYTES] = 65;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TunedBlocks(WIDTH, 1, weight))
        .withMessageContaining("QUERY holds 65");
    byte[] scale = bytes.clone();
    scale[2] = (byte) 0xc0;
    scale[3] = 0x7f;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TunedBlocks(WIDTH, 1, scale))
        .withMessageContaining("NaN");
  }

  @Test
  void aMissingArrayIsNamed() {
    Map<BlockArray, float[]> block = new EnumMap<>(BlockArray.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UpperBlocks(WIDTH, List.of(block)))
        .withMessage("QUERY: 0 numbers, expected 64");
  }
}
