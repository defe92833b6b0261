package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.DigestedInput;
import dev.parley.model.ModelFileException;
import dev.parley.text.MissingLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: chooses a command and turns its outcome into an exit code. */
@Command(
    name = "parley",
    description = "Reads political news sentence by sentence: dialogue or mobilisation.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 misused. Results go to standard output, all else to",
      "standard error. 'parley COMMAND --help' shows a command's options and examples.",
    })
public final class Main implements Runnable {

  static final int FAILED = 1;
  static final int MISUSED = 2;

  private static final List<Class<?>> COMMANDS =
      List.of(
          ClassifyCommand.class,
          AnalyzeCommand.class,
          TrainCommand.class,
          TuneCommand.class,
          EvaluateCommand.class,
          CrossValidateCommand.class,
          LearningCurveCommand.class,
          AgreeCommand.class,
          CompareCommand.class,
          PrevalenceCommand.class,
          AuditCommand.class,
          SuggestCommand.class,
          LabelsCommand.class,
          BundleCommand.class,
          VerifyCommand.class,
          ExplainCommand.class,
          InfoCommand.class,
          DoctorCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /**
   * Runs a command and ends the JVM with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers and messages read the same everywhere
    System.exit(run(new Streams(System.in, System.out, System.err), arguments));
  }

  /**
   * Runs a command.
   *
   * @param in standard input
   * @param out standard output; UTF-8 is written to it
   * @param err standard error; UTF-8 is written to it
   * @param arguments the command and its options
   * @return 0 done, 1 failed, 2 misused
   */
  public static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
    return run(new Streams(in, out, err), arguments);
  }

  private static int run(Streams standard, String... arguments) {
    DigestedInput in = new DigestedInput(standard.in());
    in.on(false);
    DigestedOutput out = new DigestedOutput(standard.out());
    Streams streams = new Streams(in, out, standard.err());
    CommandLine line = commandLine(streams, commands(arguments));
    line.setExecutionStrategy(new RecordedRun(in, out, List.of(arguments))::execute);
    int code = execute(line, line.getErr(), arguments);
    streams.out().flush();
    return streams.out().checkError() ? FAILED : code;
  }

  /**
   * The command that is named, or all: reading the options of each takes longer than a short run.
   */
  private static List<Class<?>> commands(String... arguments) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> arguments.length > 0)
            .filter(type -> type.getAnnotation(Command.class).name().equals(arguments[0]))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  /** All commands over some streams, ready to parse. */
  static CommandLine commandLine(Streams streams) {
    return commandLine(streams, COMMANDS);
  }

  private static CommandLine commandLine(Streams streams, List<Class<?>> commands) {
    CommandLine.IFactory defaults = CommandLine.defaultFactory();
    CommandLine line =
        new CommandLine(
            new Main(),
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                try {
                  return type.getDeclaredConstructor(Streams.class).newInstance(streams);
                } catch (NoSuchMethodException e) {
                  return defaults.create(type);
                }
              }
            });
    commands.forEach(line::addSubcommand);
    Recordable.addTo(line);
    PrintWriter err = new PrintWriter(streams.err(), true, StandardCharsets.UTF_8);
    line.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setExpandAtFiles(false);
    line.setExecutionExceptionHandler((e, command, parsed) -> report(e, err));
    line.setParameterExceptionHandler(
        (e, rest) -> {
          err.println("parley: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
          err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
          return MISUSED;
        });
    return line;
  }

  private static int execute(CommandLine line, PrintWriter err, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError | ExceptionInInitializerError e) {
      if (e instanceof OutOfMemoryError || e.getCause() instanceof OutOfMemoryError) {
        err.println(
            "parley: not enough memory: tier full needs about 700 MB;"
                + " use --tier words or set PARLEY_OPTS=-Xmx1g");
        return FAILED;
      }
      throw e;
    }
  }

  /** One clear line for what users and files get wrong; a trace only for our own mistakes. */
  private static int report(Exception e, PrintWriter err) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    if (e instanceof UsageException) {
      err.println("parley: " + e.getMessage());
      return MISUSED;
    }
    if (e instanceof DataException
        || e instanceof ModelFileException
        || e instanceof MissingLibraryException) {
      err.println("parley: " + e.getMessage());
    } else if (cause instanceof IOException failure) {
      err.println(
          "parley: " + (e instanceof UncheckedIOException ? describe(e) : describe(failure)));
    } else {
      err.println("parley: this is a mistake in Parley; please report it:");
      e.printStackTrace(err);
    }
    return FAILED;
  }

  /** What went wrong with a file, naming it. */
  static String describe(Exception e) {
    if (e.getCause() instanceof FileSystemException nested) {
      return describe(nested);
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    return String.valueOf(e.getMessage());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "no command: expected one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
