package dev.parley.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SentenceClassifier;
import dev.parley.model.Manifest;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a card says of a model, and what it does not. */
final class ModelCardTest {

  private static final Manifest BARE =
      new Manifest(
          List.of("a|b\n# no", "c`d"),
          List.of(Tier.WORDS),
          Tier.WORDS,
          Map.of(),
          Manifest.Requirements.NONE,
          Map.of(),
          new Manifest.DataOrigin("0f", 12, Map.of("c`d", 0.75), true),
          new Manifest.Shares(Map.of(), Map.of()),
          Map.of(),
          Map.of());

  @Test
  void theSectionsAreThoseOfThePaper() {
    assertThat(ModelCard.of("mine", "ff", BARE, Optional.empty()).lines())
        .filteredOn(line -> line.startsWith("#"))
        .containsExactly(
            "# Model card: mine",
            "## Model details",
            "## Intended use",
            "## Factors",
            "## Metrics",
            "## Evaluation data",
            "## Training data",
            "## Quantitative analyses",
            "## Ethical considerations",
            "## Caveats and recommendations");
  }

  @Test
  void theBundledModelsCardHasTheFiguresOfItsFile() {
    try (SentenceClassifier stance = SentenceClassifier.stance()) {
      Manifest manifest = stance.manifest();
      Optional<TunedEncoder.Card> encoder =
          SentenceClassifier.bundledEncoder().map(TunedEncoder::card);
      assertThat(ModelCard.of("stance", stance.digest(), manifest, encoder))
          .contains("`" + stance.digest() + "`")
          .contains("- Examples: " + manifest.data().examples())
          .contains("| tier, on held-out examples | accuracy | macroF1 | logLoss |")
          .contains(
              "| %.4f |"
                  .formatted(
                      Objects.requireNonNull(manifest.quality().get("semantic")).get("macroF1")))
          .contains("| running news | 0.1000 | 0.1500 | 0.7500 |")
          .contains("- The encoder was tuned on %d".formatted(encoder.get().examples()));
    }
  }

  @Test
  void whatTheFileDoesNotSayIsNotRecorded() {
    assertThat(ModelCard.of("mine", "ff", BARE, Optional.empty()))
        .contains("- Options: not recorded", "- Libraries: not recorded")
        .contains("## Metrics\n\nNot recorded.\n")
        .contains("## Evaluation data\n\nNot recorded.\n")
        .contains("## Quantitative analyses\n\nNot recorded.\n")
        .contains("- Encoder: none")
        .contains("| running news | not recorded |");
  }

  @Test
  void namesOfAStrangersFileEndNoCellOrLine() {
    assertThat(ModelCard.of("x\n# y <script>", "ff", BARE, Optional.empty()))
        .contains("# Model card: x # y &lt;script>\n")
        .contains("- Labels: `a\\|b # no`, `c'd`\n");
  }
}
