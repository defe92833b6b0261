package dev.parley.djl;

import dev.parley.text.MissingLibraryException;
import dev.parley.train.Tuner;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where tuning is had. An optional part: this class can be loaded where DJL is absent, and nothing
 * but tuning needs it.
 */
public final class Djl {

  static final String ENGINE = "ai.djl.pytorch:pytorch-engine:0.36.0";
  static final String NATIVE =
      "ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier of this platform and"
          + " ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0";

  private Djl() {}

  /** Whether DJL and a native PyTorch are on the class path. */
  public static boolean isPresent() {
    return has("ai/djl/pytorch/engine/PtEngine.class") && has("native/lib/pytorch.properties");
  }

  /**
   * What tunes encoders. From then on DJL loads nothing over a network in this JVM.
   *
   * @param checkpoint the file that holds a tuning as it is after its last epoch, for one that is
   *     cut off: a tuning of the same begins there and gives the same bytes as if it had not been.
   *     Some 30 MB a block; whoever asks deletes it in the end. Null keeps nothing
   * @throws MissingLibraryException if DJL or its native library is not on the class path
   */
  public static Tuner tuner(@Nullable Path checkpoint) {
    if (!isPresent()) {
      throw new MissingLibraryException("tuning", ENGINE + " and " + NATIVE, "train --tune 0");
    }
    // Never ask the network for what is missing.
    System.setProperty("ai.djl.offline", "true");
    try {
      return new DjlTuner(checkpoint);
    } catch (RuntimeException | LinkageError e) {
      throw new MissingLibraryException("tuning", NATIVE, "train --tune 0", e);
    }
  }

  private static boolean has(String resource) {
    return Djl.class.getClassLoader().getResource(resource) != null;
  }
}
