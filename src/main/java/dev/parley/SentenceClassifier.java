package dev.parley;

import dev.parley.data.DigestedInput;
import dev.parley.data.OrderedParallel;
import dev.parley.frame.Lexicon;
import dev.parley.model.Explanation;
import dev.parley.model.Manifest;
import dev.parley.model.Model;
import dev.parley.model.ModelFile;
import dev.parley.model.ModelFileException;
import dev.parley.model.Prediction;
import dev.parley.model.Prior;
import dev.parley.model.Reading;
import dev.parley.model.Tier;
import dev.parley.model.TunedEncoder;
import dev.parley.text.MissingLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labels sentences with one model.
 *
 * <pre>{@code
 * try (SentenceClassifier stance = SentenceClassifier.stance()) {
 *   Prediction p = stance.classify("The party walked out of the talks.");
 *   p.label();          // mobilisation
 *   p.probability();    // calibrated, between 0 and 1
 * }
 * }</pre>
 *
 * <p>Thread-safe: load once and share. The same sentence gets the same prediction whatever was
 * classified before or beside it. Loading the bundled models takes a fraction of a second; the
 * encoder and the parser are loaded with the first sentence that needs them; the parser takes
 * seconds.
 */
public final class SentenceClassifier implements AutoCloseable {

  /** The names of the bundled models. */
  public static final List<String> BUNDLED = List.of("stance", "sentiment");

  private final Model model;
  private final Tier tier;
  private final String digest;
  private final Engines engines;
  private volatile boolean closed;

  private SentenceClassifier(Model model, Tier tier, String digest) {
    this.model = model;
    this.digest = digest;
    boolean wordsAlone = tier == Tier.AUTO && model.manifest().autoTier() == Tier.WORDS;
    this.tier = wordsAlone ? Tier.WORDS : tier;
    this.engines = new Engines(List.of(model));
    if (!model.has(this.tier)) {
      throw new IllegalArgumentException(
          "tier %s: this model holds %s only".formatted(tier, model.manifest().tiers()));
    }
  }

  /** The bundled stance model: {@code dialogue}, {@code mobilisation}, {@code neutral}. */
  public static SentenceClassifier stance() {
    return bundled("stance", Tier.AUTO);
  }

  /** The bundled sentiment model: {@code negative}, {@code neutral}, {@code positive}. */
  public static SentenceClassifier sentiment() {
    return bundled("sentiment", Tier.AUTO);
  }

