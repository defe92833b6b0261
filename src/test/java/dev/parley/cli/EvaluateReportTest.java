package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation as a folder, as users write and publish it. */
final class EvaluateReportTest {

  private static final Pattern TAG = Pattern.compile("<(/?[A-Za-z][A-Za-z0-9]*|!)");

  @TempDir private Path folder;

  private Run report(String text, String place, String to) throws IOException {
    String quoted = "\"" + text.replace("\"", "\"\"") + "\"";
    String gold =
        "text,label,\"%s\"\n%s,dialogue,\"%s\"\nThe strike went on.,mobilisation,Lima\n"
            .formatted(place, quoted, place.replace("\"", "\"\""));
    Path data = Files.writeString(folder.resolve("gold.csv"), gold);
    return Run.of(
        "evaluate",
        "--model",
        "stance",
        "--tier",
        "words",
        "--samples",
        "50",
        "--data",
        data.toString(),
        "--label-column",
        "label",
        "--slice-column",
        place,
        "--report",
        folder.resolve(to).toString());
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void theFolderHoldsPageTablesAndCharts() throws Exception {
    Run run = report("Strikers march.", "place", "report");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    try (Stream<Path> files = Files.list(folder.resolve("report"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("report.html", "figures.csv", "figures.tex", "confusion.csv", "errors.tex")
          .contains("reliability.svg", "reliability.png", "precision-recall.svg", "slices-1.png")
          .contains("parameters.csv", "SHA256SUMS");
    }
    assertThat(folder.resolve("report.part")).doesNotExist();
    assertThat(read("report/figures.csv"))
        .startsWith(
            "metric,stance words,stance words low,stance words high,always dialogue,"
                + "always dialogue low,always dialogue high\naccuracy,");
    assertThat(read("report/parameters.csv"))
        .contains("data,", "bootstrap samples,50", "parley evaluate --model stance --tier words");
    assertThat(read("report/report.html"))
        .contains("The model “stance words” gave each of 2 examples of ")
        .contains("Its macro-F1 is ", "“always dialogue” has 0.333 (95 % interval ")
        .contains("<td class=\"prose\">Strikers march.</td>")
        .containsPattern("The (\\d) costliest of \\1 errors");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("report/slices-1.svg").toFile());
  }

  @Test
  void equalRunsGiveEqualBytes() throws IOException {
    report("Strikers march.", "place", "report");
    List<String> first = Files.readAllLines(folder.resolve("report/SHA256SUMS"));
    assertThat(report("Strikers march.", "place", "report").exit()).isZero();
    assertThat(Files.readAllLines(folder.resolve("report/SHA256SUMS"))).isEqualTo(first);
  }

  @Test
  void textsAndColumnsCannotBecomeMarkup() throws IOException {
    report("Strikers march.", "place", "report");
    List<String> harmless = tags(read("report/report.html"));
    for (String hostile :
        List.of(
            "</td><script>alert(1)</script> Strikers march.",
            "<img src=x onerror=alert(1)> Strikers march.",
            "{{{svg}}} {{/rows}} Strikers march.",
            "<!-- Strikers march.",
            "</style></title><svg/onload=alert(1)> Strikers march.")) {
      assertThat(report(hostile, hostile.replace(' ', '_'), "hostile").exit()).isZero();
      assertThat(inSvgAlike(tags(read("hostile/report.html")))).isEqualTo(inSvgAlike(harmless));
    }
  }

  private static List<String> tags(String page) {
    return TAG.matcher(page).results().map(m -> m.group(1)).toList();
  }

  /** Without the outlines of charts, whose number depends on the names in them. */
  private static String inSvgAlike(List<String> tags) {
    return tags.stream()
        .filter(t -> !t.matches("/?(g|path|line|rect|ellipse|polygon|polyline|circle)"))
        .collect(Collectors.joining(" "));
  }

  @Test
  void thePageForbidsAllScriptsButItsOwn() throws Exception {
    report("Strikers march.", "place", "report");
    String page = read("report/report.html");
    Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
    assertThat(script.find()).isTrue();
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(script.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(page)
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .doesNotContainPattern("(src|href)=\"(?!#)");
  }

  @Test
  void whatOthersWroteStaysAndStopsTheRunAtOnce() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.tex"), "years of work");
    Run refused = report("Strikers march.", "place", "mine");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("thesis.tex: not as Parley wrote it: expected");
    assertThat(mine.resolve("thesis.tex")).hasContent("years of work");
    Run articles = Run.of("evaluate", "--articles", folder.toString(), "--report", mine.toString());
    assertThat(articles.exit()).isEqualTo(2);
    assertThat(articles.err()).contains("--articles with --report: that is for a table");
  }
}
