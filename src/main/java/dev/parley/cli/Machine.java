package dev.parley.cli;

import dev.parley.run.RunManifest.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this virtual machine says of itself and of what it runs on. */
final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String NAME = "model name";

  private Machine() {}

  static Platform platform() {
    return new Platform(
        joined("java.version", "java.vm.name"),
        joined("os.name", "os.version"),
        System.getProperty("os.arch") + processor());
  }

  private static String joined(String first, String second) {
    return System.getProperty(first) + ", " + System.getProperty(second);
  }

  /** The name of the processor, where the system tells it in a file; else empty. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(NAME))
          .findFirst()
          .map(line -> ", " + line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
