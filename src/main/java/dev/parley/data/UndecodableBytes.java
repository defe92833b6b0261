package dev.parley.data;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * Bytes that are no text in a table's encoding. They are read as a character that no text has
 * (Unicode's noncharacter U+FFFF) and written as U+FFFD; a file may have U+FFFD itself.
 */
public final class UndecodableBytes {

  private static final char STAND_IN = '\uFFFF';
  private static final char WRITTEN = '\uFFFD';

  private UndecodableBytes() {}

  /**
   * Whether a cell that was read has any.
   *
   * @param cell a cell
   */
  public static boolean in(String cell) {
    return cell.indexOf(STAND_IN) >= 0;
  }

  static Reader read(InputStream in, Charset charset) {
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(STAND_IN)));
  }

  /** The text as it is written. */
  static String written(String text) {
    return text.replace(STAND_IN, WRITTEN);
  }

  static Writer written(Writer out) {
    return new FilterWriter(out) {

      @Override
      public void write(int c) throws IOException {
        out.write(c == STAND_IN ? WRITTEN : c);
      }

      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        int at = offset;
        while (at < offset + length && text[at] != STAND_IN) {
          at++;
        }
        if (at == offset + length) {
          out.write(text, offset, length);
        } else {
          write(String.valueOf(text, offset, length), 0, length);
        }
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        out.write(written(text), offset, length);
      }
    };
  }
}
