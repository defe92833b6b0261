package dev.parley.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that comes into being whole: it is written as {@code NAME.part} and renamed at the end, so
 * that {@code NAME} never holds half a result.
 */
public final class PartFile implements Closeable {

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream out;

  private PartFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.out = Channels.newOutputStream(channel);
  }

  /**
   * Begins a file.
   *
   * @param target the file's name when it is complete; an existing file is replaced then
   * @return the file, empty
   * @throws IOException if {@code NAME.part} cannot be written
   */
  public static PartFile begin(Path target) throws IOException {
    Path real = realName(target);
    Path part = isReplaceable(real) ? partOf(real) : real; // a device or pipe cannot be replaced
    return new PartFile(
        real,
        part,
        FileChannel.open(
            part,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  /**
   * Goes on with a file that was begun and not completed, alone: no other run may write it.
   *
   * @param target the file's name when it is complete
   * @param length how many bytes of it to keep; the next one is written behind them
   * @throws IOException if {@code NAME.part} cannot be written, or another run is writing it
   */
  static PartFile resume(Path target, long length) throws IOException {
    Path real = realName(target);
    Path part = partOf(real);
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    PartFile file = new PartFile(real, part, channel);
    try {
      if (!file.tryLock()) {
        throw new IOException(part + ": another run is writing it: expected one at a time");
      }
      channel.truncate(length).position(length);
      return file;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The file that a name stands for; a link to a file is followed. */
  static Path realName(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a directory: expected a file name");
    }
    return Files.isRegularFile(target) ? target.toRealPath() : target;
  }

  /** Whether a name is free or a file's, not that of a device or pipe. */
  static boolean isReplaceable(Path target) {
    return !Files.exists(target) || Files.isRegularFile(target);
  }

  static Path partOf(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private boolean tryLock() {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread is writing it
    } catch (IOException e) {
      return true; // some network file systems have no locks
    }
  }

  /** Where to write. */
  public OutputStream out() {
    return out;
  }

  /**
   * Waits until all that was written would survive a loss of power.
   *
   * @return the file's length in bytes
   */
  long force() throws IOException {
    channel.force(false);
    return channel.position();
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
