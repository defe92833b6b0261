package dev.parley.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a text with their character offsets.
 *
 * @param labels the tokens
 * @param truncated whether the text went on after the last of them
 */
record TokenizedText(List<CoreLabel> labels, boolean truncated) {

  private static final String OPTIONS = "invertible=true,untokenizable=noneKeep";

  static TokenizedText of(String text, int maxTokens) {
    PTBTokenizer<CoreLabel> tokenizer =
        new PTBTokenizer<>(new StringReader(text), new CoreLabelTokenFactory(), OPTIONS);
    List<CoreLabel> labels = new ArrayList<>();
    while (labels.size() < maxTokens && tokenizer.hasNext()) {
      CoreLabel label = tokenizer.next();
      label.setIndex(labels.size() + 1);
      labels.add(label);
    }
    return new TokenizedText(labels, tokenizer.hasNext());
  }

  /** Where to cut a text so that at most {@code max} characters stay and no pair is split. */
  static int cut(String text, int max) {
    if (text.length() <= max) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
  }
}
