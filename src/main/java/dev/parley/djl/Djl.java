package dev.parley.djl;

import dev.parley.text.MissingLibraryException;
import dev.parley.train.Tuner;

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
   * @throws MissingLibraryException if DJL or its native library is not on the class path
   */
  public static Tuner tuner() {
    if (!isPresent()) {
      throw new MissingLibraryException("tuning", ENGINE + " and " + NATIVE, "train --tune 0");
    }
    // Never ask the network for what is missing.
    System.setProperty("ai.djl.offline", "true");
    try {
      return new DjlTuner();
    } catch (RuntimeException | LinkageError e) {
      throw new MissingLibraryException("tuning", NATIVE, "train --tune 0", e);
    }
  }

  private static boolean has(String resource) {
    return Djl.class.getClassLoader().getResource(resource) != null;
  }
}
