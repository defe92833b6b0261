package dev.parley.encoder;

/**
 * The arrays of numbers of one transformer block, in the order in which they are stored. Matrices
 * are stored row by row, and a row vector is multiplied with them from the left.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2019, BERT</a>
 */
public enum BlockArray {
  QUERY(1, 1),
  QUERY_BIAS(0, 1),
  KEY(1, 1),
  KEY_BIAS(0, 1),
  VALUE(1, 1),
  VALUE_BIAS(0, 1),
  CONTEXT(1, 1),
  CONTEXT_BIAS(0, 1),
  ATTENTION_NORM(0, 1),
  ATTENTION_NORM_BIAS(0, 1),
  EXPANSION(1, 4),
  EXPANSION_BIAS(0, 4),
  CONTRACTION(4, 1),
  CONTRACTION_BIAS(0, 1),
  NORM(0, 1),
  NORM_BIAS(0, 1);

  private final int rowWidths;
  private final int columnWidths;

  BlockArray(int rowWidths, int columnWidths) {
    this.rowWidths = rowWidths;
    this.columnWidths = columnWidths;
  }

  /** Whether it is a matrix; if not, it is a vector of one number a column. */
  public boolean isMatrix() {
    return rowWidths > 0;
  }

  /**
   * The number of rows, 1 for a vector.
   *
   * @param width the numbers of a state
   */
  public int rows(int width) {
    return Math.max(rowWidths * width, 1);
  }

  /**
   * The number of columns.
   *
   * @param width the numbers of a state
   */
  public int columns(int width) {
    return columnWidths * width;
  }

  /**
   * The number of numbers.
   *
   * @param width the numbers of a state
   */
  public int size(int width) {
    return rows(width) * columns(width);
  }
}
