package dev.parley.report;

import dev.parley.evaluation.Evaluation;
import dev.parley.model.Decimals;
import java.util.List;
import java.util.Locale;

/** A cell of a table: for people it is one text, for programs one value or more. */
sealed interface Cell {

  /** What people read. */
  String text();

  /** What programs read. */
  List<Object> values();

  /** Words. */
  record Words(String text) implements Cell {
    @Override
    public List<Object> values() {
      return List.of(text);
    }
  }

  /** A number of things. */
  record Count(int count) implements Cell {
    @Override
    public String text() {
      return Integer.toString(count);
    }

    @Override
    public List<Object> values() {
      return List.of(count);
    }
  }

  /** A number with three decimals; NaN where it is not defined. */
  record Decimal(double value) implements Cell {
    @Override
    public String text() {
      return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    @Override
    public List<Object> values() {
      return List.of(decimals(value));
    }
  }

  /** A number with its interval: three values. */
  record Interval(Evaluation.Figure figure) implements Cell {
    @Override
    public String text() {
      return EvaluationTable.text(figure);
    }

    @Override
    public List<Object> values() {
      return List.of(decimals(figure.value()), decimals(figure.low()), decimals(figure.high()));
    }
  }

  private static Object decimals(double value) {
    return Double.isNaN(value) ? "" : Decimals.of(value);
  }
}
