package dev.parley.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users type, and what they get wrong. */
final class CommandLineTest {

  @TempDir private Path folder;

  private static Run run(String in, String... arguments) {
    return Run.of(in.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void assertOneLine(Run run, int exit, String message) {
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("parley: ").contains(message);
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(exit == 2 ? 2 : 1);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "classify",
        "analyze",
        "train",
        "tune",
        "evaluate",
        "cross-validate",
        "learning-curve",
        "agree",
        "compare",
        "prevalence",
        "audit",
        "suggest",
        "labels",
        "bundle",
        "verify",
        "explain",
        "info",
        "doctor"
      })
  void everyCommandExplainsItself(String command) {
    Run run = command.isEmpty() ? run("", "--help") : run("", command, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Usage: parley");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void classifyKeepsEveryColumnAndAddsItsOwn() {
    Run run =
        run(
            "id,text,n\n1,Talks resumed.,\"a,b\"\n",
            "classify",
            "--tier",
            "words",
            "--model",
            "stance");
    assertThat(run.exit()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "id,text,n,stance_label,stance_p_dialogue,stance_p_mobilisation,stance_p_neutral,"
                + "stance_tier,parley_error");
    assertThat(lines.get(1)).startsWith("1,Talks resumed.,\"a,b\",").endsWith(",words,");
  }

  @Test
  void aPriorMovesProbabilities() {
    String in = "text\nThe delegation may go to the capital.\n";
    String[] words = {"classify", "--tier", "words", "--model", "stance"};
    String usual = run(in, words).out();
    assertThat(run(in, with(words, "news")).out()).isEqualTo(usual);
    assertThat(run(in, with(words, "dialogue=0.1,mobilisation=0.15,neutral=0.75")).out())
        .isEqualTo(usual);
    assertThat(run(in, with(words, "balanced")).out()).isNotEqualTo(usual);
    assertOneLine(
        run(in, with(words, "calm")), 2, "--prior: prior 'calm': expected news, balanced or");
    assertOneLine(
        run(in, with(words, "no=0.5,yes=0.5")),
        2,
        "--model stance: prior no=0.5,yes=0.5: expected a share for each of");
  }

  private static String[] with(String[] arguments, String prior) {
    return Stream.concat(Stream.of(arguments), Stream.of("--prior", prior)).toArray(String[]::new);
  }

  @Test
  void anUnusableRowKeepsItsPlace() {
    // The \u00e9 is one byte, as in Latin-1; U+FFFD is a character that a file may have.
    byte[] in = "text\none\n\"\"\ncaf\u00e9\nfour\nfive \u00ef\u00bf\u00bd\n".getBytes(ISO_8859_1);
    Run run = Run.of(in, "classify", "--tier", "words");
    assertThat(run.exit()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(2)).endsWith(",no text");
    assertThat(lines.get(3)).startsWith("caf\uFFFD,").endsWith(",undecodable characters");
    assertThat(lines.get(5)).startsWith("five \uFFFD,").endsWith(",words,");
    assertThat(lines.get(4)).startsWith("four,").endsWith(",words,");
    Run strict =
        run(
            "text\none\n\"\"\n",
            "classify",
            "--tier",
            "words",
            "--on-error",
            "fail",
            "-o",
            folder.resolve("strict.csv").toString());
    assertOneLine(strict, 1, "standard input: record 2: column 'text': no text");
    assertThat(folder.resolve("strict.csv")).doesNotExist();
  }

  @Test
  void formatsFollowTheEndings() throws IOException {
    String in = file("in.jsonl", "{\"text\":\"Talks resumed.\",\"n\":7}\n");
    String out = folder.resolve("out.jsonl").toString();
    assertThat(run("", "classify", "--tier", "words", "-i", in, "-o", out).exit()).isZero();
    JsonNode json = new ObjectMapper().readTree(Files.readString(Path.of(out)));
    assertThat(json.get("n").isInt()).isTrue();
    assertThat(json.get("stance_p_dialogue").isNumber()).isTrue();
    assertThat(Path.of(out + ".part")).doesNotExist();
  }

  @Test
  void badInputGivesOneClearLine() throws IOException {
    String csv = file("a.csv", "text\nok\n");
    assertOneLine(
        run("", "classify", "-i", folder.resolve("none.csv").toString()),
        1,
        "none.csv: no such file");
    assertOneLine(
        run("sentence\nx\n", "classify", "--tier", "words"),
        1,
        "no column 'text': the columns are [sentence]");
    assertOneLine(
        run("text,n\na\n", "classify", "--tier", "words", "-o", folder.resolve("o.csv").toString()),
        1,
        "record 1: 1 cells: expected 2");
    assertThat(folder.resolve("o.csv")).doesNotExist();
    assertOneLine(run("", "classify", "--tier", "words"), 1, "empty: expected a header");
    assertOneLine(run("", "classify", "-i", csv, "--tier", "fast"), 2, "--tier");
    assertOneLine(
        run("", "classify", "-i", csv, "--model", "nosuch"), 2, "--model nosuch: no such file");
    assertOneLine(run("", "classify", "-i", csv, "--model", csv), 1, "not a Parley file");
    assertOneLine(
        run("", "classify", "-i", csv, "--threads", "0"), 2, "--threads 0: expected at least 1");
    assertOneLine(
        run("", "classify", "-i", csv, "--model", "stance", "--model", "stance"),
        2,
        "a second model named 'stance'");
    assertOneLine(
        run("text,stance_label\na,b\n", "classify", "--tier", "words"),
        1,
        "'stance_label' already");
    assertOneLine(
        run("", "classify", "-i", csv, "--tier", "words", "-o", folder.toString()),
        1,
        "is a directory");
    assertOneLine(run("", "classify", "-i", folder.toString()), 1, folder.toString());
    assertOneLine(run("", "nosuch"), 2, "Unmatched argument");
    assertOneLine(run(""), 2, "no command: expected one of");
    assertOneLine(run("", "train", "--data", csv, "-o", "x"), 2, "--label-column");
    assertOneLine(
        run("", "train", "--data", csv, "--label-column", "label", "-o", "x"),
        1,
        "no column 'label'");
    String one = file("one.csv", "text,label\na,x\nb,x\n");
    assertOneLine(
        run("", "train", "--data", one, "--label-column", "label", "-o", "x"),
        1,
        "1 different labels: expected 2 to 100");
    assertOneLine(
        run("", "train", "--data", one, "--label-column", "label", "--tier", "auto", "-o", "x"),
        2,
        "--tier auto");
    assertOneLine(
        run("", "evaluate", "--model", "stance", "--data", one, "--label-column", "label"),
        1,
        "record 1: column 'label': unknown label 'x': expected one of [dialogue, mobilisation, neutral]");
    assertOneLine(
        run(
            "",
            "evaluate",
            "--model",
            "stance",
            "--data",
            folder.toString(),
            "--label-column",
            "l"),
        1,
        "expected a file ending .csv, .tsv or .jsonl");
    assertOneLine(run("", "explain", " "), 2, "the sentence is empty");
    assertOneLine(run("", "info", csv), 1, "not a Parley file");
    String nothing = Files.createDirectory(folder.resolve("nothing")).toString();
    assertOneLine(run("", "analyze", nothing), 1, "no article: expected files ending .txt");
    Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    assertOneLine(run("", "analyze", folder.resolve("latin.txt").toString()), 1, "not UTF-8 text");
  }

  @Test
  void rowsBeforeAMalformedOneReachStandardOutput() {
    Run run = run("text,n\nTalks resumed.,1\nThey met.,2\n\"", "classify", "--tier", "words");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("parley: ");
    assertThat(run.out().lines()).hasSize(3);
  }

  @Test
  void aTargetThatTheModelWouldNotLookAtIsRefused() throws IOException {
    String csv = file("t.csv", "text,about,label\nTalks resumed.,talks,dialogue\n");
    assertOneLine(
        run("", "classify", "-i", csv, "--target-column", "about", "--tier", "words"),
        2,
        "--target-column: the model stance was trained without targets");
    assertOneLine(
        run(
            "",
            "evaluate",
            "--model",
            "stance",
            "--tier",
            "words",
            "--data",
            csv,
            "--label-column",
            "label",
            "--target-column",
            "about"),
        2,
        "--target-column: the model stance was trained without targets");
  }

  @Test
  void tuningSaysWhatItCannotDo() throws IOException {
    String csv = file("tune.csv", "text,label\na,x\nb,y\n");
    assertOneLine(tune(csv, "--blocks", "0", "-o", "x"), 2, "blocks 0 is out of range");
    assertOneLine(tune(csv, "--blocks", "13", "-o", "x"), 2, "--blocks 13: the encoder has 12");
    assertOneLine(
        run(
            "",
            "train",
            "--data",
            csv,
            "--label-column",
            "label",
            "--encoder",
            "e",
            "--tune",
            "3",
            "-o",
            "x"),
        2,
        "--encoder and --tune: expected one of them");
    assertOneLine(
        run("", "train", "--data", csv, "--label-column", "label", "--encoder", "e", "-o", "x"),
        2,
        "--encoder: calibration needs rows that the encoder was not tuned on");
    String one = file("one.csv", "text,label\na,x\nb,x\n");
    assertOneLine(
        tune(one, "-o", "x"), 1, "one.csv: column 'label': 1 different labels: expected 2 to 100");
    assertOneLine(
        tune(csv, "-o", folder.resolve("none").resolve("x").toString()), 1, "no such file");
  }

  @Test
  void markedWordsStandInTheirSentence() throws IOException {
    String csv = file("marked.csv", "text,label,who\nUnions struck,x,unions\nTalks resumed,y,\n");
    assertOneLine(
        tune(csv, "--span-column", "who", "-o", folder.resolve("x").toString()),
        1,
        "marked.csv: record 1: 'unions': expected words of the sentence");
    for (String weight : List.of("0", "-1", "half", "NaN")) {
      String weighted = file("weighted.csv", "text,label,w\na,x,1\nb,y," + weight + "\n");
      assertOneLine(
          tune(weighted, "--weight-column", "w", "-o", folder.resolve("x").toString()),
          1,
          "weighted.csv: record 2: column 'w': '" + weight + "': expected a number above 0");
    }
  }

  private static Run tune(String csv, String... more) {
    String[] start = {"tune", "--data", csv, "--label-column", "label"};
    return run("", Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void anUnsureAnswerIsLeftOutAndASetSaysWhatCannotBeRuledOut() {
    String in = "text\nTalks resumed.\n\"\"\n";
    Run run =
        run(
            in,
            "classify",
            "--tier",
            "words",
            "--model",
            "stance",
            "--min-probability",
            "1",
            "--coverage",
            "0.99");
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "text,stance_label,stance_p_dialogue,stance_p_mobilisation,stance_p_neutral,"
                + "stance_tier,stance_set,parley_error");
    assertThat(lines.get(1)).startsWith("Talks resumed.,,0.").contains(",words,dialogue|");
    assertThat(lines.get(2)).isEqualTo("\"\",,,,,,,no text");
    assertOneLine(
        run(in, "classify", "--min-probability", "1.1"), 2, "expected a number from 0 to 1");
    assertOneLine(
        run(in, "classify", "--coverage", "1"), 2, "expected a number above 0, at most 0.99");
  }

  @Test
  void aKeyThatOnlyALaterObjectHasIsNotOverwritten() {
    Run run =
        run(
            "{\"text\":\"a\"}\n{\"text\":\"b\",\"stance_label\":\"mine\"}\n",
            "classify",
            "--tier",
            "words",
            "--format",
            "jsonl");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "parley: record 2: a key 'stance_label' already: rename it, or name the model otherwise\n");
  }

  @Test
  void trainingRefusesUndecodableTextAndExamplesOfOneGroup() throws IOException {
    String bytes =
        Files.write(
                folder.resolve("bytes.csv"),
                "text,label,g\ncaf\u00e9,x,1\nb,y,1\n".getBytes(ISO_8859_1))
            .toString();
    assertOneLine(
        run("", "train", "--data", bytes, "--label-column", "label", "--tier", "words", "-o", "x"),
        1,
        "record 1: column 'text': undecodable characters");
    String group = file("group.csv", "text,label,g\na,x,1\nb,y,1\n");
    assertOneLine(
        run(
            "",
            "train",
            "--data",
            group,
            "--label-column",
            "label",
            "--group-column",
            "g",
            "--tier",
            "words",
            "-o",
            "x"),
        1,
        "all examples fall into one fold");
  }

  @Test
  void analyzeFailsOnlyIfEveryArticleDoes() throws IOException {
    Run none =
        run(
            "",
            "analyze",
            "--tier",
            "words",
            folder.resolve("a.txt").toString(),
            folder.resolve("b.txt").toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("a.txt: no such file", "b.txt: no such file");
  }

  @Test
  void aModelIsTrainedAndUsedFromTheCommandLine() throws IOException {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 2 == 0 ? "sunny day " : "rainy night ")
          .append(i)
          .append(i % 2 == 0 ? ",good\n" : ",bad\n");
    }
    String data = file("weather.csv", csv.toString());
    String model = folder.resolve("weather.parley").toString();
    Run train =
        run(
            "",
            "train",
            "--data",
            data,
            "--dev",
            data,
            "--label-column",
            "label",
            "--tier",
            "words",
            "-o",
            model);
    assertThat(train.exit()).isZero();
    assertThat(train.out()).contains("40 examples").contains("always bad");
    Run classify = run("text\nrainy\n", "classify", "--model", model);
    assertThat(classify.out())
        .contains("weather_label,weather_p_bad,weather_p_good")
        .contains("rainy,bad,");
    assertThat(run("", "info", model).out()).contains("\"tiers\" : [ \"words\" ]");
    assertOneLine(
        run("text\nx\n", "classify", "--model", model, "--tier", "full"),
        2,
        "tier full: this model holds [words] only");
  }

  @Test
  void evaluationStandsBesideWordsAndMajority() throws IOException {
    String gold =
        file(
            "gold.csv",
            "text,label\nTalks resumed.,dialogue\nThe strike went on.,mobilisation\nTalks opened.,dialogue\n");
    List<String> evaluate =
        List.of("evaluate", "--model", "stance", "--data", gold, "--label-column", "label");
    Run run = run("", evaluate.toArray(String[]::new));
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "stance auto",
            "stance words",
            "always dialogue",
            "macro-F1",
            "gold \\ predicted",
            "mean probability")
        .doesNotContain("sets at");
    String[] withSets =
        Stream.concat(evaluate.stream(), Stream.of("--coverage", "0.9")).toArray(String[]::new);
    assertThat(run("", withSets).out())
        .contains(run.out(), "sets at 0.9", "hold the label")
        .containsPattern("mobilisation +1\\.000 \\[0\\.207, 1\\.000\\]");
  }

