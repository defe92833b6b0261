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

/** Takes the SHA-256 of what is read through it, and counts it. Not thread-safe. */
public final class DigestedInput extends DigestInputStream {

  private long bytes;

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

  @Override
  public int read() throws IOException {
    int read = super.read();
    bytes += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    bytes += Math.max(read, 0);
    return read;
  }

  /** How many bytes were read. */
  public long bytes() {
    return bytes;
  }

  /** The SHA-256 of the bytes read since the last call, in lower-case hexadecimal. */
  public String digest() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }

  /** A digest that has seen nothing. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
