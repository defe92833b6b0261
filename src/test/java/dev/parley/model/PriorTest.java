package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.data.LabelSet;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PriorTest {

  private static final Map<String, Double> NEWS = Map.of("no", 0.9, "yes", 0.1);

  /** A third of the examples says yes. */
  private static Model model(Map<String, Double> news) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      boolean yes = i % 3 == 0;
      String text = (yes ? "talks resumed on day " : "workers struck on day ") + i % 7;
      examples.add(new Example(text, "", yes ? "yes" : "no", "g" + i));
    }
    return new ModelTrainer(new SmileLearner())
        .train(
            TrainingVectors.ofWords(new Dataset(examples, "0".repeat(64))),
            TrainingOptions.of(Tier.WORDS).withNews(news),
            ModelTrainer.Makers.WORDS);
  }

  @Test
  void probabilitiesFollowBayesRule() {
    Model model = model(Map.of());
    Map<String, Double> fitted = model.manifest().shares().calibration();
    assertThat(fitted.get("yes")).isEqualTo(31 / 92.0);
    Prior prior = Prior.of(Map.of("yes", 0.25, "no", 0.75));
    for (String text : List.of("talks resumed", "workers struck", "talks and workers", "")) {
      double before = model.predict(text, "").probability("yes");
      double yes = before * 0.25 / (31 / 92.0);
      double no = (1 - before) * 0.75 / (61 / 92.0);
      assertThat(model.with(prior).predict(text, "").probability("yes"))
          .isCloseTo(yes / (yes + no), offset(1e-12));
    }
  }

  @Test
  void theLastPriorCountsAlone() {
    Model model = model(NEWS);
    String once = model.with(Prior.BALANCED).predict("talks resumed", "").toString();
    assertThat(model.with(Prior.NEWS).with(Prior.BALANCED).predict("talks resumed", "").toString())
        .isEqualTo(once);
    assertThat(model.predict("talks resumed", "").toString()).isNotEqualTo(once);
  }

  @Test
  void aModelForNewsExpectsItsShares() {
    Model model = model(NEWS);
    assertThat(model.forNews().predict("talks resumed", "").toString())
        .isEqualTo(model.with(Prior.of(NEWS)).predict("talks resumed", "").toString());
    Model other = model(Map.of());
    assertThat(other.forNews()).isSameAs(other);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.with(Prior.NEWS))
        .withMessage("prior news: the shares in running news are not known");
  }

  @Test
  void sharesAreForTheModelsLabels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(Map.of()).with(Prior.parse("no=0.5,maybe=0.5")))
        .withMessage("prior maybe=0.5,no=0.5: expected a share for each of [no, yes]");
    assertThatIllegalArgumentException().isThrownBy(() -> model(Map.of("no", 0.5, "maybe", 0.5)));
  }

  /** Scores of two labels lie around one and minus one; their posterior has a closed form. */
  @Test
  void anEstimateFindsTheSharesThatExamplesWereDrawnWith() {
    Random random = new Random(1);
    List<Map<String, Double>> probabilities = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double mean = random.nextDouble() < 0.1 ? 1 : -1;
      double yes = 1 / (1 + Math.exp(-2 * (mean + random.nextGaussian())));
      probabilities.add(Map.of("no", 1 - yes, "yes", yes));
    }
    Map<String, Double> even = Map.of("no", 0.5, "yes", 0.5);
    Map<String, Double> shares =
        Prior.estimate(probabilities, even).shares(new LabelSet(List.of("no", "yes")), Map.of());
    assertThat(shares.getOrDefault("yes", 0.0)).isCloseTo(0.1, offset(0.01));
    assertThat(shares.values().stream().mapToDouble(s -> s).sum()).isCloseTo(1, offset(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prior.estimate(List.of(), even))
        .withMessageContaining("no example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"news", "balanced", "no=0.9,yes=0.1"})
  void whatIsWrittenIsReadBack(String text) {
    assertThat(Prior.parse(text)).hasToString(text);
    assertThat(Prior.parse(text).shares(new LabelSet(List.of("yes", "no")), NEWS))
        .containsOnlyKeys("no", "yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "even",
        "no",
        "no=",
        "no=x,yes=1",
        "no=0.9",
        "no=0,yes=1",
        "no=-1,yes=2",
        "no=NaN,yes=0.5",
        "no=0.9,yes=0.9"
      })
  void whatIsNoPriorIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prior.parse(text))
        .withMessageContaining("expected");
  }
}
