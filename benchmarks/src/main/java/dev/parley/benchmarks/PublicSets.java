package dev.parley.benchmarks;

import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.evaluation.Evaluation;
import dev.parley.evaluation.Resampling;
import dev.parley.model.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Models of one's own on public sets: trained on the train part by {@code parley train}, judged on
 * the development part or in folds. Nothing is chosen by what is judged. What was measured before
 * is not measured again.
 */
public final class PublicSets {

  private static final int GUESSES = 100;
  private static final Resampling ONCE = new Resampling(1, 1);

  private final Path data;
  private final int limit;
  private final PublicResults results;

  private PublicSets(Path data, int limit, PublicResults results) {
    this.data = data;
    this.limit = limit;
    this.results = results;
  }

  /**
   * Measures what is not measured yet, and prints the table.
   *
   * @param arguments the folder with the sets, names of sets, and options, all of which may be
   *     missing
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("parley.home")).toAbsolutePath().normalize();
    PublicOptions options = PublicOptions.of(List.of(arguments), home);
    PublicResults results = new PublicResults(home.resolve("benchmarks/results"), options.name());
    PublicSets all = new PublicSets(options.data(), options.limit(), results);
    for (PublicSet set : options.sets()) {
      all.guess(set);
    }
    for (Tier tier : options.tiers()) {
      OwnModel model = new OwnModel(tier, home);
      all.measure(options.sets(), model);
      if (options.byTarget()) {
        all.measure(all.ofFewTargets(options.sets()), new ModelByTarget(model));
      }
    }
    if (options.coreNlp()) {
      all.measure(List.of(PublicSet.named("sst2")), new CoreNlpSentiment());
    }
    System.out.print(results.table());
  }

  private void guess(PublicSet set) throws IOException {
    if (results.has(set, "chance")) {
      return;
    }
    List<PublicSet.Part> parts = set.parts(data, limit);
    int rows = judged(parts).size();
    List<Evaluation> chance = chance(parts);
    List<String> commonest =
        parts.stream().flatMap(part -> Guesses.commonest(part).stream()).toList();
    Evaluation majority = evaluation(parts, answers(commonest), Resampling.DEFAULT);
    List<PublicResult> found = new ArrayList<>();
    for (PublicSet.Score score : set.scores()) {
      double mean =
          chance.stream()
              .mapToDouble(e -> score.figure().apply(e).value())
              .average()
              .orElse(Double.NaN);
      Evaluation.Figure figure = new Evaluation.Figure(mean, Double.NaN, Double.NaN);
      found.add(result(set, rows, "chance", score.name(), figure));
      found.add(result(set, rows, "majority", score.name(), score.figure().apply(majority)));
    }
    results.add(found);
  }

  private static List<Evaluation> chance(List<PublicSet.Part> parts) {
    List<Example> judged = judged(parts);
    List<String> labels = Guesses.labels(judged);
    return IntStream.range(0, GUESSES)
        .mapToObj(i -> Guesses.random(labels, judged.size(), i))
        .map(guesses -> evaluation(parts, answers(guesses), ONCE))
        .toList();
  }

  private static PublicResult result(
      PublicSet set, int rows, String system, String metric, Evaluation.Figure figure) {
    return new PublicResult(
        set.name(), set.rule().title(), rows, system, metric, figure, Double.NaN, Double.NaN);
  }

  private List<PublicSet> ofFewTargets(List<PublicSet> sets) throws IOException {
    List<PublicSet> few = new ArrayList<>();
    for (PublicSet set : sets) {
      if (set.targets() && ModelByTarget.suits(set.parts(data, limit))) {
        few.add(set);
      }
    }
    return few;
  }

  private void measure(List<PublicSet> sets, PublicSystem system)
      throws IOException, InterruptedException {
    for (PublicSet set : sets) {
      if (results.has(set, system.name())) {
        System.err.println(set.name() + ", " + system.name() + ": measured before");
      } else {
        results.add(measured(set, system));
      }
    }
  }

  private List<PublicResult> measured(PublicSet set, PublicSystem system)
      throws IOException, InterruptedException {
    List<PublicSet.Part> parts = set.parts(data, limit);
    List<Evaluation.Answer> answers = new ArrayList<>();
    double training = 0;
    double answering = 0;
    for (int number = 0; number < parts.size(); number++) {
      PublicSet.Part part = parts.get(number);
      System.err.printf(
          Locale.ROOT,
          "%s, %s, part %d of %d: %d examples to learn from, %d to answer%n",
          set.name(),
          system.name(),
          number + 1,
          parts.size(),
          part.train().size(),
          part.judged().size());
      PublicSystem.Answers of = system.answer(set, number, part);
      answers.addAll(of.answers());
      training += of.training();
      answering += of.answering();
    }
    Evaluation evaluation = evaluation(parts, answers, Resampling.DEFAULT);
    double all = training;
    double each = 1000 * answering / answers.size();
    return set.scores().stream()
        .map(
            score ->
                new PublicResult(
                    set.name(),
                    set.rule().title(),
                    answers.size(),
                    system.name(),
                    score.name(),
                    score.figure().apply(evaluation),
                    all,
                    each))
        .toList();
  }

  private static Evaluation evaluation(
      List<PublicSet.Part> parts, List<Evaluation.Answer> answers, Resampling resampling) {
    List<String> labels =
        Guesses.labels(
            parts.stream()
                .flatMap(part -> Stream.of(part.train(), part.judged()))
                .flatMap(List::stream)
                .toList());
    return Evaluation.of(
        "", new LabelSet(labels), Evaluation.Gold.of(judged(parts)), answers, resampling);
  }

  private static List<Example> judged(List<PublicSet.Part> parts) {
    return parts.stream().flatMap(part -> part.judged().stream()).toList();
  }

  private static List<Evaluation.Answer> answers(List<String> labels) {
    return labels.stream().map(Evaluation.Answer::of).toList();
  }
}
