package dev.parley.audit;

import dev.parley.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replacements in a sentence that keep its articles, capitals and marks of possession right. */
final class Edits {

  private static final Pattern ARTICLE = Pattern.compile("(?<![\\p{L}\\p{N}])([Aa])[Nn]? $");

  /** Begins with the sound of a vowel: "an Egyptian", "a Ukrainian", "a U.S. envoy". */
  private static final Pattern VOWEL =
      Pattern.compile("(?i)(?!eu|one\\b|u[kgs](?![a-z]*st)|u\\.|uru|uni)[aeiouáéíóú].*");

  private static final Pattern BARE_POSSESSIVE = Pattern.compile("['’](?= \\p{L})");
  private static final Pattern BEGINS = Pattern.compile("(?s)(?:.*[.!?:]['\"”’]? +)?[\"“'‘(]*");

  private record Edit(Span span, String replacement) {}

  private final String text;
  private final List<Edit> edits = new ArrayList<>();

  Edits(String text) {
    this.text = text;
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** Replaces a span that comes after all those before. */
  void add(Span span, String replacement) {
    edits.add(new Edit(span, cased(span, replacement)));
  }

  private String cased(Span span, String replacement) {
    String original = span.in(text);
    if (isAllCapitals(original) && (original.length() > 4 || isAllCapitals(text))) {
      return replacement.toUpperCase(Locale.ROOT);
    }
    boolean large = Character.isUpperCase(original.charAt(0));
    boolean begins = original.startsWith("The ") || begins(text, span.begin());
    return large && (begins || !replacement.startsWith("the "))
        ? replacement.substring(0, 1).toUpperCase(Locale.ROOT) + replacement.substring(1)
        : replacement;
  }

  /** Whether a sentence begins there. */
  static boolean begins(String text, int at) {
    return BEGINS.matcher(text.substring(0, at)).matches();
  }

  /** Whether a text has letters, all of them large. */
  static boolean isAllCapitals(String text) {
    return text.equals(text.toUpperCase(Locale.ROOT))
        && !text.equals(text.toLowerCase(Locale.ROOT));
  }

  Swap swap(String group) {
    StringBuilder out = new StringBuilder();
    StringJoiner replaced = new StringJoiner("; ");
    StringJoiner replacements = new StringJoiner("; ");
    int at = 0;
    for (Edit edit : edits) {
      out.append(text, at, edit.span.begin());
      fixArticle(out, edit.replacement);
      out.append(edit.replacement);
      at = edit.span.end() + fixPossessive(out, edit);
      replaced.add(edit.span.in(text));
      replacements.add(edit.replacement);
    }
    out.append(text, at, text.length());
    return new Swap(group, out.toString(), replaced.toString(), replacements.toString());
  }

  private static void fixArticle(StringBuilder out, String next) {
    Matcher article = ARTICLE.matcher(out);
    if (article.find()) {
      String written = article.group();
      String n = isAllCapitals(written) && isAllCapitals(next) ? "N" : "n";
      String fixed = article.group(1) + (VOWEL.matcher(next).matches() ? n : "") + " ";
      out.replace(article.start(), article.end(), fixed);
    }
  }

  /** Writes "'s" for the bare mark of a name in s where the new one ends otherwise. */
  private int fixPossessive(StringBuilder out, Edit edit) {
    boolean plain = !edit.replacement.endsWith("s") && edit.span.in(text).endsWith("s");
    Matcher mark = BARE_POSSESSIVE.matcher(text).region(edit.span.end(), text.length());
    mark.useTransparentBounds(true);
    if (!plain || !mark.lookingAt()) {
      return 0;
    }
    out.append(mark.group()).append('s');
    return mark.group().length();
  }
}
