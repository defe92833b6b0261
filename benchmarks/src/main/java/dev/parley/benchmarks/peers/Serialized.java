package dev.parley.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models of libraries that keep them by Java's serialisation. */
final class Serialized {

  private static final String FILE = "model.ser";

  private Serialized() {}

  static void write(Object model, Path folder) throws IOException {
    try (ObjectOutputStream out =
        new ObjectOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      out.writeObject(model);
    }
  }

  static <T> T read(Path folder, Class<T> type) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in =
        new ObjectInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
      return type.cast(in.readObject());
    }
  }
}
