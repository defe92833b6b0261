package dev.parley.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that comes into being whole: it is written as {@code NAME.part} and renamed at the end, so
 * that {@code NAME} never holds half a result.
 */
public final class PartFile implements Closeable {

  private final Path target;
  private final Path part;
  private final OutputStream out;

  private PartFile(Path target, Path part) throws IOException {
    this.target = target;
    this.part = part;
    this.out = Files.newOutputStream(part);
  }

  /**
   * Begins a file.
   *
   * @param target the file's name when it is complete; an existing file is replaced then
   * @return the file, empty
   * @throws IOException if {@code NAME.part} cannot be written
   */
  public static PartFile begin(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a directory: expected a file name");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      return new PartFile(target, target); // a device or pipe cannot be replaced
    }
    Path real = Files.exists(target) ? target.toRealPath() : target;
    return new PartFile(real, real.resolveSibling(real.getFileName() + ".part"));
  }

  /** Where to write. */
  public OutputStream out() {
    return out;
  }

  /**
   * Ends the file and gives it its name.
   *
   * @throws IOException if the last bytes cannot be written or the file not be renamed
   */
  public void complete() throws IOException {
    out.close();
    if (!part.equals(target)) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Closes the file; unless it is {@link #complete() complete} it keeps the ending .part. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
