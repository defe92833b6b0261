package dev.parley.model;

import dev.parley.encoder.TunedBlocks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An encoder's tuned blocks with a head for each question that they were tuned on. Immutable;
 * threads may share it.
 *
 * @param card where it comes from
 * @param blocks what replaces the encoder's last blocks
 * @param heads by question: the scores of its labels from a tuned embedding
 * @param spanHeads by kind of span: the scores of {@linkplain SpanTags tags} from a piece's state
 */
public record TunedEncoder(
    Card card,
    TunedBlocks blocks,
    Map<String, LinearLayer> heads,
    Map<String, LinearLayer> spanHeads) {

  /** Copies the maps and checks that every question and kind of span has its head. */
  public TunedEncoder {
    if (blocks.width() != card.width() || blocks.blocks() != card.blocks()) {
      throw new IllegalArgumentException(
          "%d blocks of width %d: the card says %d of width %d"
              .formatted(blocks.blocks(), blocks.width(), card.blocks(), card.width()));
    }
    heads = Manifest.ordered(heads);
    if (!List.copyOf(heads.keySet()).equals(List.copyOf(card.questions().keySet()))) {
      throw new IllegalArgumentException(
          "heads of %s: expected %s".formatted(heads.keySet(), card.questions().keySet()));
    }
    heads.forEach(
        (name, head) -> requireSize(name, head, card.labels(name).size(), 2 * card.width()));
    spanHeads = Manifest.ordered(spanHeads);
    if (!List.copyOf(spanHeads.keySet()).equals(card.spans())) {
      throw new IllegalArgumentException(
          "heads of spans %s: expected %s".formatted(spanHeads.keySet(), card.spans()));
    }
    spanHeads.forEach((name, head) -> requireSize(name, head, SpanTags.COUNT, card.width()));
  }

  private static void requireSize(String name, LinearLayer head, int labels, int places) {
    if (head.labels() != labels || head.tableSize() != places) {
      throw new IllegalArgumentException(
          "head of %s: %d labels, %d places: expected %d and %d"
              .formatted(name, head.labels(), head.tableSize(), labels, places));
    }
  }

  /**
   * Where tuned blocks come from and what they are worth. Deeply immutable.
   *
   * @param encoder the SHA-256 of the file of the encoder that they belong to
   * @param width the numbers of a state
   * @param blocks how many there are
   * @param questions by name the labels of each question, in the order of its head
   * @param spans the kinds of span that are marked, in the order of their heads
   * @param options what was chosen before tuning, by name
   * @param data the SHA-256 of the file that it was tuned on
   * @param examples how many sentences it was tuned on
   * @param libraries the versions of what shaped it, by name
   * @param epochs what each pass over the sentences gave: loss and macro-F1 by question, F1 by kind
   *     of span; for the one that was kept also the share of development sentences whose label the
   *     8-bit weights keep
   */
  public record Card(
      String encoder,
      int width,
      int blocks,
      Map<String, List<String>> questions,
      List<String> spans,
      Map<String, String> options,
      String data,
      int examples,
      Map<String, String> libraries,
      List<Map<String, Double>> epochs) {

    /** Copies lists and maps, and what they hold. */
    public Card {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      questions.forEach((name, labels) -> copy.put(name, List.copyOf(labels)));
      questions = Manifest.ordered(copy);
      spans = List.copyOf(spans);
      options = Manifest.ordered(options);
      libraries = Manifest.ordered(libraries);
      epochs = epochs.stream().map(Manifest::ordered).toList();
    }

    /** Reads what a file of a tuned encoder says. */
    static Card of(JsonValue json) {
      Map<String, List<String>> questions = new LinkedHashMap<>();
      for (Map.Entry<String, JsonValue> question : json.member("questions").members().entrySet()) {
        questions.put(question.getKey(), question.getValue().texts());
      }
      List<Map<String, Double>> epochs = new ArrayList<>();
      for (JsonValue epoch : json.member("epochs").elements()) {
        epochs.add(epoch.numbersByName());
      }
      return new Card(
          json.member("encoder").text(),
          json.member("width").integer(),
          json.member("blocks").integer(),
          questions,
          json.member("spans").texts(),
          json.member("options").textsByName(),
          json.member("data").text(),
          json.member("examples").integer(),
          json.member("libraries").textsByName(),
          epochs);
    }

    /**
     * The labels of a question.
     *
     * @throws IllegalArgumentException if it was not asked
     */
    List<String> labels(String question) {
      List<String> labels = questions.get(question);
      if (labels == null) {
        throw new IllegalArgumentException(
            "question '%s': expected one of %s".formatted(question, questions.keySet()));
      }
      return labels;
    }
  }

  /**
   * The head of a question.
   *
   * @param question its name
   * @param labels the labels that it must tell apart, in order
   * @throws IllegalArgumentException if the blocks were not tuned on this question with these
   *     labels
   */
  public LinearLayer head(String question, List<String> labels) {
    LinearLayer head = heads.get(question);
    if (head == null || !card.labels(question).equals(labels)) {
      throw new IllegalArgumentException(
          "'%s' with labels %s: the encoder was tuned on %s"
              .formatted(question, labels, card.questions()));
    }
    return head;
  }
}
