package dev.parley.data;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs what is written into members, each of which can be read without the ones after it: where
 * one ends the file may be cut.
 */
final class MemberOutputStream extends FilterOutputStream {

  private final Compression compression;
  private @Nullable OutputStream member;

  MemberOutputStream(OutputStream out, Compression compression) {
    super(out);
    this.compression = compression;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (member == null) {
      member = compression.beginMember(new Unclosed(out));
    }
    member.write(bytes, offset, length);
  }

  /** Hands on what is not waiting for its member's end. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Ends the member; the next byte begins another. */
  void endMember() throws IOException {
    if (member != null) {
      OutputStream ending = member;
      member = null;
      ending.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      endMember();
    } finally {
      out.close();
    }
  }

  /** Lets a member end without ending the file. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
