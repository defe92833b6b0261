package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of docs/guide.md, in order; what they write lands in a folder of its own. */
final class GuideTest {

  private static final Path GUIDE = Path.of("docs/guide.md");
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WRITTEN =
      Pattern.compile("(?!samples/)(?:[a-z]+\\.(?:csv|parley|json|zip|md)|report)");

  @TempDir private Path folder;

  private static List<String> commands() throws IOException {
    Matcher block = COMMANDS.matcher(Files.readString(GUIDE));
    List<String> commands = new ArrayList<>();
    while (block.find()) {
      block.group(1).lines().forEach(commands::add);
    }
    return commands;
  }

  /** As a shell would, with files other than the samples in the folder. */
  private void run(String command) throws IOException {
    String[] sides = command.split(" > ", 2);
    String[] arguments =
        Pattern.compile(" ")
            .splitAsStream(sides[0])
            .skip(1)
            .map(word -> WRITTEN.matcher(word).matches() ? folder.resolve(word).toString() : word)
            .toArray(String[]::new);
    Run run = Run.of(arguments);
    assertThat(run.exit()).as("%s%n%s", command, run.err()).isZero();
    if (sides.length == 2) {
      Files.writeString(folder.resolve(sides[1]), run.out());
    }
  }

  @Test
  void everyCommandOfTheGuideRuns() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(8).allMatch(c -> c.startsWith("./parley "));
    for (String command : commands) {
      run(command);
    }
    assertThat(folder.resolve("labelled.csv")).content().contains(",stance_label,");
    assertThat(folder.resolve("shares.csv")).content().contains("\n(all),dialogue,ppi,");
    assertThat(folder.resolve("next.csv")).content().startsWith("id,date,outlet,text,anna,");
  }
}
