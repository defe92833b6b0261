package dev.parley.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes the SHA-256 of what is read through it. Not thread-safe. */
public final class DigestedInput extends DigestInputStream {

  /**
   * Reads a stream.
   *
   * @param in closed with this
   */
  public DigestedInput(InputStream in) {
    super(in, sha256());
  }

  /**
   * The digest of a whole file.
   *
   * @param file any file
   * @return its SHA-256 in lower-case hexadecimal
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    try (DigestedInput in = new DigestedInput(Files.newInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.digest();
    }
  }

  /** The SHA-256 of the bytes read since the last call, in lower-case hexadecimal. */
  public String digest() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
