package dev.parley.cli;

import dev.parley.ClassifierSet;
import dev.parley.data.Row;
import dev.parley.data.UndecodableBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels one row, or says why its text is unusable. Thread-safe. */
final class RowClassifier {

  private final ClassifierSet classifiers;
  private final String textColumn;
  private final @Nullable String targetColumn;

  RowClassifier(ClassifierSet classifiers, String textColumn, @Nullable String targetColumn) {
    this.classifiers = classifiers;
    this.textColumn = textColumn;
    this.targetColumn = targetColumn;
  }

  String textColumn() {
    return textColumn;
  }

  LabelledRow label(Row row) {
    String text = row.get(textColumn);
    if (text == null || text.isBlank()) {
      return new LabelledRow(row, List.of(), "no text");
    }
    if (UndecodableBytes.in(text)) {
      return new LabelledRow(row, List.of(), "undecodable characters");
    }
    String target = targetColumn == null ? null : row.get(targetColumn);
    return new LabelledRow(row, classifiers.classify(text, target == null ? "" : target), "");
  }
}
