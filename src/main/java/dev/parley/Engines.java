package dev.parley;

import dev.parley.corenlp.CoreNlp;
import dev.parley.encoder.SentenceEncoder;
import dev.parley.encoder.TunedBlocks;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.ModelFileException;
import dev.parley.model.TunedEncoder;
import dev.parley.onnx.Onnx;
import dev.parley.text.DependencyParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What encodes and parses for some models: opened when first needed, closed with them. Thread-safe.
 */
final class Engines implements AutoCloseable {

  static final String BUNDLED_ENCODER = "models/encoder.parley";

  private final Map<String, TunedBlocks> carried = new HashMap<>();
  private final Set<String> required = new HashSet<>();

  // Written under the lock; a reference that was read needs none.
  private volatile Map<String, SentenceEncoder> encoders = Map.of();
  private volatile @Nullable DependencyParser parser;
  private boolean closed;

  Engines(List<Model> models) {
    this(models, List.of());
  }

  /**
   * Engines for some models.
   *
   * @param models what they are for
   * @param read tuned blocks that need not be read again
   */
  Engines(List<Model> models, List<TunedBlocks> read) {
    read.forEach(blocks -> carried.put(blocks.digest(), blocks));
    for (Model model : models) {
      model.blocks().ifPresent(blocks -> carried.put(blocks.digest(), blocks));
      if (!model.manifest().requires().encoder().isEmpty()) {
        required.add(model.manifest().requires().encoder());
      }
    }
  }

  /**
   * The encoder with tuned blocks.
   *
   * @param tuned their digest, or empty for the encoder as it came
   * @throws ModelFileException if the blocks, or the encoder that the models require, are not to be
   *     had
   */
  SentenceEncoder encoder(String tuned) {
    SentenceEncoder open = encoders.get(tuned);
    return open == null ? openEncoder(tuned) : open;
  }

  private synchronized SentenceEncoder openEncoder(String tuned) {
    requireOpen();
    SentenceEncoder open = encoders.get(tuned);
    if (open != null) {
      return open;
    }
    SentenceEncoder encoder = Onnx.open(tuned.isEmpty() ? null : blocks(tuned));
    for (String digest : required) {
      if (!digest.equals(encoder.digest())) {
        encoder.close();
        throw new ModelFileException(
            "the model requires the encoder %s, the class path holds %s"
                .formatted(digest, encoder.digest()));
      }
    }
    Map<String, SentenceEncoder> more = new HashMap<>(encoders);
    more.put(tuned, encoder);
    encoders = Map.copyOf(more);
    return encoder;
  }

  private TunedBlocks blocks(String digest) {
    TunedBlocks blocks = carried.get(digest);
    if (blocks != null) {
      return blocks;
    }
    TunedBlocks bundled =
        bundled()
            .orElseThrow(() -> new ModelFileException("this library bundles no tuned encoder"))
            .blocks();
    if (!bundled.digest().equals(digest)) {
      throw new ModelFileException(
          "the model requires the tuned encoder %s, this library bundles %s"
              .formatted(digest, bundled.digest()));
    }
    return bundled;
  }

  /** The tuned encoder that this library bundles, if it does. */
  static Optional<TunedEncoder> bundled() {
    try (InputStream in = Engines.class.getResourceAsStream(BUNDLED_ENCODER)) {
      return in == null
          ? Optional.empty()
          : Optional.of(ModelFile.readEncoder(in, "the bundled encoder"));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled encoder cannot be read", e);
    }
  }

  /** The parser, which takes seconds to open. */
  DependencyParser parser() {
    DependencyParser open = parser;
    return open == null ? openParser() : open;
  }

  private synchronized DependencyParser openParser() {
    requireOpen();
    DependencyParser open = parser == null ? CoreNlp.parser() : parser;
    parser = open;
    return open;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed already");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    encoders.values().forEach(SentenceEncoder::close);
    encoders = Map.of();
    parser = null;
  }
}
