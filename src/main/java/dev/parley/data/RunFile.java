package dev.parley.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The output of a long run. Like a {@link PartFile} it gets its name when it is complete; a run
 * that was cut off, by whatever, can go on where the last checkpoint was, and the file that it
 * completes has the bytes of an undisturbed run.
 *
 * <p>A name ending {@code .gz} or {@code .zst} packs the file. As packed bytes depend on where
 * members end, they end at fixed rows; checkpoints are taken there, a second or more apart. A
 * checkpoint stands in {@code NAME.part.state} and never says more than what is on the disk.
 *
 * <p>Not thread-safe.
 */
public final class RunFile implements Closeable {

  /** After each multiple of so many rows {@link #cut} is to be called. */
  public static final int ROWS_A_MEMBER = 2_000;

  private static final long NANOS_BETWEEN_CHECKPOINTS = TimeUnit.SECONDS.toNanos(1);

  private final PartFile part;
  private final @Nullable Path state;
  private final Map<String, String> settings;
  private final MemberOutputStream out;
  private long rows;
  private long lastCheckpoint = System.nanoTime();

  private RunFile(PartFile part, Path target, @Nullable Path state, Map<String, String> settings) {
    this.part = part;
    this.state = state;
    this.settings = settings;
    this.out = new MemberOutputStream(part.out(), Compression.ofFileName(target.toString()));
  }

  /**
   * Begins a file that is written without checkpoints, for input that cannot be read twice.
   *
   * @param target the file's name when it is complete; a device or pipe is written directly
   * @throws IOException if {@code NAME.part} cannot be written
   */
  public static RunFile begin(Path target) throws IOException {
    if (PartFile.isReplaceable(target)) {
      Files.deleteIfExists(stateOf(PartFile.realName(target)));
    }
    return new RunFile(PartFile.begin(target), target, null, Map.of());
  }

  /**
   * Begins a file; checkpoints of an earlier run are forgotten.
   *
   * @param target the file's name when it is complete; a device or pipe is written directly and
   *     without checkpoints
   * @param settings what decides the file's bytes, by the name that users know it by
   * @throws IOException if {@code NAME.part} cannot be written, or another run is writing it
   */
  public static RunFile begin(Path target, Map<String, String> settings) throws IOException {
    if (!PartFile.isReplaceable(target)) {
      return begin(target);
    }
    Path real = PartFile.realName(target);
    PartFile part = PartFile.resume(real, 0);
    Files.deleteIfExists(stateOf(real));
    return new RunFile(part, target, stateOf(real), settings);
  }

  /**
   * Goes on with a file, or begins it where there is nothing to go on with.
   *
   * @param target the file's name when it is complete
   * @param settings what decides the file's bytes, by the name that users know it by
   * @throws DataException if the file was begun with other settings; the message names them
   * @throws IOException if what is there cannot be read or written, or another run is writing it
   */
  public static RunFile resume(Path target, Map<String, String> settings) throws IOException {
    if (!PartFile.isReplaceable(target)) {
      throw new DataException("--resume: " + target + ": expected the name of a file");
    }
    Path real = PartFile.realName(target);
    Path written = PartFile.partOf(real);
    if (!Files.exists(stateOf(real)) || !Files.exists(written)) {
      return begin(target, settings);
    }
    Checkpoint checkpoint = Checkpoint.read(stateOf(real));
    checkpoint.requireSame(settings, written);
    if (Files.size(written) < checkpoint.bytes()) {
      return begin(target, settings); // somebody cut it
    }
    PartFile part = PartFile.resume(real, checkpoint.bytes());
    RunFile file = new RunFile(part, target, stateOf(real), settings);
    file.rows = checkpoint.rows();
    return file;
  }

  private static Path stateOf(Path target) {
    Path part = PartFile.partOf(target);
    return part.resolveSibling(part.getFileName() + ".state");
  }

  /** Where to write. */
  public OutputStream out() {
    return out;
  }

  /** How many rows the last checkpoint holds; 0 if there is none. */
  public long rows() {
    return rows;
  }

  /**
   * Ends a member, and takes a checkpoint if the last one is a second old.
   *
   * @param done how many rows were written and flushed: a multiple of {@link #ROWS_A_MEMBER}
   * @throws IOException if the file or the checkpoint cannot be written
   */
  public void cut(long done) throws IOException {
    out.endMember();
    if (state != null && System.nanoTime() - lastCheckpoint >= NANOS_BETWEEN_CHECKPOINTS) {
      Checkpoint.of(done, part.force(), settings).write(state);
      rows = done;
      lastCheckpoint = System.nanoTime();
    }
  }

  /**
   * Ends the file and gives it its name.
   *
   * @throws IOException if the last bytes cannot be written or the file not be renamed
   */
  public void complete() throws IOException {
    out.endMember();
    part.complete();
    if (state != null) {
      Files.deleteIfExists(state);
    }
  }

  /** Closes the file; unless it is {@link #complete() complete} it can be gone on with. */
  @Override
  public void close() throws IOException {
    try (part) {
      out.endMember();
    }
  }
}
