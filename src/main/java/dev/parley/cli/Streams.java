package dev.parley.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of one run; text is UTF-8 whatever the platform says.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
record Streams(InputStream in, PrintStream out, PrintStream err) {

  Streams {
    out = new PrintStream(out, false, StandardCharsets.UTF_8);
    err = new PrintStream(err, true, StandardCharsets.UTF_8);
  }
}
