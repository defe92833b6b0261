package dev.parley.onnx;

import dev.parley.text.JoinedWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * BERT's uncased tokenizer: cleaning, lower case, no accents, a split at spaces, punctuation and
 * CJK characters, then the longest pieces of the vocabulary from left to right. Gives the ids that
 * the reference implementation gives for the {@code tokenizer.json} of the model, but for a hashtag
 * or user name, which is read as the words that it joins ({@link JoinedWords}). Immutable; threads
 * may share it.
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
   * A piece and where it stands.
   *
   * @param id its number in the vocabulary
   * @param begin its first character in the text, in UTF-16 units
   * @param end the character after its last
   */
  record Piece(int id, int begin, int end) {}

  /**
   * The pieces of a text, without the marks of its beginning and end.
   *
   * @param text any text
   */
  List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      addWords(new Normal(text, from, mark.start()), pieces);
      pieces.add(new Piece(id(mark.group()), mark.start(), mark.end()));
      from = mark.end();
    }
    addWords(new Normal(text, from, text.length()), pieces);
    return pieces;
  }

  private void addWords(Normal text, List<Piece> pieces) {
    String normal = text.toString();
    int begin = 0;
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isSpace(c) || isPunctuation(c)) {
        addPieces(text, begin, i, pieces);
        if (!isSpace(c)) {
          addPieces(text, i, end, pieces);
        }
        begin = end;
      }
      i = end;
    }
    addPieces(text, begin, normal.length(), pieces);
  }

  private void addPieces(Normal text, int from, int to, List<Piece> pieces) {
    String word = text.toString().substring(from, to);
    if (word.codePointCount(0, word.length()) > MAX_WORD) {
      pieces.add(text.piece(unknown, from, to));
      return;
    }
    int size = pieces.size();
    for (int begin = 0; begin < word.length(); ) {
      int end = word.length();
      while (end > begin && !vocabulary.containsKey(entry(word, begin, end))) {
        end = word.offsetByCodePoints(end, -1);
      }
      if (end == begin) {
        pieces.subList(size, pieces.size()).clear();
        pieces.add(text.piece(unknown, from, to));
        return;
      }
      pieces.add(text.piece(id(entry(word, begin, end)), from + begin, from + end));
      begin = end;
    }
  }

  private static String entry(String word, int begin, int end) {
    return (begin > 0 ? "##" : "") + word.substring(begin, end);
  }

  /** Cleaned, lower-cased text without accents that knows where its characters come from. */
  private static final class Normal {

    private final StringBuilder normal = new StringBuilder();
    private final IntStream.Builder begins = IntStream.builder();
    private final IntStream.Builder ends = IntStream.builder();
    private final String text;
    private final int[] begin;
    private final int[] end;

    Normal(String original, int from, int to) {
      boolean joined = false;
      for (int i = from; i < to; ) {
        int c = original.codePointAt(i);
        int next = i + Character.charCount(c);
        boolean goesOn = joined && JoinedWords.partAt(original, i);
        joined = (joined || JoinedWords.beginAt(original, i)) && Character.isLetterOrDigit(c);
        if (goesOn) {
          append(' ', i, i);
        }
        if (!isDropped(c)) {
          add(c, i, next);
        }
        i = next;
      }
      this.text = normal.toString();
      this.begin = begins.build().toArray();
      this.end = ends.build().toArray();
    }

    private void add(int c, int from, int to) {
      if (isCjk(c)) {
        append(' ', from, from);
        append(c, from, to);
        append(' ', to, to);
      } else if (isSpace(c)) {
        append(' ', from, to);
      } else if (c < 128) {
        append(Character.toLowerCase(c), from, to);
      } else {
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
            .codePoints()
            .filter(d -> Character.getType(d) != Character.NON_SPACING_MARK)
            .forEach(d -> append(Character.toLowerCase(d), from, to));
      }
    }

    private void append(int c, int from, int to) {
      normal.appendCodePoint(c);
      for (int i = Character.charCount(c); i > 0; i--) {
        begins.add(from);
        ends.add(to);
      }
    }

    Piece piece(int id, int from, int to) {
      return new Piece(id, begin[from], end[to - 1]);
    }

    @Override
    public String toString() {
      return text;
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
