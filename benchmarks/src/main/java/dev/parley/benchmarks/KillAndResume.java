package dev.parley.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills runs of {@code classify --resume} with SIGKILL at random points until one gets to its end,
 * and counts the outputs that have the bytes of an undisturbed run. Each run is killed at least once.
 */
public final class KillAndResume {

  private static final int ROWS = 200_000;
  private static final long SEED = 20261126;

  private final Path folder;
  private final Path input;
  private final String ending;
  private final Random random = new Random(SEED);
  private int kills;
  private int resumed;

  private KillAndResume(Path folder, Path input, String ending) {
    this.folder = folder;
    this.input = input;
    this.ending = ending;
  }

  /**
   * Prints a line for each form of output.
   *
   * @param arguments how many runs of each
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("parley-kill");
    Path input = generate(folder.resolve("in.csv"));
    boolean identical = true;
    for (String ending : List.of(".csv", ".csv.gz")) {
      identical &= new KillAndResume(folder, input, ending).measure(runs);
    }
    Files.delete(input);
    Files.delete(folder);
    System.exit(identical ? 0 : 1);
  }

  private static Path generate(Path file) throws IOException {
    List<String> lines = Samples.lines();
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("id,text\n");
      for (int row = 0; row < ROWS; row++) {
        String text = row % 1_000 == 0 ? "" : lines.get(row % lines.size());
        out.write(row + ",\"" + text.replace("\"", "\"\"") + "\"\n");
      }
    }
    return file;
  }

  private boolean measure(int runs) throws IOException, InterruptedException {
    Path undisturbed = folder.resolve("undisturbed" + ending);
    long begun = System.nanoTime();
    require(start(undisturbed).waitFor());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    int identical = 0;
    for (int run = 0; run < runs; run++) {
      Path out = folder.resolve("out" + ending);
      killOnce(out, millis);
      runToTheEnd(out, millis);
      identical += Files.mismatch(undisturbed, out) < 0 ? 1 : 0;
      delete(out);
    }
    delete(undisturbed);
    System.out.printf(
        "%s: %d of %d identical; %d kills, after %d of them a checkpoint was there; %d ms undisturbed%n",
        ending, identical, runs, kills, resumed, millis);
    return identical == runs;
  }

  /** With the manifest that a run leaves beside its output. */
  private static void delete(Path out) throws IOException {
    Files.delete(out);
    Files.deleteIfExists(out.resolveSibling(out.getFileName() + ".run.json"));
  }

  /** A run that gets to its end before it is killed shows nothing, and does not count. */
  private void killOnce(Path out, long millis) throws IOException, InterruptedException {
    while (!isKilled(out, millis)) {
      delete(out);
    }
  }

  private void runToTheEnd(Path out, long millis) throws IOException, InterruptedException {
    boolean killed = true;
    while (killed) {
      resumed += Files.exists(folder.resolve(out.getFileName() + ".part.state")) ? 1 : 0;
      killed = isKilled(out, 2 * millis);
    }
  }

  /** Whether a start was killed, at a random point, rather than done before. */
  private boolean isKilled(Path out, long mostMillis) throws IOException, InterruptedException {
    Process process = start(out);
    if (process.waitFor(1 + random.nextLong(mostMillis), TimeUnit.MILLISECONDS)) {
      require(process.exitValue());
      return false;
    }
    process.destroyForcibly();
    if (process.waitFor() == 0) {
      return false; // it was done meanwhile
    }
    kills++;
    return true;
  }

  private Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            LauncherClassPath.read(),
            "dev.parley.cli.Main",
            "classify",
            "--tier",
            "words",
            "--resume",
            "-i",
            input.toString(),
            "-o",
            out.toString())
        .inheritIO()
        .start();
  }

  private static void require(int exit) {
    if (exit != 0) {
      throw new IllegalStateException("classify ended with " + exit + ": expected 0");
    }
  }
}
