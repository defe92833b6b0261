package dev.parley.cli;

import dev.parley.data.DigestedInput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that takes the SHA-256 of what is written, once it is told to: a run that nobody
 * records pays nothing. A print stream, so that a failure of the one below is seen. Not
 * thread-safe.
 */
final class DigestedOutput extends PrintStream {

  private @Nullable MessageDigest digest;
  private long bytes;

  DigestedOutput(PrintStream out) {
    super(out, false, StandardCharsets.UTF_8);
  }

  void begin() {
    digest = DigestedInput.sha256();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    if (digest != null) {
      digest.update(buffer, offset, length);
      bytes += length;
    }
    super.write(buffer, offset, length);
  }

  /** How many bytes were written since the beginning. */
  long bytes() {
    return bytes;
  }

  /** The SHA-256 of these bytes, in lower-case hexadecimal. */
  String digest() {
    return HexFormat.of()
        .formatHex(digest == null ? DigestedInput.sha256().digest() : digest.digest());
  }
}
