package dev.parley.cli;

import dev.parley.corenlp.CoreNlp;
import dev.parley.djl.Djl;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.text.MissingLibraryException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what this machine has of what Parley can use. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Show Java, memory and which optional parts are present.")
final class DoctorCommand implements Callable<Integer> {

  private static final long MEBIBYTE = 1 << 20;
  private static final long MEMORY_OF_FULL = 700;

  private final Streams streams;

  DoctorCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    long memory = Runtime.getRuntime().maxMemory() / MEBIBYTE;
    line("Parley", VersionProvider.version());
    line("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    line("System", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
    line("Cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    line("Heap limit", memory + " MB" + (memory < MEMORY_OF_FULL ? ": tier full needs 700" : ""));
    line("Tier words", "ready");
    line("ONNX Runtime", Onnx.hasRuntime() ? "present" : "absent: no tier semantic, no tier full");
    line("Encoder", encoder());
    line("CoreNLP", CoreNlp.hasLibrary() ? "present" : "absent: no analyze, no tier full");
    line("CoreNLP models", CoreNlp.hasModels() ? "present" : "absent: no tier full");
    line("Tuning", Djl.isPresent() ? "ready" : "absent: train --tune 0 works without");
    return 0;
  }

  private static String encoder() {
    try (SentenceEncoder encoder = Onnx.open(null)) {
      return encoder.library();
    } catch (MissingLibraryException e) {
      return "absent: " + e.getMessage();
    }
  }

  private void line(String what, String value) {
    streams.out().println(String.format(Locale.ROOT, "%-16s %s", what, value));
  }
}
