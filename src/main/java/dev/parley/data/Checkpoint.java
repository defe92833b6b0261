package dev.parley.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, as it stands in a small JSON file beside the output. Immutable.
 *
 * @param version of this file's form
 * @param rows how many rows of the input are done
 * @param bytes how many bytes of output they make, all of them on the disk
 * @param settings what decides the output's bytes, by the name that users know it by
 */
record Checkpoint(int version, long rows, long bytes, Map<String, String> settings) {

  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  Checkpoint {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + ": expected " + VERSION);
    }
    if (rows < 0 || bytes < 0) {
      throw new IllegalArgumentException(
          "rows %d, bytes %d: expected none below 0".formatted(rows, bytes));
    }
  }

  static Checkpoint of(long rows, long bytes, Map<String, String> settings) {
    return new Checkpoint(VERSION, rows, bytes, settings);
  }

  static Checkpoint read(Path file) throws IOException {
    try {
      @Nullable Checkpoint checkpoint = JSON.readValue(Files.readAllBytes(file), Checkpoint.class);
      if (checkpoint != null) {
        return checkpoint;
      }
      throw new DataException(file + ": null: expected an object");
    } catch (JsonProcessingException e) {
      throw new DataException(
          "%s: not a checkpoint: %s; begin afresh without --resume"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /** Puts this in the place of the last one, so that at any moment there is a whole one. */
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer json = ByteBuffer.wrap(JSON.writeValueAsBytes(this));
      while (json.hasRemaining()) {
        channel.write(json);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Refuses to go on where the bytes would not be those of one undisturbed run.
   *
   * @param now the settings of the run that goes on
   * @param part what the message calls the output
   */
  void requireSame(Map<String, String> now, Path part) {
    List<String> changes = new ArrayList<>();
    now.forEach(
        (name, value) -> {
          String before = settings.getOrDefault(name, "absent");
          if (!before.equals(value)) {
            changes.add("%s was %s, is %s".formatted(name, before, value));
          }
        });
    settings.forEach(
        (name, before) -> {
          if (!now.containsKey(name)) {
            changes.add("%s was %s, is absent".formatted(name, before));
          }
        });
    if (!changes.isEmpty()) {
      throw new DataException(
          "--resume: %s was begun otherwise: %s; expected the same, or a fresh start without --resume"
              .formatted(part, String.join("; ", changes)));
    }
  }
}
