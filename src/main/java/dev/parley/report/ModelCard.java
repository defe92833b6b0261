package dev.parley.report;

import dev.parley.model.Manifest;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model card in Markdown with the sections of Mitchell et al., "Model Cards for Model Reporting"
 * (FAT* 2019). It says what the model file says, and of all else that it is not recorded.
 */
public final class ModelCard {

  private static final String NOT_RECORDED = "Not recorded.";

  private final StringBuilder text = new StringBuilder();

  private ModelCard() {}

  /**
   * The card of a model.
   *
   * @param name what the card calls it
   * @param digest the SHA-256 of its file
   * @param manifest what its file says
   * @param encoder the card of the tuned encoder that it uses, if it is at hand
   */
  public static String of(
      String name, String digest, Manifest manifest, Optional<TunedEncoder.Card> encoder) {
    ModelCard card = new ModelCard();
    card.line("# Model card: " + cell(name));
    card.addDetails(digest, manifest, encoder);
    card.addUse(manifest);
    card.addFactors(manifest);
    card.addMetrics(manifest);
    card.addData(manifest, encoder);
    card.addAnalyses(manifest, encoder);
    card.addEthics();
    card.addCaveats(manifest);
    return card.text.toString();
  }

  private void addDetails(String digest, Manifest manifest, Optional<TunedEncoder.Card> encoder) {
    section("Model details");
    line("- Digest of the file (SHA-256): `%s`".formatted(digest));
    line("- Labels: " + codes(manifest.labels()));
    line(
        "- Tiers: %s; `auto` goes up to `%s`"
            .formatted(codes(manifest.tiers()), manifest.autoTier()));
    manifest
        .settled()
        .forEach(
            (label, least) ->
                line(
                    "- `auto` leaves %s to the words tier from probability %s on"
                        .formatted(code(label), number(least))));
    requirement("Encoder", manifest.requires().encoder());
    requirement("Tuned blocks of the encoder", manifest.requires().tuned());
    requirement("Lexicon of frames", manifest.requires().lexicon());
    addMap("Options", manifest.options());
    encoder.ifPresent(card -> addMap("Options of the encoder's tuning", card.options()));
    addMap("Libraries", manifest.libraries());
    line("- Developers, date, licence and contact: not recorded");
  }

  private void requirement(String what, String digest) {
    line("- %s: %s".formatted(what, digest.isEmpty() ? "none" : "`" + digest + "`"));
  }

  private void addMap(String what, Map<String, String> map) {
    String entries =
        map.entrySet().stream()
            .map(e -> cell(e.getKey()) + " " + cell(e.getValue()))
            .collect(Collectors.joining(", "));
    line("- %s: %s".formatted(what, entries.isEmpty() ? "not recorded" : entries));
  }

  private void addUse(Manifest manifest) {
    section("Intended use");
    line(
        "The model gives one of its labels to a sentence%s, with a probability for each label."
            .formatted(manifest.data().target() ? " and a target" : ""));
    line("Intended users and uses out of scope: not recorded.");
  }

  private void addFactors(Manifest manifest) {
    section("Factors");
    line("Probabilities depend on how often each label is expected (`--prior`).");
    text.append('\n');
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    shares.put("training examples", manifest.data().prior());
    shares.put("calibration, each label counted once more", manifest.shares().calibration());
    shares.put("running news", manifest.shares().news());
    table("share of each label", shares);
    text.append('\n');
    line("Groups, registers and regions on which performance may differ: not recorded.");
  }

  private void addMetrics(Manifest manifest) {
    section("Metrics");
    List<String> metrics = columns(manifest.quality());
    line(
        metrics.isEmpty()
            ? NOT_RECORDED
            : "Recorded on examples that were held out: %s.".formatted(codes(metrics)));
  }

  private void addData(Manifest manifest, Optional<TunedEncoder.Card> encoder) {
    section("Evaluation data");
    line(
        manifest.quality().isEmpty()
            ? NOT_RECORDED
            : "Held-out examples; their number and their origin are not recorded.");
    section("Training data");
    line("- Digest of the file (SHA-256): `%s`".formatted(manifest.data().digest()));
    line("- Examples: %d".formatted(manifest.data().examples()));
    line("- Labels are about a target: " + (manifest.data().target() ? "yes" : "no"));
    encoder.ifPresent(
        card ->
            line(
                "- The encoder was tuned on %d sentences of the file `%s`"
                    .formatted(card.examples(), card.data())));
    line("- Origin, consent and coding of the data: not recorded");
  }

  private void addAnalyses(Manifest manifest, Optional<TunedEncoder.Card> encoder) {
    section("Quantitative analyses");
    if (manifest.quality().isEmpty()) {
      line(NOT_RECORDED);
    } else {
      table("tier, on held-out examples", manifest.quality());
      text.append('\n');
      line("Intervals, and figures by group: not recorded; `parley evaluate` measures them.");
    }
    encoder.filter(card -> !card.epochs().isEmpty()).ifPresent(this::addEpochs);
  }

  private void addEpochs(TunedEncoder.Card card) {
    Map<String, Map<String, Double>> epochs = new LinkedHashMap<>();
    for (Map<String, Double> epoch : card.epochs()) {
      epochs.put(String.valueOf(epochs.size() + 1), epoch);
    }
    text.append('\n');
    table("pass of the encoder's tuning", epochs);
  }

  private void addEthics() {
    section("Ethical considerations");
    line(NOT_RECORDED);
  }

  private void addCaveats(Manifest manifest) {
    section("Caveats and recommendations");
    if (manifest.shares().news().isEmpty()) {
      line("The shares of the labels in running news are not recorded: prior `news` is not known.");
    }
    if (!manifest.tiers().contains(Tier.SEMANTIC)) {
      line("The model holds no tier but words: it knows nothing of word order beyond pairs.");
    }
    line(
        "Measure on labelled text of your own before you rely on it. Other caveats: not recorded.");
  }

  /** A row for each key, a column for each metric or label that any row has. */
  private void table(String corner, Map<String, Map<String, Double>> rows) {
    List<String> columns = columns(rows);
    line("| %s | %s |".formatted(corner, joined(columns.stream().map(ModelCard::cell).toList())));
    line("|" + "---|".repeat(columns.size() + 1));
    rows.forEach(
        (name, figures) -> {
          List<String> cells = new ArrayList<>();
          for (String column : columns) {
            Double figure = figures.get(column);
            cells.add(figure == null ? "not recorded" : number(figure));
          }
          line("| %s | %s |".formatted(cell(name), joined(cells)));
        });
  }

  private static List<String> columns(Map<String, Map<String, Double>> rows) {
    return rows.values().stream().flatMap(row -> row.keySet().stream()).distinct().toList();
  }

  private static String joined(List<String> cells) {
    return String.join(" | ", cells);
  }

  private void section(String title) {
    text.append('\n');
    line("## " + title);
    text.append('\n');
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, "%.4f", figure);
  }

  private static String codes(List<?> names) {
    return names.stream().map(name -> code(name.toString())).collect(Collectors.joining(", "));
  }

  private static String code(String name) {
    return "`" + cell(name).replace("`", "'") + "`";
  }

  /** A model file may come from a stranger: its texts end no cell, line or paragraph. */
  private static String cell(String name) {
    return name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|");
  }
}
