package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.SentenceClassifier;
import dev.parley.audit.AuditedSwap;
import dev.parley.audit.Swap;
import dev.parley.audit.SwapKind;
import dev.parley.audit.Swaps;
import dev.parley.data.OrderedParallel;
import dev.parley.evaluation.Evaluation.Answer;
import dev.parley.model.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Swaps the actors of sentences and asks a model about each text once.
 *
 * @param most swaps of a kind for each sentence
 */
record AuditRun(SentenceClassifier classifier, int most, long seed, Streams streams) {

  private record Planned(AuditedTable.Sentence sentence, SwapKind kind, Swaps swaps) {}

  /** By sentence, then by kind. */
  List<AuditedSwap> of(List<AuditedTable.Sentence> sentences, Set<SwapKind> kinds) {
    List<Planned> planned = new ArrayList<>();
    Set<String> texts = new LinkedHashSet<>();
    for (AuditedTable.Sentence sentence : sentences) {
      for (SwapKind kind : kinds) {
        Swaps swaps = kind.swaps(sentence.text(), most, seed + 1_000_003 * sentence.record());
        if (!swaps.swaps().isEmpty()) {
          planned.add(new Planned(sentence, kind, swaps));
          texts.add(sentence.text());
          Stream.concat(swaps.swaps().stream(), swaps.twin().stream())
              .forEach(swap -> texts.add(swap.text()));
        }
      }
    }
    Map<String, Answer> answers = answers(texts);
    return planned.stream().flatMap(p -> audited(p, answers)).toList();
  }

  private Map<String, Answer> answers(Set<String> texts) {
    Map<String, Answer> answers = new HashMap<>();
    try (Progress progress = Progress.of(classifier.tier().toString(), texts.size(), streams);
        Stream<Answer> all =
            OrderedParallel.map(
                texts.iterator(),
                String::length,
                this::answer,
                Runtime.getRuntime().availableProcessors())) {
      List<Answer> inOrder = all.peek(a -> progress.step()).toList();
      int at = 0;
      for (String text : texts) {
        answers.put(text, inOrder.get(at++));
      }
    }
    return answers;
  }

  private Answer answer(String text) {
    Prediction prediction = classifier.classify(text);
    return new Answer(prediction.label(), prediction.probabilities());
  }

  private static Stream<AuditedSwap> audited(Planned planned, Map<String, Answer> answers) {
    List<AuditedSwap> audited = new ArrayList<>();
    for (Swap swap : planned.swaps.swaps()) {
      Optional<Answer> twin =
          audited.isEmpty()
              ? planned.swaps.twin().map(t -> answers.get(t.text()))
              : Optional.empty();
      audited.add(
          new AuditedSwap(
              Long.toString(planned.sentence.record()),
              planned.sentence.gold(),
              planned.kind,
              swap,
              requireNonNull(answers.get(planned.sentence.text())),
              requireNonNull(answers.get(swap.text())),
              twin));
    }
    return audited.stream();
  }
}
