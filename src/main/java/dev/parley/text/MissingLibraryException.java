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
   */
  public MissingLibraryException(String needed, String artifact) {
    this(needed, artifact, null);
  }

  /**
   * Says what is missing.
   *
   * @param needed what cannot be done without it
   * @param artifact the Maven coordinates to add
   * @param cause how it was noticed, or null
   */
  public MissingLibraryException(String needed, String artifact, @Nullable Throwable cause) {
    super(needed + " needs " + artifact + " on the class path; tier words works without it", cause);
  }
}
