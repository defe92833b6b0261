package dev.parley.model;

/** A model file that is not one, is damaged, or is of a version that this library cannot read. */
public final class ModelFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong.
   *
   * @param message which file, what was found, what was expected
   */
  public ModelFileException(String message) {
    super(message);
  }

  ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
