package dev.parley.text;

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
    super(needed + " needs " + artifact + " on the class path; tier words works without it");
  }
}