  @Test
  void articlesAreEvaluatedOnTheGoldBesideThem() throws IOException {
    file("a.txt", "Talks resumed. The union marched.\n");
    file(
        "a.json",
        "{\"article\":\"a.txt\",\"sentences\":["
            + "{\"begin\":0,\"end\":14,\"stance\":{\"label\":\"dialogue\"},\"holders\":[],\"source\":null},"
            + "{\"begin\":15,\"end\":33,\"stance\":{\"label\":\"mobilisation\"},"
            + "\"holders\":[{\"name\":\"union\"}],\"source\":null}],\"actors\":["
            + "{\"name\":\"union\",\"overall\":\"mobilisation\",\"shift\":null}]}");
    Run run = run("", "evaluate", "--articles", folder.toString(), "--tier", "words");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 examples", "holder", "source", "actor, overall");
    assertOneLine(
        run("", "evaluate", "--articles", folder.toString(), "--model", "stance"),
        2,
        "--articles with --model: that is for a table");
    String empty = Files.createDirectory(folder.resolve("empty")).toString();
    assertOneLine(run("", "evaluate", "--articles", empty), 1, "no gold: expected NAME.json");
  }

  @Test
  void anArticleGivesOneObjectAndSeveralGiveLines() throws IOException {
    String good = file("good.txt", "\uFEFFTalks dead: minister\n\nDockers walked out.");
    Run one = run("", "analyze", "--json", "--tier", "words", good);
    JsonNode json = new ObjectMapper().readTree(one.out());
    assertThat(json.get("sentences")).hasSize(2);
    JsonNode first = json.get("sentences").get(0);
    assertThat(first.get("begin").asInt()).isZero();
    assertThat(first.get("text").asText()).isEqualTo("Talks dead: minister");
    assertThat(first.get("stance").get("probabilities")).hasSize(3);
    assertThat(first.get("holders")).isEmpty();
    assertThat(first.get("source").isNull()).isTrue();
    assertThat(json.get("actors")).isEmpty();
    Run two =
        run("", "analyze", "--json", "--tier", "words", good, folder.resolve("no.txt").toString());
    assertThat(two.exit()).isZero();
    List<String> lines = two.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(new ObjectMapper().readTree(lines.get(1)).get("parley_error").asText())
        .contains("no.txt");
  }

