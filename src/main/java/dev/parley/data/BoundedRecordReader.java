package dev.parley.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a record that never ends before it fills the memory. */
final class BoundedRecordReader extends FilterReader {

  private long sinceBegin;

  BoundedRecordReader(Reader in) {
    super(in);
  }

  void beginRecord() {
    sinceBegin = 0;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(c < 0 ? 0 : 1);
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int characters) throws IOException {
    sinceBegin += characters;
    if (sinceBegin > TableReader.MAX_RECORD_CHARS) {
      throw new RecordTooLongException();
    }
  }
}
