package dev.parley.data;

import java.util.Locale;
import java.util.Optional;

/** The forms in which tables are read and written. All are UTF-8. */
public enum Format {
  /** Comma-separated values with a header (RFC 4180). */
  CSV(','),
  /** Tab-separated values with a header, quoted as CSV is. */
  TSV('\t'),
  /** One JSON object a line. */
  JSONL('\0'),
  /**
   * Plain text: read as one sentence a line in a column named {@code text}; written without a
   * header, cells separated by tabs.
   */
  TEXT('\0');

  private final char delimiter;

  Format(char delimiter) {
    this.delimiter = delimiter;
  }

  char delimiter() {
    return delimiter;
  }

  /**
   * The format that a file's name tells: {@code .csv}, {@code .tsv}, {@code .tab}, {@code .jsonl},
   * {@code .ndjson} or {@code .txt}, each also with {@code .gz} or {@code .zst} behind it.
   *
   * @param fileName a file name or path
   * @return empty if the ending is none of these
   */
  public static Optional<Format> ofFileName(String fileName) {
    String name = Compression.ofFileName(fileName).stripped(fileName).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> Optional.of(CSV);
      case "tsv", "tab" -> Optional.of(TSV);
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      case "txt" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
