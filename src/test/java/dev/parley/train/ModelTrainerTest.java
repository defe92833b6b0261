package dev.parley.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.data.DataException;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.model.Explanation;
import dev.parley.model.Model;
import dev.parley.model.Prediction;
import dev.parley.model.Tier;
import dev.parley.smile.SmileLearner;
import dev.parley.words.WordNgrams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ModelTrainerTest {

  private static Model train(List<Example> examples, TrainingOptions options) {
    return new ModelTrainer(new SmileLearner())
        .train(
            TrainingVectors.ofWords(new Dataset(examples, "")), options, ModelTrainer.Makers.WORDS);
  }

  @Test
  void membersOfAGroupShareAFold() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      examples.add(new Example("text " + i, "", "a", "g" + i / 3));
    }
    int[] folds = Folds.of(examples, 5, 1);
    for (int i = 0; i < 300; i++) {
      assertThat(folds[i]).isEqualTo(folds[i - i % 3]).isBetween(0, 4);
    }
    for (int fold = 0; fold < 5; fold++) {
      int f = fold;
      assertThat(IntStream.of(folds).filter(x -> x == f).count()).isBetween(20L, 120L);
    }
  }

  @Test
  void aTextInSeveralGroupsTiesThemTogetherWhateverTheOrder() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      examples.add(new Example("shared " + i, "", "a", "g" + 2 * i));
      examples.add(new Example("shared " + i, "", "a", "g" + (2 * i + 1)));
      examples.add(new Example("shared " + i, "", "a", ""));
    }
    int[] folds = Folds.of(examples, 5, 1);
    for (int i = 0; i < folds.length; i += 3) {
      assertThat(folds[i]).isEqualTo(folds[i + 1]).isEqualTo(folds[i + 2]);
    }
    List<Example> reversed = new ArrayList<>(examples);
    Collections.reverse(reversed);
    int[] again = Folds.of(reversed, 5, 1);
    for (int i = 0; i < folds.length; i++) {
      assertThat(again[folds.length - 1 - i]).isEqualTo(folds[i]);
    }
  }

  @Test
  void probabilitiesFollowTheSharesWhereTextTellsNothing() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      examples.add(new Example("same words " + i, "", i % 4 == 0 ? "rare" : "common", "g" + i));
    }
    Prediction p = train(examples, TrainingOptions.of(Tier.WORDS)).predict("same words anew", "");
    assertThat(p.probability("common")).isCloseTo(0.75, within(0.05));
  }

  @Test
  void aTargetTurnsTheLabelOfTheSameWords() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String target = i % 2 == 0 ? "tax" : "march";
      String label = (i % 2 == 0) == (i % 4 < 2) ? "for" : "against";
      examples.add(
          new Example(i % 4 < 2 ? "yes please " + i : "no thanks " + i, target, label, ""));
    }
    Model model = train(examples, TrainingOptions.of(Tier.WORDS));
    assertThat(model.manifest().data().target()).isTrue();
    assertThat(model.predict("yes please 8", "tax").label()).isEqualTo("for");
    assertThat(model.predict("yes please 8", "march").label()).isEqualTo("against");
  }

  @Test
  void theOrderOfLabelsInTheDatasetNamesDoesNotMatter() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      examples.add(new Example("word" + i % 3 + " day " + i, "", "l" + i % 3, ""));
    }
    Model one = train(examples, TrainingOptions.of(Tier.WORDS));
    List<Example> renamed =
        examples.stream()
            .map(e -> new Example(e.text(), "", e.label().equals("l0") ? "z" : e.label(), ""))
            .toList();
    Model other = train(renamed, TrainingOptions.of(Tier.WORDS));
    for (Example e : examples) {
      Prediction p = one.predict(e.text(), "");
      Prediction q = other.predict(e.text(), "");
      assertThat(q.probability("z")).isCloseTo(p.probability("l0"), within(1e-6));
    }
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingOptions(Tier.AUTO, WordNgrams.WORDS, 1, 5, 1, 1, 1, Map.of()))
        .withMessage("tier auto: expected words, semantic or full");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TrainingOptions(Tier.WORDS, WordNgrams.WORDS, 1, 1, 1, 1, 1, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrainingOptions(
                    Tier.WORDS, WordNgrams.WORDS, 1, 5, Double.NaN, 1, 1, Map.of()));
  }

  @Test
  void vectorsOfOtherFeaturesThanTheOptionsNameAreRefused() {
    List<Example> examples =
        List.of(new Example("talks", "", "yes", ""), new Example("strike", "", "no", ""));
    TrainingOptions options = TrainingOptions.of(Tier.WORDS).withWords(WordNgrams.WITH_CHARACTERS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(examples, options))
        .withMessage(
            "vectors of words and pairs: expected words and pairs with characters, as the options"
                + " say");
  }

  @Test
  void anExplanationAddsUpToTheScore() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      examples.add(
          new Example((i % 2 == 0 ? "talks" : "strike") + " day " + i, "", "l" + i % 2, ""));
    }
    Model model = train(examples, TrainingOptions.of(Tier.WORDS));
    List<Double> scores = new ArrayList<>();
    for (String label : model.labels().names()) {
      Explanation e = model.explain(Tier.WORDS, new TextAlone("talks and a strike"), "", label);
      double sum = e.contributions().stream().mapToDouble(c -> c.amount()).sum();
      assertThat(e.bias() + sum).isCloseTo(e.score(), within(1e-9));
      scores.add(e.score());
    }
    double max = Collections.max(scores);
    double total = scores.stream().mapToDouble(s -> Math.exp(s - max)).sum();
    Prediction p = model.predict("talks and a strike", "");
    assertThat(p.probability("l0")).isCloseTo(Math.exp(scores.get(0) - max) / total, within(1e-6));
  }

  @Test
  void partsShareNoGroupAndLoseNothing() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      examples.add(new Example("text " + i, "", "l" + i % 2, "g" + i / 3));
    }
    Parts parts = Parts.of(new Dataset(examples, "d"), 1);
    List<Example> both = new ArrayList<>(parts.train().examples());
    both.addAll(parts.development().examples());
    assertThat(both).containsExactlyInAnyOrderElementsOf(examples);
    assertThat(parts.development().examples()).hasSizeBetween(15, 60);
    assertThat(parts.development().examples().stream().map(Example::group))
        .doesNotContainAnyElementsOf(
            parts.train().examples().stream().map(Example::group).toList());
  }

  @Test
  void partsDrawnTogetherShareNoText() {
    List<Example> first = new ArrayList<>();
    List<Example> second = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String group = i % 3 == 0 ? "g" + i / 9 : "";
      if (i % 2 == 0 || i % 5 == 0) {
        first.add(new Example("text " + i / 2, "", "l" + i % 2, group));
      }
      if (i % 2 == 1 || i % 7 == 0) {
        second.add(new Example("text " + i / 2, "", "m" + i % 3, group));
      }
    }
    List<Parts> parts = Parts.of(List.of(new Dataset(first, "d"), new Dataset(second, "d")), 1);
    List<String> learnt =
        parts.stream().flatMap(p -> p.train().examples().stream()).map(Example::text).toList();
    for (Parts part : parts) {
      assertThat(part.development().examples().stream().map(Example::text))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(learnt);
    }
  }

  @Test
  void whatPartsHoldOutCalibratesAModel() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      examples.add(new Example((i % 2 == 0 ? "sun " : "rain ") + i, "", "l" + i % 2, ""));
    }
    for (long seed = 1; seed <= 3; seed++) {
      Parts parts = Parts.of(new Dataset(examples, ""), seed);
      Model model =
          new ModelTrainer(new SmileLearner())
              .train(
                  TrainingVectors.ofWords(parts.train()),
                  TrainingVectors.ofWords(parts.development()),
                  null,
                  TrainingOptions.of(Tier.WORDS).withSeed(seed),
                  ModelTrainer.Makers.WORDS);
      assertThat(model.predict("rain again", "").label()).isEqualTo("l1");
    }
  }

  @Test
  void partsThatWouldLackALabelAreRefused() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(new Example("text " + i, "", i == 0 ? "rare" : "common", "g" + i));
    }
    for (long seed = 1; seed <= 40; seed++) {
      try {
        Parts parts = Parts.of(new Dataset(examples, ""), seed);
        assertThat(parts.train().examples().stream().map(Example::label)).contains("rare");
      } catch (DataException e) {
        assertThat(e).hasMessageContaining("expected more groups");
      }
    }
  }

  @Test
  void aDatasetOfOneGroupHasNoParts() {
    List<Example> examples =
        List.of(new Example("a", "", "l0", "g"), new Example("b", "", "l1", "g"));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Parts.of(new Dataset(examples, "d"), 1))
        .withMessageContaining("expected more groups");
  }

  @Test
  void aFusionFittedOnADevelopmentSetFollowsItsShares() {
    List<Example> train = new ArrayList<>();
    List<Example> development = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      train.add(new Example("same words " + i, "", i % 2 == 0 ? "rare" : "common", "t" + i));
      development.add(new Example("same words d" + i, "", i % 4 == 0 ? "rare" : "common", "d" + i));
    }
    Model model =
        new ModelTrainer(new SmileLearner())
            .train(
                TrainingVectors.ofWords(new Dataset(train, "")),
                TrainingVectors.ofWords(new Dataset(development, "")),
                null,
                TrainingOptions.of(Tier.WORDS),
                ModelTrainer.Makers.WORDS);
    assertThat(model.predict("same words anew", "").probability("common"))
        .isCloseTo(0.75, within(0.02));
    assertThat(model.manifest().data().examples()).isEqualTo(400);
  }
}
