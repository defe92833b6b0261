package dev.parley.frame;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that frames are built from, read from a file that a linguist can extend; the file's
 * head explains its form. Immutable; threads may share it.
 */
public final class Lexicon {

  private static final String BUNDLED = "lexicon.txt";
  private static final Pattern SECTION =
      Pattern.compile("\\[([A-Z]+) (verb|noun|adjective|any)\\]");

  private final Map<String, List<LexicalEntry>> byFirstWord = new HashMap<>();

  private final String digest;

  private Lexicon(Collection<LexicalEntry> entries, String digest) {
    this.digest = digest;
    for (LexicalEntry entry : entries) {
      byFirstWord.computeIfAbsent(entry.words().get(0).lemma(), w -> new ArrayList<>()).add(entry);
    }
    byFirstWord
        .values()
        .forEach(list -> list.sort(Comparator.comparingInt(LexicalEntry::size).reversed()));
  }

  /** The lexicon that Parley ships. */
  public static Lexicon bundled() {
    try (Reader reader = openBundled()) {
      return read(reader, BUNDLED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The {@link #digest} of the lexicon that Parley ships, without reading its entries. */
  public static String bundledDigest() {
    try (BufferedReader lines = new BufferedReader(openBundled())) {
      MessageDigest digest = sha256();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        addLine(line, digest);
      }
      return inHexadecimal(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader openBundled() {
    InputStream in = Lexicon.class.getResourceAsStream(BUNDLED);
    if (in == null) {
      throw new IllegalStateException(BUNDLED + " is missing from Parley's jar");
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  private static void addLine(String line, MessageDigest digest) {
    digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static String inHexadecimal(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads a lexicon.
   *
   * @param reader the file's text
   * @param name what messages call it
   * @return the lexicon
   * @throws IllegalArgumentException if a line is not of the form; the message names it
   * @throws IOException if the file cannot be read
   */
  public static Lexicon read(Reader reader, String name) throws IOException {
    List<LexicalEntry> entries = new ArrayList<>();
    LexicalClass section = null;
    WordKind kind = WordKind.ANY;
    int number = 0;
    MessageDigest digest = sha256();
    BufferedReader lines = new BufferedReader(reader);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      addLine(line, digest);
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      Matcher header = SECTION.matcher(content);
      if (header.matches()) {
        section = classNamed(header.group(1), name, number);
        kind = WordKind.valueOf(header.group(2).toUpperCase(Locale.ROOT));
      } else if (section == null) {
        throw malformed(name, number, content, "a section such as [TALKS noun] first");
      } else {
        addEntries(content, section, kind, entries);
      }
    }
    return new Lexicon(entries, inHexadecimal(digest));
  }

  private static void addEntries(
      String line, LexicalClass section, WordKind kind, List<LexicalEntry> entries) {
    for (String cue : line.split(",", -1)) {
      if (!cue.isBlank()) {
        String words = lowerCased(cue.strip());
        entries.add(LexicalEntry.of(words, section, kind));
        if (words.indexOf('-') > 0) {
          // The tokenizer splits most hyphenated words but not all.
          entries.add(LexicalEntry.of(words.replace("-", " - "), section, kind));
        }
      }
    }
  }

  /** In lower case, but for the P that ends a word which counts as a plural only. */
  private static String lowerCased(String cue) {
    return Arrays.stream(cue.split(" +"))
        .map(
            word ->
                word.length() > 1 && word.endsWith("P")
                    ? word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT) + 'P'
                    : word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static LexicalClass classNamed(String className, String name, int number) {
    return Arrays.stream(LexicalClass.values())
        .filter(c -> c.name().equals(className))
        .findFirst()
        .orElseThrow(
            () -> malformed(name, number, className, "one of " + List.of(LexicalClass.values())));
  }

  private static IllegalArgumentException malformed(
      String name, int number, String value, String expected) {
    return new IllegalArgumentException(
        "%s: line %d: '%s': expected %s".formatted(name, number, value, expected));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The SHA-256 of the file's lines, each ended by LF, in lower-case hexadecimal. */
  public String digest() {
    return digest;
  }

  /** The entries that begin with a word, longest first. */
  List<LexicalEntry> startingWith(String lemma) {
    return byFirstWord.getOrDefault(lemma, List.of());
  }
}