  /**
   * A bundled model at a tier of one's choice.
   *
   * @param name {@code stance} or {@code sentiment}
   * @param tier what a prediction may cost
   * @return a classifier that is ready
   * @throws IllegalArgumentException if there is no such model
   */
  public static SentenceClassifier bundled(String name, Tier tier) {
    String resource = "models/" + name + ".parley";
    try (InputStream in =
        BUNDLED.contains(name) ? SentenceClassifier.class.getResourceAsStream(resource) : null) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no bundled model '" + name + "': expected stance or sentiment");
      }
      return read(in, name, tier);
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled model " + name + " cannot be read", e);
    }
  }

  /**
   * Loads a model file with its own default tier.
   *
   * @param file the model file
   * @return a classifier that is ready
   * @throws IOException if the file cannot be read
   * @throws ModelFileException if it is not a sound model file
   */
  public static SentenceClassifier load(Path file) throws IOException {
    return load(file, Tier.AUTO);
  }

  /**
   * Loads a model file.
   *
   * @param file the model file
   * @param tier what a prediction may cost
   * @return a classifier that is ready
   * @throws IOException if the file cannot be read
   * @throws ModelFileException if it is not a sound model file
   * @throws IllegalArgumentException if the model does not hold the tier
   */
  public static SentenceClassifier load(Path file, Tier tier) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), tier);
    }
  }

  /**
   * Reads a model from a stream, for instance of bytes sent over a network.
   *
   * @param in the bytes of a model file; read to the end, not closed
   * @param name what messages call it
   * @param tier what a prediction may cost
   * @return a classifier that is ready
   * @throws IOException if the stream cannot be read
   * @throws ModelFileException if it is not a sound model file
   * @throws IllegalArgumentException if the model does not hold the tier
   */
  public static SentenceClassifier read(InputStream in, String name, Tier tier) throws IOException {
    DigestedInput digested = new DigestedInput(in);
    Model model = ModelFile.read(digested, name);
    requireLexicon(model, name);
    return new SentenceClassifier(model.forNews(), tier, digested.digest());
  }

  /** The tuned encoder that the bundled models share; empty in a library built without models. */
  public static Optional<TunedEncoder> bundledEncoder() {
    return Engines.bundled();
  }

  /** Frames mean what the lexicon says that a model was trained with. */
  private static void requireLexicon(Model model, String name) {
    String lexicon = model.manifest().requires().lexicon();
    if (!lexicon.isEmpty() && !lexicon.equals(Lexicon.bundledDigest())) {
      throw new ModelFileException(
          "%s: the model requires the lexicon %s, this library has %s"
              .formatted(name, lexicon, Lexicon.bundledDigest()));
    }
  }

  Model model() {
    return model;
  }

  /** The SHA-256 of the model file's bytes, in lower-case hexadecimal. */
  public String digest() {
    return digest;
  }

  /** Where the model comes from and what it is worth. */
  public Manifest manifest() {
    return model.manifest();
  }

  /** The labels that it tells apart, in code point order; probabilities come in that order. */
  public List<String> labels() {
    return model.labels().names();
  }

  /**
   * The same model at another tier; to be closed apart from this one.
   *
   * @param other what a prediction may cost
   * @throws IllegalArgumentException if the model does not hold the tier
   */
  public SentenceClassifier at(Tier other) {
    return new SentenceClassifier(model, other, digest);
  }

  /**
   * The same model where the labels are otherwise distributed; to be closed apart from this one.
   * Unless a prior is asked for, a model is used for running news if it knows the shares of its
   * labels there (the bundled ones do), else as its training examples were.
   *
   * @param prior how often each label is expected
   * @throws IllegalArgumentException if it is a prior for other labels, or one that the model does
   *     not know
   */
  public SentenceClassifier with(Prior prior) {
    return new SentenceClassifier(model.with(prior), tier, digest);
  }

  /**
   * What a prediction may cost; {@link Tier#WORDS} if the model's {@link Tier#AUTO} goes no
   * further. {@link Prediction#tier()} says which tier decided.
   */
  public Tier tier() {
    return tier;
  }

  /**
   * Labels a sentence.
   *
   * @param text one sentence, of any length; blank text gets the label of no evidence
   * @return what the model says
   * @throws MissingLibraryException if the tier needs an encoder or parser that is not on the class
   *     path
   * @throws IllegalStateException if this classifier is closed
   */
  public Prediction classify(String text) {
    return classify(text, "");
  }

  /**
   * Labels a sentence's stance towards a target.
   *
   * @param text one sentence, of any length
   * @param target what the label is about; a model trained without targets ignores it
   * @return what the model says
   * @throws MissingLibraryException if the tier needs an encoder or parser that is not on the class
   *     path
   * @throws IllegalStateException if this classifier is closed
   */
  public Prediction classify(String text, String target) {
    requireOpen();
    return tier == Tier.WORDS
        ? model.predict(text, about(target))
        : model.predict(tier, new SharedReading(text, engines), about(target));
  }

  /**
   * Labels a sentence into the caller's array, for streams of them.
   *
   * @param text as of {@link #classify(CharSequence, String, double[])}
   * @param probabilities as there
   * @return as there
   * @throws IllegalArgumentException as there
   * @throws MissingLibraryException as there
   * @throws IllegalStateException as there
   */
  public int classify(CharSequence text, double[] probabilities) {
    return classify(text, "", probabilities);
  }

  /**
   * Labels a sentence into the caller's array, for streams of them: the numbers of {@link
   * #classify(String, String)} to the last digit. At tier words a call allocates nothing; its time
   * grows with the characters of the text, and with its words times the labels.
   *
   * @param text one sentence, of any length
   * @param target what the label is about; a model trained without targets ignores it
   * @param probabilities one for each of {@link #labels()}, in that order; overwritten
   * @return the index of the most probable label; of equally probable ones the first
   * @throws IllegalArgumentException if the array is not as long as there are labels
   * @throws MissingLibraryException if the tier needs an encoder or parser that is not on the class
   *     path
   * @throws IllegalStateException if this classifier is closed
   */
  public int classify(CharSequence text, String target, double[] probabilities) {
    requireOpen();
    return tier == Tier.WORDS
        ? model.predict(text, about(target), probabilities)
        : model.predict(
            tier, new SharedReading(text.toString(), engines), about(target), probabilities);
  }

  Prediction classify(Reading reading, String target) {
    requireOpen();
    return model.predict(tier, reading, about(target));
  }

  private String about(String target) {
    return model.manifest().data().target() ? target : "";
  }

  /**
   * Labels many sentences on all cores.
   *
   * @param texts one sentence each, of any number
   * @return their predictions in the same order, computed as the stream is read and in bounded
   *     memory; close it if it is not read to its end
   */
  public Stream<Prediction> classifyAll(Stream<String> texts) {
    return classifyAll(texts.iterator()).onClose(texts::close);
  }

  /**
   * Labels many sentences on all cores.
   *
   * @param texts one sentence each
   * @return their predictions in the same order, as of {@link #classifyAll(Stream)}
   */
  public Stream<Prediction> classifyAll(Iterable<String> texts) {
    return classifyAll(texts.iterator());
  }

  private Stream<Prediction> classifyAll(Iterator<String> texts) {
    requireOpen();
    return OrderedParallel.map(
        texts, String::length, this::classify, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Takes the prediction of a sentence apart.
   *
   * @param text one sentence
   * @param target what the label is about, or empty
   * @return the predicted label's score and what each feature added to it
   * @throws MissingLibraryException if the tier needs an encoder or parser that is not on the class
   *     path
   * @throws IllegalStateException if this classifier is closed
   */
  public Explanation explain(String text, String target) {
    requireOpen();
    return model.explain(tier, new SharedReading(text, engines), about(target), null);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this classifier is closed");
    }
  }

  /**
   * Ends the use of this classifier and frees its encoder; closing it again does nothing. No call
   * may be under way.
   */
  @Override
  public void close() {
    closed = true;
    engines.close();
  }
}
