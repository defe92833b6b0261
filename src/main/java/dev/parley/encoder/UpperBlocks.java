package dev.parley.encoder;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The last blocks of an encoder in full precision: what tuning starts from and what it makes.
 *
 * @param width the numbers of a state
 * @param blocks lowest first, each with all its arrays
 */
public record UpperBlocks(int width, List<Map<BlockArray, float[]>> blocks) {

  /** Checks that no array is missing or has another size than it should. */
  public UpperBlocks {
    for (Map<BlockArray, float[]> block : blocks) {
      for (BlockArray array : BlockArray.values()) {
        float[] values = block.get(array);
        int found = values == null ? 0 : values.length;
        if (found != array.size(width)) {
          throw new IllegalArgumentException(
              "%s: %d numbers, expected %d".formatted(array, found, array.size(width)));
        }
      }
    }
    blocks = blocks.stream().map(EnumMap::new).map(Map::copyOf).toList();
  }

  /**
   * One array of a block. Not to be changed.
   *
   * @param block from 0, the lowest
   * @param array which one
   */
  public float[] values(int block, BlockArray array) {
    return Objects.requireNonNull(blocks.get(block).get(array));
  }
}
