package dev.parley.benchmarks.peers;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.benchmarks.LauncherClassPath;
import dev.parley.data.Example;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How the words tier scales: two threads over one classifier, a JVM's start to its first label and
 * the memory that it holds by then, tables of growing size through the command line on one core,
 * training on growing numbers of examples. Commands run in JVMs of their own, whose time is the
 * whole process'.
 */
public final class Scaling {

  private static final String MAIN = "dev.parley.cli.Main";

  private final Path folder;
  private final List<Example> corpus;
  private final boolean quick;
  private final Map<String, Object> figures = new LinkedHashMap<>(Machine.here());

  private Scaling(Path folder, List<Example> corpus, boolean quick) {
    this.folder = folder;
    this.corpus = corpus;
    this.quick = quick;
  }

  /**
   * Measures, prints and writes the figures.
   *
   * @param arguments {@code --quick} for smaller tables and shorter runs
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(System.getProperty("parley.home"));
    boolean quick = Arrays.asList(arguments).contains("--quick");
    Scaling scaling =
        new Scaling(
            Files.createTempDirectory("parley-scaling"), LabelledSet.corpus(home).train(), quick);
    scaling.threads();
    scaling.start();
    scaling.tables();
    scaling.training();
    scaling.write(home.resolve("benchmarks/results"));
  }

  /** Fastest round against fastest round, since JVMs differ by more than rounds of one. */
  private void threads() throws RunnerException {
    double one = sentencesPerSecond(1);
    double two = sentencesPerSecond(2);
    figures.put("sentences/s, one thread", Math.round(one));
    figures.put("two threads over one classifier, times one", two / one);
  }

  private double sentencesPerSecond(int threads) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(SharedBenchmark.class.getName() + "\\..*")
                .threads(threads)
                .forks(quick ? 1 : 5)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-Dparley.home=" + System.getProperty("parley.home"))
                .build())
        .runSingle()
        .getPrimaryResult()
        .getStatistics()
        .getMax();
  }

  /** Medians over JVMs of their own, of which each loads one model and labels one sentence. */
  private void firstLabel(String tier) throws Exception {
    int runs = quick ? 3 : 9;
    double[] start = new double[runs];
    double[] load = new double[runs];
    double[] memory = new double[runs];
    for (int i = 0; i < runs; i++) {
      start[i] = child(List.of(), FirstLabel.class.getName(), List.of(tier));
      String[] said = Files.readString(folder.resolve("log")).strip().split("\\s+");
      load[i] = Double.parseDouble(said[said.length - 2]);
      memory[i] = Double.parseDouble(said[said.length - 1]);
    }
    figures.put("JVM start to end of the first label, tier " + tier + ", s", median(start));
    figures.put("of it loading the model, tier " + tier + ", s", median(load));
    figures.put("resident memory at most, tier " + tier + ", MB", median(memory));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private void start() throws Exception {
    for (String tier : List.of("words", "full")) {
      firstLabel(tier);
      Path one = table(1);
      double[] seconds = new double[quick ? 3 : 9];
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = classify(one, tier, List.of());
      }
      figures.put("JVM start to end of one row, tier " + tier + ", s", median(seconds));
    }
  }

  /**
   * Rows a second are of the step from one size to the next, so that the JVM's start is left out.
   */
  private void tables() throws Exception {
    int rows = 10_000;
    double before = oneCore(rows);
    while (rows < (quick ? 100_000 : 1_000_000)) {
      double seconds = oneCore(rows * 10);
      figures.put(
          "rows/s on one core, " + rows + " to " + rows * 10 + " rows, 64 MB of heap",
          Math.round(rows * 9 / (seconds - before)));
      before = seconds;
      rows *= 10;
    }
  }

  private double oneCore(int rows) throws Exception {
    return classify(
        table(rows), "words", List.of("-XX:ActiveProcessorCount=1", "-Xmx64m", "-XX:+UseSerialGC"));
  }

  private double classify(Path table, String tier, List<String> options) throws Exception {
    Path out = folder.resolve("out.csv");
    Files.deleteIfExists(out);
    return child(
        options,
        MAIN,
        List.of("classify", "--tier", tier, "-i", table.toString(), "-o", out.toString()));
  }

  private void training() throws Exception {
    for (int examples : quick ? new int[] {1_000} : new int[] {1_000, 10_000, 50_000, 100_000}) {
      Path data = labelled(examples);
      List<String> command =
          List.of(
              "train",
              "--tier",
              "words",
              "--tune",
              "0",
              "--data",
              data.toString(),
              "--label-column",
              "label",
              "-o",
              folder.resolve("model-" + examples + ".parley").toString());
      figures.put(
          "training on " + examples + " examples in 2 GB of heap, s",
          child(List.of("-Xmx2g"), MAIN, command));
    }
  }

  private Path table(int rows) throws IOException {
    Path file = folder.resolve(rows + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("text\n");
      for (int i = 0; i < rows; i++) {
        out.write(quoted(corpus.get(i % corpus.size()).text()) + "\n");
      }
    }
    return file;
  }

  /** The corpus, again and again with a number at the end, so that no text comes twice. */
  private Path labelled(int examples) throws IOException {
    Path file = folder.resolve("train-" + examples + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("text,label\n");
      for (int i = 0; i < examples; i++) {
        Example e = corpus.get(i % corpus.size());
        out.write(
            quoted(e.text() + " " + "i".repeat(1 + i / corpus.size())) + "," + e.label() + "\n");
      }
    }
    return file;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private double child(List<String> options, String main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    String own = Path.of(System.getProperty("parley.home"), "benchmarks/target/classes").toString();
    command.addAll(List.of("-cp", own + File.pathSeparator + LauncherClassPath.read(), main));
    command.addAll(arguments);
    Path log = folder.resolve("log");
    long begin = System.nanoTime();
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(arguments + ": exit " + exit + "\n" + Files.readString(log));
    }
    return seconds;
  }

  private void write(Path results) throws IOException {
    Files.createDirectories(results);
    String name = quick ? "scaling-quick" : "scaling";
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(results.resolve(name + ".json").toFile(), figures);
    StringBuilder out = new StringBuilder("# How the words tier scales\n\n| | |\n|---|---|\n");
    figures.forEach(
        (key, value) ->
            out.append("| " + key + " | ")
                .append(value instanceof Double d ? "%.2f".formatted(d) : value.toString())
                .append(" |\n"));
    Files.writeString(results.resolve(name + ".md"), out);
    System.out.print(out);
  }
}
