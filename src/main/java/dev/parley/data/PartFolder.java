package dev.parley.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of files that comes into being whole: it is written as {@code NAME.part} and renamed at
 * the end. It lists the digests of its files in {@code SHA256SUMS}, in the form of the program
 * sha256sum; a folder is replaced only if that list says that nobody else put or changed a file.
 *
 * <p>Not thread-safe.
 */
public final class PartFolder implements Closeable {

  private static final String SUMS = "SHA256SUMS";

  private final Path target;
  private final Path part;

  private PartFolder(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /**
   * Checks that a name may be given to a folder.
   *
   * @param target the folder's name
   * @throws DataException if something else has the name, or the folder holds files that were not
   *     written as such a folder, or changed since; the message names the first
   * @throws IOException if it cannot be read
   */
  public static void requireReplaceable(Path target) throws IOException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new DataException(target + ": a file: expected the name of a folder");
    }
    List<String> sums = sums(target);
    for (Path file : files(target)) {
      if (!file.endsWith(SUMS) && !(Files.isRegularFile(file) && sums.contains(sum(file)))) {
        throw new DataException(
            file
                + ": not as Parley wrote it: expected an empty folder, a new one, or an unchanged"
                + " report");
      }
    }
  }

  /**
   * Begins a folder.
   *
   * @param target the folder's name when it is complete; an existing one is replaced then
   * @return the folder, empty
   * @throws DataException as {@link #requireReplaceable} says, of either name
   * @throws IOException if {@code NAME.part} cannot be made
   */
  public static PartFolder begin(Path target) throws IOException {
    requireReplaceable(target);
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath().normalize();
    Path part = PartFile.partOf(real);
    requireReplaceable(part);
    delete(part);
    Files.createDirectories(part);
    return new PartFolder(real, part);
  }

  /**
   * The place of a file while the folder is being written.
   *
   * @param name its name
   */
  public Path file(String name) {
    return part.resolve(name);
  }

  /**
   * Writes a file of text as UTF-8.
   *
   * @param name its name
   * @param text what it holds
   * @throws IOException if it cannot be written
   */
  public void write(String name, String text) throws IOException {
    Files.writeString(file(name), text);
  }

  /**
   * Opens a file to be written.
   *
   * @param name its name
   * @throws IOException if it cannot be written
   */
  public OutputStream open(String name) throws IOException {
    return Files.newOutputStream(file(name));
  }

  /**
   * Ends the folder and gives it its name.
   *
   * @throws DataException if somebody put a file into the folder that is to be replaced
   * @throws IOException if it cannot be written or renamed
   */
  public void complete() throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files(part)) {
      sums.append(sum(file)).append('\n');
    }
    write(SUMS, sums.toString());
    requireReplaceable(target);
    delete(target);
    Files.move(part, target);
  }

  /** Removes the folder unless it is {@link #complete() complete}. */
  @Override
  public void close() throws IOException {
    delete(part);
  }

  private static String sum(Path file) throws IOException {
    return DigestedInput.of(file) + "  " + file.getFileName();
  }

  private static List<String> sums(Path folder) throws IOException {
    Path file = folder.resolve(SUMS);
    return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  /** What a folder holds, in the order of names; nothing if there is none. */
  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Deletes a folder of files, if there is one. */
  private static void delete(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    Files.deleteIfExists(folder);
  }
}
