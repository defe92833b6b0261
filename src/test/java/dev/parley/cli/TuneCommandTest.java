package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TuneCommandTest {

  @TempDir private Path folder;

  private String[] arguments(Path output) throws IOException {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 10; i++) {
      csv.append("sunny day ").append(i).append(",good\n");
      csv.append("rainy night ").append(i).append(",bad\n");
    }
    String data = Files.writeString(folder.resolve("a.csv"), csv).toString();
    return new String[] {
      "tune",
      "--data",
      data,
      "--label-column",
      "label",
      "--blocks",
      "1",
      "--epochs",
      "2",
      "-o",
      output.toString()
    };
  }

  /** Standard error that cuts the run off when it is told of the first epoch. */
  private static final class CuttingOff extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      bytes.write(b);
      if (bytes.toString(StandardCharsets.UTF_8).endsWith("epoch 1:")) {
        throw new CancellationException();
      }
    }
  }

  @Test
  void aTuningThatWasCutOffGoesOnAndWritesTheSameFile() throws IOException {
    Path whole = folder.resolve("whole.parley");
    Path cut = folder.resolve("cut.parley");
    Path checkpoint = folder.resolve("cut.parley.tuning");
    assertThat(Run.of(arguments(whole)).exit()).isZero();
    try (PrintStream err = new PrintStream(new CuttingOff(), true, StandardCharsets.UTF_8)) {
      assertThat(Main.run(new ByteArrayInputStream(new byte[0]), System.out, err, arguments(cut)))
          .isNotZero();
    }
    assertThat(cut).doesNotExist();
    assertThat(checkpoint).exists();
    Run rest = Run.of(arguments(cut));
    assertThat(rest.exit()).isZero();
    assertThat(rest.err()).contains("going on after epoch 1 of 2").doesNotContain("epoch 1:");
    assertThat(cut).hasSameBinaryContentAs(whole);
    assertThat(checkpoint).doesNotExist();
  }
}
