package dev.parley.data;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How a file's bytes are packed, told by the last ending of its name. Both packed forms may be
 * members one after another, which read as if they were one.
 */
enum Compression {
  NONE("") {
    @Override
    InputStream open(InputStream in) {
      return in;
    }

    @Override
    OutputStream beginMember(OutputStream out) {
      return out;
    }
  },
  GZIP(".gz") {
    @Override
    InputStream open(InputStream in) throws IOException {
      try {
        return new GZIPInputStream(new BufferedInputStream(in), BUFFER);
      } catch (EOFException e) {
        throw new IOException("ends within the gzip header", e);
      }
    }

    @Override
    OutputStream beginMember(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, BUFFER);
    }
  },
  ZSTD(".zst") {
    @Override
    InputStream open(InputStream in) {
      return new CheckedZstd(new ZstdInputStream(in));
    }

    @Override
    OutputStream beginMember(OutputStream out) throws IOException {
      return new ZstdOutputStream(out);
    }
  };

  private static final int BUFFER = 1 << 16;

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  static Compression ofFileName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(GZIP.ending) ? GZIP : name.endsWith(ZSTD.ending) ? ZSTD : NONE;
  }

  /** The name without the ending of this compression. */
  String stripped(String fileName) {
    return fileName.substring(0, fileName.length() - ending.length());
  }

  /** Unpacks a stream; closing the result closes it. */
  abstract InputStream open(InputStream in) throws IOException;

  /** Begins a member; closing it ends the member and closes the stream. */
  abstract OutputStream beginMember(OutputStream out) throws IOException;

  /** The library answers damaged bytes with an exception that is none of input and output. */
  private static final class CheckedZstd extends FilterInputStream {

    CheckedZstd(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (MalformedInputException e) {
        throw new IOException("not a sound zstd file: " + e.getMessage(), e);
      }
    }
  }
}
