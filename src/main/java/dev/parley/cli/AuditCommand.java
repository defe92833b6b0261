package dev.parley.cli;

import dev.parley.SentenceClassifier;
import dev.parley.audit.Audit;
import dev.parley.audit.AuditedSwap;
import dev.parley.audit.SwapKind;
import dev.parley.data.DataException;
import dev.parley.evaluation.Resampling;
import dev.parley.report.AuditTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exchanges who acts in sentences and says how often the label changes. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Swap names, parties, countries and gender: how often does the label flip?",
    footer = {
      "",
      "Who acts should not decide what a sentence is. For each row, and each kind, the actors are",
      "replaced, --swaps times, and the model is asked again. Kinds:",
      "  names      persons' names, for names of eight regions; gender is kept",
      "  parties    for parties that many countries have, and for made-up ones",
      "  unions     unions and associations, for others",
      "  countries  with adjectives and people, for those of eight regions",
      "  gender     pronouns, titles, nouns, known given names: he for she",
      "  days       days of the week: the control, which changes no actor",
      "Columns: label flips, the share of swaps that change the label; same group, differ, the share of",
      "pairs of replacements of one region or sort that get different labels. Both days and that column",
      "say how much flips at any change of words: judge the rest against them. change of p is the mean",
      "absolute change of the probability of the label before, shift of p its mean with its sign, by what",
      "the actors became. Of twenty intervals one leaves out its true value by chance.",
      "None: rows in which nothing of the kind was found, those of over 4,000 characters among them.",
      "Names are found by titles, given names, ages and capital letters, some are missed; read the",
      "output of -o before citing a figure.",
      "The seed is that of the swaps, too.",
      "Method: Prabhakaran et al. 2019, Garg et al. 2019, Kiritchenko and Mohammad 2018.",
      "",
      "Examples:",
      "  parley audit --model stance --data news.csv -o swaps.csv",
      "  parley audit --model stance --tier semantic --data gold.csv --label-column label \\",
      "      --kind countries --kind names --swaps 8 --format csv > audit.csv",
    })
final class AuditCommand implements Callable<Integer> {

  private static final int MOST_SWAPS = 100;

  private enum Output {
    TABLE,
    CSV
  }

  private final Streams streams;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME|FILE",
      description = "stance, sentiment or a model file")
  private String model = "";

  @Mixin private AuditedTable table = new AuditedTable();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "names, parties, unions, countries, gender or days; default: all")
  private Set<SwapKind> kinds = EnumSet.allOf(SwapKind.class);

  @Option(
      names = "--swaps",
      paramLabel = "N",
      description = "How many of a kind for each row; default: 3")
  private int swaps = 3;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write every swap with the answers before and after it")
  private @Nullable Path output;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table or csv; default: table")
  private Output format = Output.TABLE;

  @Mixin private Sampling sampling = new Sampling();

  @Mixin private Answering answering = new Answering();

  AuditCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (swaps < 1 || swaps > MOST_SWAPS) {
      throw new UsageException("--swaps " + swaps + ": expected 1 to " + MOST_SWAPS);
    }
    Resampling resampling = sampling.resampling();
    try (SentenceClassifier classifier = Models.load(model, answering)) {
      if (classifier.manifest().data().target()) {
        throw new UsageException(
            "--model %s: was trained with targets: expected a model of sentences alone"
                .formatted(model));
      }
      List<AuditedTable.Sentence> sentences = table.read(classifier.manifest().labels());
      AuditRun run = new AuditRun(classifier, swaps, resampling.seed(), streams);
      List<AuditedSwap> audited = run.of(sentences, EnumSet.copyOf(kinds));
      print(audits(audited, resampling), sentences.size());
      if (output != null) {
        AuditOutput.writeSwaps(output, sentences, audited);
      }
    }
    return 0;
  }

  private List<Audit> audits(List<AuditedSwap> audited, Resampling resampling) {
    List<Audit> audits = new ArrayList<>();
    for (SwapKind kind : EnumSet.copyOf(kinds)) {
      List<AuditedSwap> ofKind = audited.stream().filter(s -> s.kind() == kind).toList();
      if (ofKind.isEmpty()) {
        streams.err().println("parley: " + kind + ": no row has anything to swap");
      } else {
        audits.add(Audit.of(kind, ofKind, resampling));
      }
    }
    if (audits.isEmpty()) {
      throw new DataException(table.file() + ": nothing to swap in any row");
    }
    return audits;
  }

  private void print(List<Audit> audits, int rows) throws IOException {
    if (format == Output.CSV) {
      AuditOutput.write(streams.out(), audits, rows);
    } else {
      streams.out().print(AuditTable.of(audits, rows));
    }
  }
}
