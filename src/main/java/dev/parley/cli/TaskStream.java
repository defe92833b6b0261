package dev.parley.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of an untrusted list of tasks, none of which may be longer than so many. */
final class TaskStream extends FilterInputStream {

  /** A task is too long. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1;

    TooLongException(long most) {
      super("more than " + most + " bytes: expected a task to be shorter");
    }
  }

  private final long most;
  private long read;

  TaskStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /** From here on bytes are those of another task, but for what was read ahead. */
  void begin() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) throws IOException {
    read += more;
    if (read > most) {
      throw new TooLongException(most);
    }
  }
}
