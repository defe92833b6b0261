package dev.parley.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * BERT's uncased tokenizer: cleaning, lower case, no accents, a split at spaces, punctuation and
 * CJK characters, then the longest pieces of the vocabulary from left to right. Gives the ids that
 * the reference implementation gives for the {@code tokenizer.json} of the model. Immutable;
 * threads may share it.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2019, BERT</a>
 */
final class WordPiece {

  /** The marks that stand for themselves, wherever they occur in a text. */
  private static final Pattern MARK = Pattern.compile("\\[(?:PAD|UNK|CLS|SEP|MASK)\\]");

  /** A word of more characters is unknown as a whole. */
  private static final int MAX_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int unknown;

  /**
   * Takes a vocabulary.
   *
   * @param vocabulary the id of each piece; one inside a word begins with {@code ##}
   * @throws IllegalArgumentException if one of the five marks is missing
   */
  WordPiece(Map<String, Integer> vocabulary) {
    for (String mark : List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")) {
      if (!vocabulary.containsKey(mark)) {
        throw new IllegalArgumentException("vocabulary without " + mark);
      }
    }
    this.vocabulary = Map.copyOf(vocabulary);
    this.unknown = id("[UNK]");
  }

  /**
   * The id of a piece that the vocabulary has.
   *
   * @param piece the piece
   */
  int id(String piece) {
    return vocabulary.getOrDefault(piece, unknown);
  }

  /**
   * The ids of a text, without the marks of its beginning and end.
   *
   * @param text any text
   */
  List<Integer> ids(String text) {
    List<Integer> ids = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      addWords(text.substring(from, mark.start()), ids);
      ids.add(id(mark.group()));
      from = mark.end();
    }
    addWords(text.substring(from), ids);
    return ids;
  }

  private void addWords(String text, List<Integer> ids) {
    String normal = normalize(text);
    int begin = 0;
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isSpace(c) || isPunctuation(c)) {
        addPieces(normal.substring(begin, i), ids);
        if (!isSpace(c)) {
          addPieces(normal.substring(i, end), ids);
        }
        begin = end;
      }
      i = end;
    }
    addPieces(normal.substring(begin), ids);
  }

  private void addPieces(String word, List<Integer> ids) {
    if (word.codePointCount(0, word.length()) > MAX_WORD) {
      ids.add(unknown);
      return;
    }
    int size = ids.size();
    for (int begin = 0; begin < word.length(); ) {
      int end = longestPiece(word, begin, ids);
      if (end == begin) {
        ids.subList(size, ids.size()).clear();
        ids.add(unknown);
        return;
      }
      begin = end;
    }
  }

  /**
   * Adds the longest piece that begins here, and tells where it ends: at its begin if none does.
   */
  private int longestPiece(String word, int begin, List<Integer> ids) {
    for (int end = word.length(); end > begin; end = word.offsetByCodePoints(end, -1)) {
      Integer id = vocabulary.get((begin > 0 ? "##" : "") + word.substring(begin, end));
      if (id != null) {
        ids.add(id);
        return end;
      }
    }
    return begin;
  }

  private static String normalize(String text) {
    StringBuilder clean = new StringBuilder(text.length() + 16);
    text.codePoints().filter(c -> !isDropped(c)).forEach(c -> appendClean(clean, c));
    StringBuilder normal = new StringBuilder(clean.length());
    Normalizer.normalize(clean, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> normal.appendCodePoint(Character.toLowerCase(c)));
    return normal.toString();
  }

  private static void appendClean(StringBuilder clean, int c) {
    if (isCjk(c)) {
      clean.append(' ').appendCodePoint(c).append(' ');
    } else if (isSpace(c)) {
      clean.append(' ');
    } else {
      clean.appendCodePoint(c);
    }
  }

  private static boolean isDropped(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return c == 0xFFFD
        || switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE ->
              true;
          default -> false;
        };
  }

  private static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isCjk(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
