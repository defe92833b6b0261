package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.model.Decimals;
import dev.parley.model.Explanation;
import dev.parley.model.Tier;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows why a sentence got its label. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Show what each feature of a sentence added to its label's score.",
    footer = {
      "",
      "The contributions and the bias add up to the score; the softmax of all labels' scores is",
      "their probability. Frames are what the parse says is done about talks and protest.",
      "",
      "Example:",
      "  parley explain 'The union refused to call off the march.'",
    })
final class ExplainCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(paramLabel = "SENTENCE", description = "The sentence, in quotes")
  private String sentence = "";

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file; default: stance")
  private String model = "stance";

  @Option(
      names = "--target",
      paramLabel = "TEXT",
      description = "What the label is about, for models trained with targets")
  private String target = "";

  @Mixin private Answering answering = new Answering();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many contributions to list; the rest is summed; default: 20")
  private int top = 20;

  ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (sentence.isBlank()) {
      throw new UsageException("the sentence is empty: expected some text");
    }
    try (SentenceClassifier classifier = Models.load(model, answering)) {
      print(classifier.explain(sentence, target), streams.out());
    }
    return 0;
  }

  private void print(Explanation explanation, PrintStream out) {
    line(out, "label         %s", explanation.label());
    explanation
        .prediction()
        .probabilities()
        .forEach((label, p) -> line(out, "p             %s  %s", Decimals.of(p), label));
    line(out, "score         %+.6f", explanation.score());
    line(out, "  %+.6f   bias", explanation.bias());
    List<Explanation.Contribution> all = explanation.contributions();
    int shown = Math.min(Math.max(top, 0), all.size());
    all.subList(0, shown).forEach(c -> out.println(contribution(c)));
    if (shown < all.size()) {
      double rest =
          all.subList(shown, all.size()).stream()
              .mapToDouble(Explanation.Contribution::amount)
              .sum();
      line(out, "  %+.6f   %d more", rest, all.size() - shown);
    }
    if (explanation.prediction().tier() == Tier.FULL) {
      line(out, "frames");
      explanation.frames().forEach(frame -> line(out, "  %s", frame));
    }
  }

  /** A line that says what a feature added, what it is and where it stands. */
  static String contribution(Explanation.Contribution c) {
    return String.format(
        Locale.ROOT,
        "  %+.6f   %-6s  %s  [%d, %d)",
        c.amount(),
        c.source(),
        c.feature(),
        c.span().begin(),
        c.span().end());
  }

  private static void line(PrintStream out, String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
  }
}
