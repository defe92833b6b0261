package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AgreementTest {

  private static final int SAMPLES = 500;

  private static Agreement of(List<List<String>> units, String... coders) {
    List<String> alone = Collections.nCopies(units.size(), "");
    return Agreement.of(List.of(coders), units, alone, SAMPLES, 1);
  }

  /** Units from the coders' rows of codes, a dot for a missing one. */
  private static List<List<String>> units(String... coders) {
    List<String[]> rows = Stream.of(coders).map(row -> row.split(" ")).toList();
    return IntStream.range(0, rows.get(0).length)
        .mapToObj(u -> rows.stream().map(row -> row[u].equals(".") ? "" : row[u]).toList())
        .toList();
  }

  private static Agreement.Coefficient coefficient(Agreement a, String statistic, String scope) {
    return a.coefficients().stream()
        .filter(c -> c.statistic().equals(statistic) && c.scope().equals(scope))
        .findFirst()
        .orElseThrow();
  }

  private static double value(Agreement a, String statistic, String scope) {
    return coefficient(a, statistic, scope).figure().orElseThrow().value();
  }

  /** 50 grants that two readers accept or reject: 20 both accept, 15 neither. */
  @Test
  void kappaOfTwoCodersIsCohens() {
    List<List<String>> units = new ArrayList<>();
    units.addAll(Collections.nCopies(20, List.of("yes", "yes")));
    units.addAll(Collections.nCopies(5, List.of("yes", "no")));
    units.addAll(Collections.nCopies(10, List.of("no", "yes")));
    units.addAll(Collections.nCopies(15, List.of("no", "no")));
    Agreement agreement = of(units, "a", "b");
    assertThat(value(agreement, "percent agreement", "all")).isCloseTo(0.7, within(1e-12));
    // chance: 0.5 * 0.6 + 0.5 * 0.4 = 0.5
    assertThat(value(agreement, "Cohen's kappa", "all")).isCloseTo(0.4, within(1e-12));
    assertThat(agreement.table()).containsExactly(List.of(15, 10), List.of(5, 20));
    Evaluation.Figure figure =
        coefficient(agreement, "Cohen's kappa", "all").figure().orElseThrow();
    assertThat(figure.low()).isBetween(0.05, 0.25);
    assertThat(figure.high()).isBetween(0.55, 0.75);
  }

  /** Cohen, "A coefficient of agreement for nominal scales", 1960: 200 cases, kappa .492. */
  @Test
  void kappaOfTwoCodersIsThatOfThePublishedExample() {
    int[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    List<List<String>> units = new ArrayList<>();
    for (int a = 0; a < table.length; a++) {
      for (int b = 0; b < table.length; b++) {
        units.addAll(Collections.nCopies(table[a][b], List.of("c" + a, "c" + b)));
      }
    }
    assertThat(value(of(units, "a", "b"), "Cohen's kappa", "all"))
        .isCloseTo(0.29 / 0.59, within(1e-9));
  }

  /**
   * Fleiss, "Measuring nominal scale agreement among many raters", 1971: 30 patients, six
   * psychiatrists; kappa .430, and by diagnosis.
   */
  @Test
  void kappaByLabelIsThatOfThePublishedExample() {
    String counts =
        """
        00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
        10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
        00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
        """;
    List<List<String>> units = new ArrayList<>();
    for (String patient : counts.strip().split("\\s+", -1)) {
      List<String> codes = new ArrayList<>();
      for (int label = 0; label < 5; label++) {
        codes.addAll(Collections.nCopies(patient.charAt(label) - '0', String.valueOf(label)));
      }
      units.add(codes);
    }
    Agreement agreement = of(units, "a", "b", "c", "d", "e", "f");
    assertThat(value(agreement, "Fleiss' kappa", "all")).isCloseTo(0.430, within(5e-4));
    double[] byLabel = {0.245, 0.245, 0.520, 0.471, 0.566};
    for (int label = 0; label < byLabel.length; label++) {
      assertThat(value(agreement, "Fleiss' kappa", "label=" + label))
          .isCloseTo(byLabel[label], within(1e-3));
    }
  }

  /** Ten subjects, fourteen raters, five categories: kappa 0.210, a much quoted example. */
  @Test
  void kappaOfManyCodersIsFleiss() {
    int[][] counts = {
      {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
    };
    List<List<String>> units =
        Arrays.stream(counts)
            .map(
                of ->
                    IntStream.range(0, of.length)
                        .boxed()
                        .flatMap(label -> Collections.nCopies(of[label], "c" + label).stream())
                        .toList())
            .toList();
    String[] coders = IntStream.range(0, 14).mapToObj(c -> "r" + c).toArray(String[]::new);
    assertThat(value(of(units, coders), "Fleiss' kappa", "all")).isCloseTo(0.210, within(5e-4));
  }

  /** Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, sections B and C. */
  @Test
  void alphaIsThatOfThePublishedExamples() {
    Agreement two = of(units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), "m", "n");
    assertThat(value(two, "Krippendorff's alpha", "all")).isCloseTo(0.692, within(5e-4));
    Agreement four =
        of(
            units(
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 ."),
            "a",
            "b",
            "c",
            "d");
    assertThat(value(four, "Krippendorff's alpha", "all")).isCloseTo(0.743, within(5e-4));
    assertThat(coefficient(four, "Krippendorff's alpha", "all").units()).isEqualTo(11);
    Agreement.Coefficient fleiss = coefficient(four, "Fleiss' kappa", "all");
    assertThat(fleiss.figure()).isEmpty();
    assertThat(fleiss.problem()).contains("expected equally many");
    assertThat(four.coefficients().stream().map(Agreement.Coefficient::scope))
        .contains("label=5", "a/b", "c/d");
  }

  @Test
  void whatIsNotDefinedSaysWhy() {
    Agreement same = of(units("x x", "x x"), "a", "b");
    assertThat(value(same, "percent agreement", "all")).isEqualTo(1);
    assertThat(coefficient(same, "Cohen's kappa", "all").figure()).isEmpty();
    assertThat(coefficient(same, "Cohen's kappa", "all").problem()).isEqualTo("every code is 'x'");
    Agreement apart = of(units("x .", ". y"), "a", "b");
    assertThat(coefficient(apart, "Krippendorff's alpha", "all").problem())
        .isEqualTo("no unit has two codes");
    List<List<String>> lone = List.of(List.of("x"));
    assertThatThrownBy(() -> of(lone, "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void groupsAreDrawnTogetherAndSeedsRepeat() {
    List<List<String>> units = units("x y x y x y x x", "x y y y x x x x");
    List<String> groups = List.of("g", "g", "g", "g", "h", "h", "h", "h");
    List<String> coders = List.of("a", "b");
    Agreement first = Agreement.of(coders, units, groups, SAMPLES, 3);
    assertThat(Agreement.of(coders, units, groups, SAMPLES, 3)).isEqualTo(first);
    List<String> alone = Collections.nCopies(8, "");
    assertThat(Agreement.of(coders, units, alone, SAMPLES, 3)).isNotEqualTo(first);
  }
}
