package dev.parley.text;

/**
 * A word or a punctuation mark.
 *
 * @param text the characters as written
 * @param lemma the dictionary form, in lower case
 * @param tag the part of speech (Penn Treebank tag set)
 * @param span where it stands, in characters of the sentence
 */
public record Token(String text, String lemma, String tag, Span span) {

  /** Whether this is a verb form (a tag that begins with {@code VB}). */
  public boolean isVerb() {
    return tag.startsWith("VB");
  }

  /** Whether this is a noun or a name (a tag that begins with {@code NN}). */
  public boolean isNoun() {
    return tag.startsWith("NN");
  }
}
