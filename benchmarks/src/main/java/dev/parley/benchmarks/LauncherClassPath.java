package dev.parley.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class path of the launcher: the library with all that the command line needs. */
public final class LauncherClassPath {

  private LauncherClassPath() {}

  /**
   * Reads it from the checkout that {@code java} names.
   *
   * @throws IOException if the library was not built there
   */
  public static String read() throws IOException {
    Path target = Path.of(System.getProperty("parley.home"), "target");
    return target.resolve("classes")
        + File.pathSeparator
        + Files.readString(target.resolve("classpath")).strip();
  }
}
