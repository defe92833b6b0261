package dev.parley.cli;

import dev.parley.data.Row;
import dev.parley.model.Prediction;
import java.util.List;

/**
 * A row with what the models say of it.
 *
 * @param row the row as read
 * @param predictions one for each model, or none if the text is unusable
 * @param error what is wrong with the text, or empty
 */
record LabelledRow(Row row, List<Prediction> predictions, String error) {}
