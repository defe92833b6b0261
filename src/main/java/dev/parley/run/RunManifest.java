package dev.parley.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.data.DataException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run was: its command line, the machine, and the digest of every model, input and output.
 * It is written as JSON. Deeply immutable.
 *
 * @param schema the version of this form: {@value #SCHEMA}
 * @param command the command and its options as they were given
 * @param parley the version of Parley
 * @param platform what it ran on
 * @param started when, in UTC (ISO 8601)
 * @param seconds how long it took
 * @param seed what random draws began from; null if the command draws nothing
 * @param models the models that answered
 * @param inputs the files that were read, and standard input where it was
 * @param outputs the files that were written, and standard output where anything was
 */
public record RunManifest(
    int schema,
    List<String> command,
    String parley,
    Platform platform,
    String started,
    double seconds,
    @Nullable Long seed,
    List<UsedModel> models,
    List<UsedFile> inputs,
    List<UsedFile> outputs) {

  /** The version of the form that this library writes, and the only one that it reads. */
  public static final int SCHEMA = 1;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  /** Copies the lists and checks that nothing is missing. */
  public RunManifest {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema %d: expected %d".formatted(schema, SCHEMA));
    }
    command = List.copyOf(require("command", command));
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command: expected a command and its options");
    }
    require("parley", parley);
    require("platform", platform);
    require("started", started);
    models = List.copyOf(require("models", models));
    inputs = List.copyOf(require("inputs", inputs));
    outputs = List.copyOf(require("outputs", outputs));
  }

  /** Jackson passes null for what a file lacks. */
  private static <T> T require(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": missing");
    }
    return value;
  }

  private static void requireDigest(String name, @Nullable String digest) {
    if (!SHA256.matcher(require(name, digest)).matches()) {
      throw new IllegalArgumentException(
          "%s: '%s': expected 64 hexadecimal digits".formatted(name, digest));
    }
  }

  /**
   * Reads a manifest, of whatever origin.
   *
   * @param json its bytes
   * @param name what messages call it
   * @throws DataException if it is no manifest
   */
  public static RunManifest parse(byte[] json, String name) {
    try {
      @Nullable RunManifest manifest = JSON.readValue(json, RunManifest.class);
      if (manifest != null) {
        return manifest;
      }
      throw new DataException(name + ": null: expected the manifest of a run");
    } catch (JsonProcessingException e) {
      throw new DataException(
          "%s: not the manifest of a run: %s".formatted(name, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new DataException("%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** This manifest as indented JSON with a line end behind it. */
  public String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest holds nothing but texts and numbers", e);
    }
  }

  /**
   * What a run ran on.
   *
   * @param java the version and name of the virtual machine
   * @param system the operating system
   * @param processor its architecture and, where that is known, its name: embeddings may differ in
   *     their last digits between kinds of processor
   */
  public record Platform(String java, String system, String processor) {

    /** Checks that nothing is missing. */
    public Platform {
      require("java", java);
      require("system", system);
      require("processor", processor);
    }
  }

  /**
   * A model that answered.
   *
   * @param name a bundled model's name, or the file as it was given
   * @param bundled whether it came with Parley
   * @param sha256 the digest of the model's bytes
   * @param tuned the digest of its tuned encoder; empty if it has none
   * @param lexicon the digest of the lexicon that it needs; empty if it needs none
   */
  public record UsedModel(
      String name, boolean bundled, String sha256, String tuned, String lexicon) {

    /** Checks that nothing is missing. */
    public UsedModel {
      require("name", name);
      requireDigest("sha256", sha256);
      require("tuned", tuned);
      require("lexicon", lexicon);
    }
  }

  /**
   * A file, or a standard stream, of a run.
   *
   * @param option the option that names it; empty for a standard stream
   * @param name the file as it was given; {@code standard input} or {@code standard output}
   * @param sha256 the digest of its bytes
   * @param bytes its length
   */
  public record UsedFile(String option, String name, String sha256, long bytes) {

    /** Checks that nothing is missing. */
    public UsedFile {
      require("option", option);
      require("name", name);
      requireDigest("sha256", sha256);
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes %d: expected none below 0".formatted(bytes));
      }
    }

    /** Whether this is a standard stream and no file. */
    public boolean standard() {
      return option.isEmpty();
    }
  }
}
