package dev.parley.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where figures were measured. */
final class Machine {

  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  static Map<String, Object> here() {
    Map<String, Object> here = new LinkedHashMap<>();
    here.put("processor", processor());
    here.put("cores", Runtime.getRuntime().availableProcessors());
    here.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    here.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
    here.put("commit", System.getProperty("parley.commit", "unknown"));
    return here;
  }

  private static String processor() {
    try {
      return Files.readAllLines(CPU).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
