package dev.parley.data;

import org.jspecify.annotations.Nullable;

/**
 * Input data that cannot be used; the message names file, record, column, value and expectation.
 */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong.
   *
   * @param message where, which value, what was expected
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * Says what is wrong and what caused it.
   *
   * @param message where, which value, what was expected
   * @param cause the failure underneath
   */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
