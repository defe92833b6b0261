package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.data.Dataset;
import dev.parley.data.Example;
import dev.parley.encoder.BlockArray;
import dev.parley.encoder.TunedBlocks;
import dev.parley.encoder.UpperBlocks;
import dev.parley.smile.SmileLearner;
import dev.parley.train.ModelTrainer;
import dev.parley.train.TrainingOptions;
import dev.parley.train.TrainingVectors;
import dev.parley.words.WordNgrams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class ModelFileTest {

  private static final Dataset DATASET = dataset();

  private static final Model MODEL = model(WordNgrams.WORDS);

  private static final byte[] BYTES = bytes(MODEL);

  private static Model model(WordNgrams features) {
    return new ModelTrainer(new SmileLearner())
        .train(
            TrainingVectors.ofWords(DATASET, features),
            TrainingOptions.of(Tier.WORDS).withWords(features),
            ModelTrainer.Makers.WORDS);
  }

  private static Dataset dataset() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      examples.add(
          new Example(
              i % 2 == 0 ? "talks resumed on day " + i : "workers struck on day " + i,
              "",
              i % 2 == 0 ? "yes" : "no",
              ""));
    }
    return new Dataset(examples, "0".repeat(64));
  }

  private static byte[] bytes(Model model) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ModelFile.write(model, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Model read(byte[] bytes) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(bytes), "m.parley");
  }

  private static void assertRefused(byte[] bytes, String reason) {
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageStartingWith("m.parley: ")
        .withMessageContaining(reason);
  }

  /** Sets the checksum right, as a hostile author would. */
  private static byte[] sealed(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 4);
    buffer(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() throws IOException {
    Model back = read(BYTES);
    assertThat(back.manifest()).isEqualTo(MODEL.manifest());
    assertThat(bytes(back)).isEqualTo(BYTES);
    assertThat(back.predict("talks resumed", "").toString())
        .isEqualTo(MODEL.predict("talks resumed", "").toString());
  }

  @Test
  void aModelWithCharactersSaysSoAndIsReadBackTheSame() throws IOException {
    Model model = model(WordNgrams.WITH_CHARACTERS);
    assertThat(model.manifest().options())
        .containsEntry("words features", "words and pairs with characters");
    Model back = read(bytes(model));
    assertThat(back.manifest().words()).isEqualTo(WordNgrams.WITH_CHARACTERS);
    assertThat(back.layers().get(0).weights().tableSize()).isEqualTo(1 << 20);
    assertThat(bytes(back)).isEqualTo(bytes(model));
    assertThat(back.predict("no such talking", "").toString())
        .isEqualTo(model.predict("no such talking", "").toString());
  }

  @Test
  void aModelOfWordsAndPairsIsAsItWasBeforeThereWereCharacters() throws IOException {
    assertThat(MODEL.manifest().options()).doesNotContainKey("words features");
    assertThat(read(BYTES).manifest().words()).isEqualTo(WordNgrams.WORDS);
  }

  @Test
  void unknownFeaturesAreRefused() {
    byte[] file = bytes(model(WordNgrams.WITH_CHARACTERS));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    byte[] other =
        text.replace("pairs with characters", "pairs with runes     ")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sealed(other), "features 'words and pairs with runes     ' of the words tier");
  }

  @Test
  void weightsOfMoreFeaturesThanTheManifestNamesAreRefused() {
    byte[] file = bytes(model(WordNgrams.WITH_CHARACTERS));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    byte[] fewer =
        text.replace("words features", "other features").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sealed(fewer), "expected ascending below 262144");
  }

  @Test
  void aFileOfTheUnreleasedFirstVersionIsRefusedInOneLine() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("version-1.parley")) {
      assertThat(in).isNotNull();
      assertRefused(in.readAllBytes(), "file version 1: this library reads version 2");
    }
  }

  @Test
  void aForeignFileIsRefused() {
    assertRefused(new byte[0], "not a Parley file");
    assertRefused(
        "PK\3\4 a zip file of some kind".getBytes(StandardCharsets.UTF_8), "not a Parley file");
  }

  @Test
  void anotherVersionIsRefusedWithBothNumbers() {
    byte[] other = BYTES.clone();
    buffer(other).putInt(8, 7);
    assertRefused(sealed(other), "file version 7: this library reads version 2");
  }

  @Test
  void anEndlessFileIsReadNoFurtherThanTheLimit() {
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(BYTES),
            new InputStream() {
              @Override
              public int read() {
                return 0;
              }

              @Override
              public int read(byte[] buffer, int offset, int length) {
                return length;
              }
            });
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> ModelFile.read(endless, "endless"))
        .withMessage("endless: larger than " + SectionFile.MAX_BYTES + " bytes");
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < BYTES.length; length += 1 + BYTES.length / 500) {
      byte[] cut = Arrays.copyOf(BYTES, length);
      assertThatExceptionOfType(ModelFileException.class).isThrownBy(() -> read(cut));
    }
  }

  @Test
  void everyFlippedByteIsNoticed() {
    Random random = new Random(5);
    for (int run = 0; run < 500; run++) {
      byte[] damaged = BYTES.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      assertThatExceptionOfType(ModelFileException.class).isThrownBy(() -> read(damaged));
    }
  }

  @Test
  void hostileLengthsAreRefusedBeforeMemoryIsTaken() {
    byte[] manifest = BYTES.clone();
    buffer(manifest).putInt(16, Integer.MAX_VALUE);
    assertRefused(sealed(manifest), "manifest of 2147483647 bytes");
    buffer(manifest).putInt(16, -1);
    assertRefused(sealed(manifest), "manifest of -1 bytes");
    int sections = 20 + buffer(BYTES).getInt(16);
    byte[] count = BYTES.clone();
    buffer(count).putInt(sections, 1 << 30);
    assertRefused(sealed(count), "1073741824 sections: at most 1024");
    byte[] section = BYTES.clone();
    buffer(section).putInt(sections + 8, 1 << 30);
    assertRefused(sealed(section), "section of 1073741824 bytes");
    byte[] rows = BYTES.clone();
    buffer(rows).putInt(sections + 12 + 2 * Float.BYTES, 1 << 30);
    assertRefused(sealed(rows), "rows of weights");
  }

  @Test
  void aManifestOfOtherValuesIsRefusedNamingThem() {
    assertRefused(withManifest("null"), "manifest is null: expected an object");
    assertRefused(withManifest(""), "manifest is empty: expected a value");
    assertRefused(withManifest("[]"), "manifest is a list: expected an object");
    assertRefused(withManifest("{"), "the manifest is malformed");
    assertRefused(withManifest("{}"), "manifest.tiers is null: expected a list");
    assertRefused(withManifest("[".repeat(100_000)), "the manifest is malformed");
    assertRefused(altered("[\"no\",\"yes\"]", "null"), "manifest.labels is null: expected a list");
    assertRefused(
        altered("[\"no\",\"yes\"]", "[null]"), "manifest.labels[0] is null: expected a text");
    assertRefused(
        altered("\"target\":false", "\"target\":0"),
        "manifest.data.target is 0: expected true or false");
    assertRefused(
        altered("\"examples\":60", "\"examples\":4294967296"),
        "manifest.data.examples is 4294967296: expected an integer of 32 bits");
    assertRefused(altered("\"yes\":0.5", "\"yes\":{}"), "yes is an object: expected a number");
    assertRefused(
        altered("\"words\"]", "\"speech\"]"),
        "manifest.tiers[0] is 'speech': expected one of [auto, words, semantic, full]");
  }

  @Test
  void aManifestMaySayMoreThanThisVersionKnows() throws IOException {
    byte[] more = altered("{\"labels\"", "{\"later\":{\"a\":[1,null,true]},\"labels\"");
    assertThat(read(more).manifest()).isEqualTo(MODEL.manifest());
  }

  @Test
  void aQualityThatIsNoNumberIsReadBack() throws IOException {
    byte[] none = altered("\"logLoss\":", "\"none\":\"NaN\",\"most\":\"Infinity\",\"logLoss\":");
    assertThat(read(none).manifest().quality().get("words"))
        .containsEntry("none", Double.NaN)
        .containsEntry("most", Double.POSITIVE_INFINITY);
  }

  private static byte[] altered(String part, String other) {
    String manifest = new String(BYTES, 20, buffer(BYTES).getInt(16), StandardCharsets.UTF_8);
    assertThat(manifest).contains(part);
    return withManifest(manifest.replace(part, other));
  }

  private static byte[] withManifest(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    int end = 20 + buffer(BYTES).getInt(16);
    ByteBuffer file =
        ByteBuffer.allocate(20 + json.length + BYTES.length - end).order(ByteOrder.LITTLE_ENDIAN);
    file.put(BYTES, 0, 16).putInt(json.length).put(json).put(BYTES, end, BYTES.length - end);
    return sealed(file.array());
  }

  @Test
  void hugeWeightsThatWouldAddUpToNoNumberAreRefused() {
    byte[] huge = BYTES.clone();
    int sections = 20 + buffer(huge).getInt(16);
    buffer(huge).putFloat(sections + 12, 3e38f);
    assertRefused(sealed(huge), "expected at most 1.0E9");
  }

  @Test
  void aManifestCannotBeChangedByItsReader() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> MODEL.manifest().tiers().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> MODEL.manifest().labels().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> MODEL.manifest().data().prior().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> MODEL.manifest().quality().values().iterator().next().clear());
  }

  private static TunedEncoder tunedEncoder() {
    Map<BlockArray, float[]> block = new EnumMap<>(BlockArray.class);
    for (BlockArray array : BlockArray.values()) {
      float[] values = new float[array.size(4)];
      Arrays.fill(values, 0.5f);
      block.put(array, values);
    }
    TunedEncoder.Card card =
        new TunedEncoder.Card(
            "e".repeat(64),
            4,
            1,
            Map.of("stance", List.of("no", "yes")),
            List.of("holders"),
            Map.of("epochs", "4"),
            "d".repeat(64),
            10,
            Map.of(),
            List.of(Map.of("loss", 0.5)));
    float[] head = new float[2 * 2 * 4];
    float[] spanHead = new float[3 * 4];
    spanHead[5] = 2;
    head[7] = 1;
    return new TunedEncoder(
        card,
        TunedBlocks.quantize(new UpperBlocks(4, List.of(block))),
        Map.of("stance", new LinearLayer(head, new float[] {0.25f, -0.25f})),
        Map.of("holders", new LinearLayer(spanHead, new float[3])));
  }

  @Test
  void aTunedEncoderIsReadBackTheSame() throws IOException {
    TunedEncoder encoder = tunedEncoder();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(encoder, out);
    TunedEncoder back =
        ModelFile.readEncoder(new ByteArrayInputStream(out.toByteArray()), "e.parley");
    assertThat(back.card()).isEqualTo(encoder.card());
    assertThat(back.blocks().digest()).isEqualTo(encoder.blocks().digest());
    LinearLayer head = back.head("stance", List.of("no", "yes"));
    assertThat(head.weight(3, 1)).isEqualTo(1);
    assertThat(head.bias(0)).isEqualTo(0.25f);
    assertThat(back.spanHeads().values().iterator().next().weight(1, 2)).isEqualTo(2);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> back.head("topic", List.of("no", "yes")))
        .withMessageContaining("the encoder was tuned on {stance=[no, yes]}");
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> read(out.toByteArray()))
        .withMessage("m.parley: a file of kind tuned encoder: expected model");
  }

  @Test
  void labelsOutOfOrderAreRefused() {
    String text = new String(BYTES, StandardCharsets.ISO_8859_1);
    byte[] swapped =
        text.replace("[\"no\",\"yes\"]", "[\"yes\",\"no\"]").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sealed(swapped), "labels [yes, no]: expected names in order");
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    String text = new String(BYTES, StandardCharsets.ISO_8859_1);
    byte[] negative =
        text.replace("\"yes\":0.5", "\"yes\":-.5").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sealed(negative), "malformed");
    byte[] other = text.replace("\"yes\":0.5", "\"yep\":0.5").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sealed(other), "expected a share for each of [no, yes]");
    byte[] many = text.replace("\"yes\":0.5", "\"yes\":5.0").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(sealed(many), "expected numbers above 0 that sum to 1");
  }

  @Test
  void aSealedFileWithAnyDamageIsReadOrRefusedButNothingElse() throws IOException {
    Random random = new Random(6);
    for (int run = 0; run < 2_000; run++) {
      byte[] hostile = BYTES.clone();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        hostile[random.nextInt(hostile.length - 4)] = (byte) random.nextInt(256);
      }
      readOrRefuse(sealed(hostile));
    }
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    try {
      read(bytes);
    } catch (ModelFileException e) {
      if (e.getMessage() == null || e.getMessage().lines().count() > 2) {
        fail("no clear message: " + e);
      }
    }
  }

  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
    byte[] file = BYTES.clone();
    int length = Math.min(bytes.length, file.length - 12);
    System.arraycopy(bytes, 0, file, 8, length);
    readOrRefuse(sealed(file));
  }
}
