package dev.parley.report;

import dev.parley.chart.Plot;
import dev.parley.data.PartFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an evaluation as a folder: {@code report.html}, which needs nothing else, and what papers
 * need: each table as CSV and LaTeX, each chart as SVG and PNG. Equal evaluations give equal bytes
 * on machines with equal fonts.
 */
public final class EvaluationFolder {

  private EvaluationFolder() {}

  /**
   * Writes the files.
   *
   * @param folder where; not completed
   * @param evaluation what is told
   * @throws IOException if a file cannot be written
   */
  public static void write(PartFolder folder, DetailedEvaluation evaluation) throws IOException {
    List<EvaluationSection> sections = sections(evaluation);
    for (EvaluationSection section : sections) {
      write(folder, section);
    }
    folder.write("report.html", EvaluationPage.of(evaluation, sections));
  }

  private static void write(PartFolder folder, EvaluationSection section) throws IOException {
    String name = section.name();
    try (OutputStream out = folder.open(name + ".csv")) {
      section.table().writeCsv(out);
    }
    folder.write(name + ".tex", LatexTable.of(name, section.table()));
    if (section.plot().isPresent()) {
      Plot plot = section.plot().get();
      folder.write(name + ".svg", plot.svg(name, section.table().caption()));
      plot.writePng(folder.file(name + ".png"));
    }
  }

  private static List<EvaluationSection> sections(DetailedEvaluation evaluation) {
    EvaluationReport report = evaluation.report();
    List<EvaluationSection> sections = new ArrayList<>();
    add(sections, "figures", "Figures", EvaluationTables.figures(report));
    add(sections, "labels", "By label", EvaluationTables.labels(report.main()));
    add(sections, "confusion", "Confusion", EvaluationTables.confusion(report.main().matrix()));
    addOfProbabilities(sections, evaluation);
    for (int i = 0; i < report.slices().size(); i++) {
      EvaluationReport.Slices slices = report.slices().get(i);
      sections.add(
          EvaluationSection.of(
              "slices-" + (i + 1),
              "By " + slices.column(),
              EvaluationTables.slices(slices),
              EvaluationPlots.slices(slices)));
    }
    report
        .sets()
        .ifPresent(sets -> add(sections, "sets", "Sets of labels", EvaluationTables.sets(sets)));
    add(sections, "errors", "Costliest errors", EvaluationTables.errors(evaluation));
    add(sections, "parameters", "Parameters", EvaluationTables.parameters(evaluation.parameters()));
    return sections;
  }

  private static void addOfProbabilities(
      List<EvaluationSection> sections, DetailedEvaluation evaluation) {
    if (!evaluation.report().main().reliability().isEmpty()) {
      sections.add(
          EvaluationSection.of(
              "reliability",
              "Reliability",
              EvaluationTables.reliability(evaluation.report().main().reliability()),
              EvaluationPlots.reliability(evaluation.report().main().reliability())));
    }
    if (!evaluation.curves().isEmpty()) {
      sections.add(
          EvaluationSection.of(
              "precision-recall",
              "Precision and recall",
              EvaluationTables.curves(evaluation.curves()),
              EvaluationPlots.curves(evaluation.curves())));
    }
  }

  private static void add(
      List<EvaluationSection> sections, String name, String heading, ReportTable table) {
    sections.add(EvaluationSection.of(name, heading, table));
  }
}
