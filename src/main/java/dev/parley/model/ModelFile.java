package dev.parley.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.data.LabelSet;
import dev.parley.encoder.TunedBlocks;
import dev.parley.words.WordNgrams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes models and tuned encoders, in the envelope of {@link SectionFile}: never by Java
 * serialisation, so that a stranger's file can do nothing worse than be refused.
 *
 * <p>A model's sections are its layers, cheapest tier first (type 1), then as many fusions (type
 * 2), each of its tier's layer and all before it, and as many coverages (type 4), then the tuned
 * blocks if it carries them (type 3). A tuned encoder's are its blocks, then one head for each
 * question and each kind of span (type 1).
 */
public final class ModelFile {

  private static final int LAYER = 1;
  private static final int FUSION = 2;
  private static final int BLOCKS = 3;
  private static final int COVERAGE = 4;

  private static final List<List<Tier>> SETS_OF_TIERS =
      List.of(
          List.of(Tier.WORDS),
          List.of(Tier.WORDS, Tier.SEMANTIC),
          List.of(Tier.WORDS, Tier.SEMANTIC, Tier.FULL));

  /** Writes manifests; a class of its own, so that reading does not wait for it. */
  private static final class Written {
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING).build();

    private Written() {}
  }

  private ModelFile() {}

  /**
   * Writes a model.
   *
   * @param model what to write; the same model gives the same bytes
   * @param out where to; not closed
   * @throws IOException if the stream cannot be written
   */
  public static void write(Model model, OutputStream out) throws IOException {
    List<SectionFile.Section> sections = new ArrayList<>();
    model.layers().forEach(l -> sections.add(section(LAYER, Weights.ofLayer(l.weights()))));
    model.fusions().forEach(f -> sections.add(section(FUSION, Weights.ofFusion(f))));
    model.coverages().forEach(c -> sections.add(section(COVERAGE, Weights.ofCoverage(c))));
    model.blocks().ifPresent(b -> sections.add(section(BLOCKS, withSize(b))));
    new SectionFile(Written.JSON.writeValueAsBytes(model.manifest()), sections)
        .write(SectionFile.MODEL, out);
  }

  /**
   * Writes a tuned encoder.
   *
   * @param encoder what to write; the same encoder gives the same bytes
   * @param out where to; not closed
   * @throws IOException if the stream cannot be written
   */
  public static void write(TunedEncoder encoder, OutputStream out) throws IOException {
    List<SectionFile.Section> sections = new ArrayList<>();
    sections.add(section(BLOCKS, withSize(encoder.blocks())));
    encoder.heads().values().forEach(h -> sections.add(section(LAYER, Weights.ofLayer(h))));
    encoder.spanHeads().values().forEach(h -> sections.add(section(LAYER, Weights.ofLayer(h))));
    new SectionFile(Written.JSON.writeValueAsBytes(encoder.card()), sections)
        .write(SectionFile.TUNED_ENCODER, out);
  }

  private static SectionFile.Section section(int type, byte[] bytes) {
    return new SectionFile.Section(type, bytes);
  }

  /** Width and number of the blocks stand before them. */
  private static byte[] withSize(TunedBlocks blocks) {
    byte[] bytes = blocks.bytes();
    return ByteBuffer.allocate(2 * Integer.BYTES + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(blocks.width())
        .putInt(blocks.blocks())
        .put(bytes)
        .array();
  }

  private static TunedBlocks blocks(SectionFile.Section section) {
    var buffer = section.buffer();
    int width = buffer.getInt();
    int count = buffer.getInt();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new TunedBlocks(width, count, bytes);
  }

  /**
   * Reads a model.
   *
   * @param in the file's bytes, read to the end; not closed
   * @param name what messages call it
   * @return the model
   * @throws ModelFileException if it is not a model file, damaged, too large, or of another version
   * @throws IOException if the stream cannot be read
   */
  public static Model read(InputStream in, String name) throws IOException {
    return read(in, name, SectionFile.MODEL, ModelFile::model);
  }

  /**
   * Reads a tuned encoder.
   *
   * @param in the file's bytes, read to the end; not closed
   * @param name what messages call it
   * @return the tuned encoder
   * @throws ModelFileException if it is no such file, damaged, too large, or of another version
   * @throws IOException if the stream cannot be read
   */
  public static TunedEncoder readEncoder(InputStream in, String name) throws IOException {
    return read(in, name, SectionFile.TUNED_ENCODER, ModelFile::encoder);
  }

  /**
   * Whether a file says that it holds a tuned encoder, sound or not.
   *
   * @param file any file
   * @throws IOException if it cannot be read
   */
  public static boolean isTunedEncoder(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return SectionFile.isOfKind(in, SectionFile.TUNED_ENCODER);
    }
  }

  private interface Parser<T> {
    T parse(SectionFile file) throws IOException;
  }

  private static <T> T read(InputStream in, String name, int kind, Parser<T> parser)
      throws IOException {
    try {
      return parser.parse(SectionFile.read(in, kind));
    } catch (JsonProcessingException e) {
      throw new ModelFileException(
          name + ": the manifest is malformed: " + e.getOriginalMessage(), e);
    } catch (BufferUnderflowException e) {
      throw new ModelFileException(name + ": a section ends too early", e);
    } catch (IllegalArgumentException | ModelFileException e) {
      throw new ModelFileException(name + ": " + e.getMessage(), e);
    }
  }

  private static Model model(SectionFile file) throws IOException {
    Manifest manifest = Manifest.of(JsonValue.read(file.manifest()));
    requireSound(manifest);
    List<Tier> tiers = manifest.tiers();
    int labels = manifest.labels().size();
    WordNgrams words = manifest.words();
    List<SectionFile.Section> sections = file.sections();
    boolean carries = sections.size() == 3 * tiers.size() + 1;
    if (!carries && sections.size() != 3 * tiers.size()) {
      throw new ModelFileException(
          "%d sections: expected a layer, a fusion and a coverage for each of %s"
              .formatted(sections.size(), tiers));
    }
    List<Layer> layers = new ArrayList<>();
    List<Fusion> fusions = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      var layer = typed(sections.get(i), LAYER).buffer();
      LinearLayer weights = Weights.layer(layer, Layer.tableSize(tier, words), labels);
      layers.add(Layer.of(tier, weights, manifest.requires().tuned(), words));
      var fusion = typed(sections.get(tiers.size() + i), FUSION).buffer();
      fusions.add(Weights.fusion(fusion, i + 1, labels));
      var coverage = typed(sections.get(2 * tiers.size() + i), COVERAGE).buffer();
      coverages.add(Weights.coverage(coverage, labels));
    }
    @Nullable TunedBlocks blocks =
        carries ? blocks(typed(sections.get(3 * tiers.size()), BLOCKS)) : null;
    return new Model(manifest, layers, fusions, coverages, blocks);
  }

  private static TunedEncoder encoder(SectionFile file) throws IOException {
    TunedEncoder.Card card = TunedEncoder.Card.of(JsonValue.read(file.manifest()));
    List<SectionFile.Section> sections = file.sections();
    int count = card.questions().size() + card.spans().size();
    if (sections.size() != 1 + count) {
      throw new ModelFileException(
          sections.size() + " sections: expected blocks and " + count + " heads");
    }
    TunedBlocks blocks = blocks(typed(sections.get(0), BLOCKS));
    Map<String, LinearLayer> heads = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> question : card.questions().entrySet()) {
      requireLabels(question.getValue());
      var head = typed(sections.get(1 + heads.size()), LAYER).buffer();
      heads.put(
          question.getKey(), Weights.layer(head, 2 * blocks.width(), question.getValue().size()));
    }
    Map<String, LinearLayer> spanHeads = new LinkedHashMap<>();
    for (String kind : card.spans()) {
      var head = typed(sections.get(1 + heads.size() + spanHeads.size()), LAYER).buffer();
      spanHeads.put(kind, Weights.layer(head, blocks.width(), SpanTags.COUNT));
    }
    return new TunedEncoder(card, blocks, heads, spanHeads);
  }

  private static SectionFile.Section typed(SectionFile.Section section, int type) {
    if (section.type() != type) {
      throw new ModelFileException("section of type " + section.type() + ": expected " + type);
    }
    return section;
  }

  private static void requireSound(Manifest manifest) {
    requireLabels(manifest.labels());
    List<Tier> tiers = manifest.tiers();
    if (!SETS_OF_TIERS.contains(tiers)) {
      throw new ModelFileException("tiers " + tiers + ": expected one of " + SETS_OF_TIERS);
    }
    if (!tiers.contains(manifest.autoTier())) {
      throw new ModelFileException(
          "auto tier " + manifest.autoTier() + ": expected one of " + tiers);
    }
  }

  private static void requireLabels(List<String> labels) {
    if (!new LabelSet(labels).names().equals(labels)) {
      throw new ModelFileException("labels " + labels + ": expected names in order");
    }
  }
}
