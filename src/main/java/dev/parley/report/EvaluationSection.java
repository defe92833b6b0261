package dev.parley.report;

import dev.parley.chart.Plot;
import java.util.Optional;

/**
 * A part of the report on an evaluation.
 *
 * @param name what its files are called
 * @param heading above it
 * @param table its figures
 * @param plot its chart, if it has one; the caption of the table describes it
 */
record EvaluationSection(String name, String heading, ReportTable table, Optional<Plot> plot) {

  static EvaluationSection of(String name, String heading, ReportTable table) {
    return new EvaluationSection(name, heading, table, Optional.empty());
  }

  static EvaluationSection of(String name, String heading, ReportTable table, Plot plot) {
    return new EvaluationSection(name, heading, table, Optional.of(plot));
  }
}
