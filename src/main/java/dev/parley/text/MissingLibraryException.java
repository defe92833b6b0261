package dev.parley.text;

import org.jspecify.annotations.Nullable;

/** An optional part of Parley is not on the class path; the message names the artifact to add. */
public final class MissingLibraryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says what is missing.
   *
   * @param needed what cannot be done without it
   * @param artifact the Maven coordinates to add
   * @param spared what works without it
   */
  public MissingLibraryException(String needed, String artifact, String spared) {
    this(needed, artifact, spared, null);
  }

  /**
   * Says what is missing.
   *
   * @param needed what cannot be done without it
   * @param artifact the Maven coordinates to add
   * @param spared what works without it
   * @param cause how it was noticed, or null
   */
  public MissingLibraryException(
      String needed, String artifact, String spared, @Nullable Throwable cause) {
    super(
        needed + " needs " + artifact + " on the class path; " + spared + " works without it",
        cause);
  }
}
