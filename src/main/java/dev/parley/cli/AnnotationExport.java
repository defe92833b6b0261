package dev.parley.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A file that an annotation tool wrote. */
interface AnnotationExport {

  /** Takes the tasks of a file, one after the other. */
  @FunctionalInterface
  interface Sink {
    /** Takes one. */
    void accept(AnnotatedTask task) throws IOException;
  }

  /**
   * Reads a file from its beginning to its end.
   *
   * @throws dev.parley.data.DataException if it is not what the tool writes; names the task
   */
  void read(Path file, Sink sink) throws IOException;
}
