package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a sentence and the basic dependency tree over them (Universal Dependencies v1
 * relations as CoreNLP gives them, such as {@code nsubj} or {@code nmod:of}).
 *
 * <p>Every token has exactly one governor, another token or {@link #ROOT}. Immutable; threads may
 * share it.
 */
public final class DependencyTree {

  /** The governor of a token that depends on no other. */
  public static final int ROOT = -1;

  private static final int[] NONE = {};

  private final List<Token> tokens;
  private final int[] governors;
  private final String[] relations;
  private final int[][] dependents;
  private final boolean truncated;

  /**
   * Builds a tree.
   *
   * @param tokens the tokens in reading order
   * @param governors for each token the index of its governor, or {@link #ROOT}
   * @param relations for each token the relation to its governor
   * @param truncated whether the sentence went on after the last token
   * @throws IllegalArgumentException if the lengths differ, a governor is out of range, or
   *     following governors from a token never ends
   */
  public DependencyTree(
      List<Token> tokens, int[] governors, String[] relations, boolean truncated) {
    if (governors.length != tokens.size() || relations.length != tokens.size()) {
      throw new IllegalArgumentException(
          "%d tokens, %d governors, %d relations: expected equal lengths"
              .formatted(tokens.size(), governors.length, relations.length));
    }
    this.tokens = List.copyOf(tokens);
    this.governors = governors.clone();
    this.relations = relations.clone();
    this.dependents = dependentsOf(governors);
    this.truncated = truncated;
    requireNoCycle();
  }

  /** The tokens in reading order. */
  public List<Token> tokens() {
    return tokens;
  }

  /** The number of tokens. */
  public int size() {
    return tokens.size();
  }

  /**
   * One token.
   *
   * @param index its place, from zero
   */
  public Token token(int index) {
    return tokens.get(index);
  }

  /**
   * The index of a token's governor, or {@link #ROOT}.
   *
   * @param index the token's place
   */
  public int governor(int index) {
    return governors[index];
  }

  /**
   * A token's relation to its governor.
   *
   * @param index the token's place
   */
  public String relation(int index) {
    return relations[index];
  }

  /**
   * The indices of the tokens that depend directly on a token, in reading order.
   *
   * @param index the token's place
   * @return a copy
   */
  public int[] dependents(int index) {
    return dependents[index].clone();
  }

  /** Whether the sentence was longer than what was parsed, so that its tail is missing here. */
  public boolean truncated() {
    return truncated;
  }

  private static int[][] dependentsOf(int[] governors) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < governors.length; i++) {
      lists.add(new ArrayList<>());
    }
    for (int i = 0; i < governors.length; i++) {
      if (governors[i] < ROOT || governors[i] >= governors.length) {
        throw new IllegalArgumentException(
            "governor %d of token %d: expected -1 to %d"
                .formatted(governors[i], i, governors.length - 1));
      }
      if (governors[i] != ROOT) {
        lists.get(governors[i]).add(i);
      }
    }
    return lists.stream()
        .map(l -> l.isEmpty() ? NONE : l.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private void requireNoCycle() {
    for (int i = 0; i < governors.length; i++) {
      int steps = 0;
      for (int at = i; at != ROOT; at = governors[at]) {
        if (steps++ > governors.length) {
          throw new IllegalArgumentException("the governors of token " + i + " run in a circle");
        }
      }
    }
  }
}
