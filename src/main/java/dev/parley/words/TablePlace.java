package dev.parley.words;

/** Where a hash falls in a feature table: the finalizer of MurmurHash3 (Appleby), then a mask. */
public final class TablePlace {

  private TablePlace() {}

  /**
   * The place of a hash.
   *
   * @param hash any number
   * @param tableSize a power of two
   * @return from 0 to below the size
   */
  public static int of(int hash, int tableSize) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h & (tableSize - 1);
  }
}
