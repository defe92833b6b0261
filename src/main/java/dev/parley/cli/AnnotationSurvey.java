package dev.parley.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What all tasks of an export have together: only at its end is it known which columns there are.
 */
final class AnnotationSurvey {

  static final String LABEL = "label";

  private final Set<String> columns = new LinkedHashSet<>();
  private final Set<String> annotators = new TreeSet<>();
  private long tasks;
  private long unanswered;
  private long open;

  void add(AnnotatedTask task) {
    tasks++;
    if (!task.isAnswered()) {
      unanswered++;
    } else if (task.agreed().isEmpty()) {
      open++;
    }
    columns.addAll(task.data().keySet());
    annotators.addAll(task.labels().keySet());
    annotators.remove(AnnotatedTask.SOMEBODY);
  }

  /** The columns that were handed to the tool. */
  Set<String> columns() {
    return columns;
  }

  /** The columns that follow them: the label, then the annotators in code point order. */
  List<String> added() {
    List<String> added = new ArrayList<>(List.of(LABEL));
    added.addAll(annotators);
    return added;
  }

  /** The cells of a task, of all columns in order. */
  List<String> cells(AnnotatedTask task) {
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(task.data().getOrDefault(column, "")));
    cells.add(task.agreed());
    annotators.forEach(annotator -> cells.add(task.labels().getOrDefault(annotator, "")));
    return cells;
  }

  long tasks() {
    return tasks;
  }

  /** How many tasks nobody answered. */
  long unanswered() {
    return unanswered;
  }

  /** How many were answered, but not with one label by all. */
  long open() {
    return open;
  }
}
