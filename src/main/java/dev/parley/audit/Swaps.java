package dev.parley.audit;

import java.util.List;
import java.util.Optional;

/**
 * Exchanges of one kind in one sentence. Immutable.
 *
 * @param swaps of different groups as far as there are as many
 * @param twin another swap to the group of the first: two replacements that should be as good
 */
public record Swaps(List<Swap> swaps, Optional<Swap> twin) {

  /** Copies the list. */
  public Swaps {
    swaps = List.copyOf(swaps);
  }
}
