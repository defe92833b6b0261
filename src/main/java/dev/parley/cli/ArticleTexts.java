package dev.parley.cli;

import dev.parley.data.DataException;
import dev.parley.data.Format;
import dev.parley.data.Row;
import dev.parley.data.TableReader;
import dev.parley.data.UndecodableBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The articles that a command line names, one at a time: files of plain text, folders of such files
 * (in the order of their names, folders inside them included), and tables with an article a row.
 */
final class ArticleTexts {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private final List<Path> paths;

  /** What is done with an article. */
  interface Consumer {

    /** Takes the next one. */
    void accept(ArticleText article) throws IOException;
  }

  ArticleTexts(List<Path> paths) {
    this.paths = paths;
  }

  /** Whether there is one file of plain text and nothing else. */
  boolean isOneFile() {
    return paths.size() == 1 && !Files.isDirectory(paths.get(0)) && table(paths.get(0)).isEmpty();
  }

  /**
   * Hands every article on, an unusable one with what is wrong with it. A folder without articles
   * and a malformed table end it, and so does a file that is all that was named.
   */
  void forEach(Consumer consumer) throws IOException {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        forEachFile(path, consumer);
      } else if (table(path).isPresent()) {
        forEachRow(path, table(path).get(), consumer);
      } else {
        consumer.accept(file(path));
      }
    }
  }

  private static Optional<Format> table(Path path) {
    return Format.ofFileName(path.toString()).filter(f -> f != Format.TEXT);
  }

  private void forEachFile(Path folder, Consumer consumer) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files =
          all.filter(f -> Format.ofFileName(f.toString()).equals(Optional.of(Format.TEXT)))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    }
    if (files.isEmpty()) {
      throw new DataException(folder + ": no article: expected files ending .txt");
    }
    for (Path file : files) {
      consumer.accept(file(file));
    }
  }

  private static void forEachRow(Path path, Format format, Consumer consumer) throws IOException {
    try (TableReader table = TableReader.open(path, format)) {
      table.require("text");
      while (table.hasNext()) {
        consumer.accept(article(path, table.next()));
      }
    }
  }

  private static ArticleText article(Path path, Row row) {
    String id = row.get("id");
    String name = id == null || id.isBlank() ? path + ":" + row.number() : id;
    String text = row.get("text");
    if (text == null || text.isBlank()) {
      return new ArticleText(name, null, "no text");
    }
    return UndecodableBytes.in(text)
        ? new ArticleText(name, null, "undecodable characters")
        : new ArticleText(name, Objects.requireNonNullElse(row.get("date"), ""), text, "");
  }

  private ArticleText file(Path file) throws IOException {
    try {
      return new ArticleText(file.toString(), read(file), "");
    } catch (IOException e) {
      if (isOneFile()) {
        throw e;
      }
      return new ArticleText(file.toString(), null, Main.describe(e));
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + ": larger than " + MAX_BYTES + " bytes: expected an article");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not UTF-8 text", e);
    }
  }
}
