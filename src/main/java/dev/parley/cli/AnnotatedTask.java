package dev.parley.cli;

import java.util.Map;
import java.util.TreeSet;

/**
 * A row that came back from an annotation tool.
 *
 * @param data its cells by column, in order
 * @param labels what each annotator answered, by the annotator's column; empty where the answer is
 *     not exactly one label
 */
record AnnotatedTask(Map<String, String> data, Map<String, String> labels) {

  /** The annotator where the tool does not tell who it was. */
  static final String SOMEBODY = "";

  /** Whether anybody answered. */
  boolean isAnswered() {
    return !labels.isEmpty();
  }

  /** The label on which all annotators agree, or empty. */
  String agreed() {
    TreeSet<String> answers = new TreeSet<>(labels.values());
    return answers.size() == 1 ? answers.first() : "";
  }
}
