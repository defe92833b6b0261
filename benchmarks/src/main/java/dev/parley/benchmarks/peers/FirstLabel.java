package dev.parley.benchmarks.peers;

import dev.parley.SentenceClassifier;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A JVM that loads a model and labels one sentence, and says what that took: the seconds in which
 * the model was loaded, then the megabytes that its process held at most.
 */
final class FirstLabel {

  private FirstLabel() {}

  /**
   * Loads the stance model and labels a sentence.
   *
   * @param arguments the name of the tier
   */
  public static void main(String[] arguments) throws IOException {
    Tier tier = Tier.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    long begin = System.nanoTime();
    try (SentenceClassifier stance = SentenceClassifier.bundled("stance", tier)) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      stance.classify("The party walked out of the talks.");
      System.out.println(seconds + " " + residentMegabytes());
    }
  }

  /** The high-water mark of resident memory as Linux tells it; NaN elsewhere. */
  private static double residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    }
    return Double.NaN;
  }
}
