package dev.parley.benchmarks;

import dev.parley.data.Example;
import dev.parley.evaluation.Evaluation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A model of its own for each target, which learns from what is about that target alone. */
final class ModelByTarget implements PublicSystem {

  private static final int MOST_TARGETS = 10;

  private final OwnModel model;

  ModelByTarget(OwnModel model) {
    this.model = model;
  }

  /** Whether a set has so few targets that each has enough to learn from. */
  static boolean suits(List<PublicSet.Part> parts) {
    return parts.stream()
        .allMatch(
            part -> {
              Set<String> asked = targets(part.judged());
              return asked.size() > 1
                  && asked.size() <= MOST_TARGETS
                  && targets(part.train()).containsAll(asked);
            });
  }

  private static Set<String> targets(List<Example> examples) {
    return new LinkedHashSet<>(examples.stream().map(Example::target).toList());
  }

  @Override
  public String name() {
    return model.name() + " by target";
  }

  @Override
  public Answers answer(PublicSet set, int number, PublicSet.Part part)
      throws IOException, InterruptedException {
    List<Evaluation.Answer> answers = new ArrayList<>(part.judged().size());
    part.judged().forEach(e -> answers.add(Evaluation.Answer.of("")));
    double training = 0;
    double answering = 0;
    int place = 0;
    for (String target : targets(part.judged())) {
      PublicSet.Part one =
          new PublicSet.Part(about(target, part.train()), about(target, part.judged()));
      Answers of = model.answer("%s-%d-%d".formatted(set.name(), number, place++), false, one);
      int next = 0;
      for (int i = 0; i < answers.size(); i++) {
        if (part.judged().get(i).target().equals(target)) {
          answers.set(i, of.answers().get(next++));
        }
      }
      training += of.training();
      answering += of.answering();
    }
    return new Answers(answers, training, answering);
  }

  private static List<Example> about(String target, List<Example> examples) {
    return examples.stream().filter(e -> e.target().equals(target)).toList();
  }
}
