package dev.parley.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of the sample articles, in the checkout that {@code run} names. */
final class Samples {

  private Samples() {}

  static List<String> lines() throws IOException {
    Path samples = Path.of(System.getProperty("parley.samples"));
    List<String> lines = new ArrayList<>();
    for (String name : List.of("harbour.txt", "highlands.txt")) {
      Files.readAllLines(samples.resolve(name)).stream()
          .filter(line -> !line.isBlank())
          .forEach(lines::add);
    }
    return lines;
  }
}
