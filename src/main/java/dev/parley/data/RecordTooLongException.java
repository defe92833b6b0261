package dev.parley.data;

import java.io.IOException;

/** A record went on for longer than any real one. */
final class RecordTooLongException extends IOException {

  private static final long serialVersionUID = 1;

  RecordTooLongException() {
    super("longer than " + TableReader.MAX_RECORD_CHARS + " characters");
  }
}
