package dev.parley.corenlp;

import dev.parley.text.Sentence;
import dev.parley.text.SentenceSplitter;
import dev.parley.text.Span;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.util.ArrayList;
import java.util.List;

/**
 * CoreNLP's rule-based splitter over the blocks of an article: what a line break separates for sure
 * (headline, byline, bullet, paragraph) never shares a sentence.
 */
final class CoreNlpSplitter implements SentenceSplitter {

  @Override
  public List<Sentence> split(String article) {
    List<Sentence> sentences = new ArrayList<>();
    for (Span block : TextBlocks.of(article)) {
      String text = block.in(article);
      List<CoreLabel> labels = TokenizedText.of(text, Integer.MAX_VALUE).labels();
      for (List<CoreLabel> words : new WordToSentenceProcessor<CoreLabel>().process(labels)) {
        int begin = block.begin() + words.get(0).beginPosition();
        int end = block.begin() + words.get(words.size() - 1).endPosition();
        sentences.add(new Sentence(article.substring(begin, end), new Span(begin, end)));
      }
    }
    return sentences;
  }
}
