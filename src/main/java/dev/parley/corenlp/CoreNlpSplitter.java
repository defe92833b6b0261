package dev.parley.corenlp;

import dev.parley.text.Sentence;
import dev.parley.text.SentenceSplitter;
import dev.parley.text.Span;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CoreNLP's rule-based splitter over the blocks of an article: what a line break separates for sure
 * (headline, byline, bullet, paragraph) never shares a sentence.
 *
 * <p>Two of its cuts are mended: between a list entry's number and the entry, and between a quoted
 * question or exclamation and the small letter that goes on with "she asked".
 */
final class CoreNlpSplitter implements SentenceSplitter {

  private static final Pattern ENTRY_NUMBER = Pattern.compile("\\(?\\d{1,2}[.)]");
  private static final int LONGEST_ENTRY_NUMBER = 4;

  @Override
  public List<Sentence> split(String article) {
    List<Sentence> sentences = new ArrayList<>();
    for (Span block : TextBlocks.of(article)) {
      for (Span span : mend(cut(block, article), article)) {
        sentences.add(new Sentence(span.in(article), span));
      }
    }
    return sentences;
  }

  private static List<Span> cut(Span block, String article) {
    List<Span> spans = new ArrayList<>();
    List<CoreLabel> labels = TokenizedText.of(block.in(article), Integer.MAX_VALUE).labels();
    for (List<CoreLabel> words : new WordToSentenceProcessor<CoreLabel>().process(labels)) {
      spans.add(
          new Span(
              block.begin() + words.get(0).beginPosition(),
              block.begin() + words.get(words.size() - 1).endPosition()));
    }
    return spans;
  }

  private static List<Span> mend(List<Span> spans, String article) {
    List<Span> mended = new ArrayList<>();
    for (Span span : spans) {
      Span before = mended.isEmpty() ? null : mended.get(mended.size() - 1);
      if (before != null && belongTogether(before, span, article)) {
        mended.set(mended.size() - 1, new Span(before.begin(), span.end()));
      } else {
        mended.add(span);
      }
    }
    return mended;
  }

  private static boolean belongTogether(Span before, Span after, String article) {
    return isEntryNumber(before, article)
        || (Character.isLowerCase(article.codePointAt(after.begin()))
            && endsWithQuotedMark(before, article));
  }

  private static boolean isEntryNumber(Span span, String article) {
    boolean isShort = span.end() - span.begin() <= LONGEST_ENTRY_NUMBER;
    return isShort && ENTRY_NUMBER.matcher(span.in(article)).matches();
  }

  private static boolean endsWithQuotedMark(Span span, String article) {
    return span.end() - span.begin() >= 2
        && "\"”’'»".indexOf(article.charAt(span.end() - 1)) >= 0
        && "?!".indexOf(article.charAt(span.end() - 2)) >= 0;
  }
}