  @Test
  void foldersAndTablesOfArticlesGiveRowsThatOtherToolsRead() throws IOException {
    Path articles = Files.createDirectories(folder.resolve("articles").resolve("2024"));
    Files.writeString(articles.resolve("b.txt"), "Talks resumed. \"=1+1\" was written there.");
    Files.write(articles.resolve("a.txt"), new byte[] {(byte) 0xE9});
    String table = file("more.csv", "id,text\nx1,Dockers walked out.\nx2,\n");
    Path out = folder.resolve("rows.csv");
    Run run =
        run(
            "",
            "analyze",
            "--format",
            "csv",
            "--tier",
            "words",
            "-o",
            out.toString(),
            folder.resolve("articles").toString(),
            table);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0))
        .isEqualTo(
            "article,sentence,begin,end,text,stance,stance_p,sentiment,sentiment_p,holder,"
                + "holder_text,holder_p,source,source_text,source_p,parley_error");
    assertThat(lines.get(1)).contains("a.txt,,,,,,,,,,,,,").endsWith("a.txt: not UTF-8 text");
    assertThat(lines.get(2)).contains("b.txt,1,0,14,Talks resumed.,");
    assertThat(lines.get(3)).contains("b.txt,2,15,");
    assertThat(lines.get(4)).startsWith("x1,1,0,19,Dockers walked out.,");
    assertThat(lines.get(5)).isEqualTo("x2,,,,,,,,,,,,,,,no text");
    assertThat(lines).hasSize(6);
  }

  @Test
  void aPageEscapesWhateverAnArticleHolds() throws IOException {
    String table =
        file(
            "hostile.csv",
            "id,text\n\"<img src=x onerror=alert(1)>\",\"\"\"<script>alert(1)</script>\"\" & 'so on',"
                + " said {{name}}.\n\nDockers walked out.\"\n");
    Path page = folder.resolve("page.html");
    Run run = run("", "analyze", "--tier", "words", "--html", page.toString(), table);
    assertThat(run.exit()).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!doctype html>")
        .endsWith("</html>\n")
        .contains("default-src 'none'")
        .contains("&lt;img src")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("said {{name}}.")
        .doesNotContain("<script", "<img");
    assertThat(html.split("<p>", -1)).as("a paragraph each").hasSize(3);
  }

  @Test
  void aTimelineHasTheActorsOfAllArticlesByDate() throws IOException {
    String table =
        file(
            "dated.csv",
            """
            id,date,text
            later,2024-05-02,The Dockers' Union agreed to talks with the port.
            sooner,2024-05-01,The Dockers' Union walked out of the talks with the port.
            bad,2024-05-03,
            """);
    Path timeline = folder.resolve("timeline.csv");
    Run run = run("", "analyze", "--json", "--timeline", timeline.toString(), table);
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(3);
    List<String> lines = Files.readAllLines(timeline);
    assertThat(lines.get(0))
        .isEqualTo("actor,date,article,mentions,dialogue,mobilisation,overall,turned_from");
    assertThat(lines.subList(1, lines.size()))
        .filteredOn(line -> line.startsWith("Dockers' Union,"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("Dockers' Union,2024-05-01,sooner,1,0.000000,0.")
                    .endsWith(",mobilisation,"),
            second ->
                assertThat(second)
                    .startsWith("Dockers' Union,2024-05-02,later,1,0.")
                    .endsWith(",0.000000,dialogue,"));
    Run clash = run("", "analyze", "-o", "same.csv", "--timeline", "same.csv", table);
    assertThat(clash.exit()).isEqualTo(2);
    assertThat(clash.err()).contains("-o and --timeline: expected two files");
  }

  @Test
  void anExplanationListsContributionsAndFrames() {
    Run run =
        run(
            "",
            "explain",
            "--tier",
            "full",
            "The union refused to call off the march.",
            "--top",
            "3");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "label         mobilisation",
            "bias",
            "more",
            "PROTEST \"march\" <- -END <- -REJECT MAIN");
  }

  @Test
  void theDoctorNamesWhatIsPresent() {
    assertThat(run("", "doctor").out())
        .contains("CoreNLP models   present", "Tier words       ready");
  }
}
