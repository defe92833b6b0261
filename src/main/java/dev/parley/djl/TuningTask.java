package dev.parley.djl;

import dev.parley.encoder.TunableEncoder;
import dev.parley.train.TuningOptions;
import dev.parley.train.TuningSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What decides the result of a tuning.
 *
 * @param encoder where it starts from
 * @param train the sentences to learn from
 * @param development those that choose the epoch
 * @param options what was chosen before
 */
record TuningTask(
    TunableEncoder encoder, TuningSet train, TuningSet development, TuningOptions options) {

  /**
   * The SHA-256 of all of it.
   *
   * @param library what tunes, with its version
   */
  byte[] digest(String library) {
    MessageDigest digest = sha256();
    add(digest, List.of(library, encoder.library(), encoder.digest(), options.toString()));
    add(digest, train);
    add(digest, development);
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, TuningSet set) {
    add(digest, set.texts());
    add(digest, set.targets());
    add(digest, set.contrasts());
    add(digest, List.of(set.weights().toString()));
    for (TuningSet.Question question : set.questions()) {
      add(digest, question.labels().names());
      add(digest, List.of(question.name(), question.gold().toString()));
    }
    for (TuningSet.Marked kind : set.marked()) {
      add(digest, List.of(kind.name(), kind.spans().toString()));
    }
  }

  /** Their number and lengths count too, so that no two lists are alike. */
  private static void add(MessageDigest digest, List<String> texts) {
    digest.update(bytes(texts.size()));
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      digest.update(bytes(utf8.length));
      digest.update(utf8);
    }
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
