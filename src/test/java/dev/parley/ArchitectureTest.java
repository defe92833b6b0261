package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages import one another in one direction only, and adapters keep their libraries. */
final class ArchitectureTest {

  private static final String BASE = "dev.parley";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("text", Set.of()),
          Map.entry("encoder", Set.of()),
          Map.entry("data", Set.of()),
          Map.entry("words", Set.of("text")),
          Map.entry("frame", Set.of("text", "words")),
          Map.entry("model", Set.of("text", "encoder", "data", "words", "frame")),
          Map.entry("article", Set.of("text", "model")),
          Map.entry("evaluation", Set.of("data")),
          Map.entry("bench", Set.of("data", "words", "model", "evaluation", "train")),
          Map.entry("audit", Set.of("text", "article", "evaluation")),
          Map.entry("run", Set.of("data")),
          Map.entry("train", Set.of("text", "encoder", "data", "words", "model", "evaluation")),
          Map.entry("corenlp", Set.of("text")),
          Map.entry("onnx", Set.of("text", "encoder")),
          Map.entry("djl", Set.of("text", "encoder", "data", "model", "evaluation", "train")),
          Map.entry("smile", Set.of("words", "model", "train")),
          Map.entry("chart", Set.of()),
          Map.entry(
              "report",
              Set.of("text", "data", "evaluation", "bench", "chart", "article", "model", "audit")));

  /** Packages that may import all others. */
  private static final Set<String> TOP = Set.of("", "cli");

  private static final Map<String, Set<String>> HOME_OF_LIBRARY =
      Map.ofEntries(
          Map.entry("edu.stanford..", Set.of("corenlp")),
          Map.entry("smile..", Set.of("smile")),
          Map.entry("ai.onnxruntime..", Set.of("onnx")),
          Map.entry("ai.djl..", Set.of("djl")),
          Map.entry("org.apache.commons.csv..", Set.of("data")),
          Map.entry("org.apache.commons.io..", Set.of("data")),
          Map.entry("org.apache.commons.statistics..", Set.of("evaluation", "bench")),
          Map.entry("io.airlift..", Set.of("data")),
          Map.entry("com.fasterxml..", Set.of("data", "model", "onnx", "report", "cli", "run")),
          Map.entry("org.knowm..", Set.of("chart")),
          Map.entry("picocli..", Set.of("cli")),
          Map.entry("me.tongfei..", Set.of("cli")));

  @Test
  void everyPackageIsKnown() {
    assertThat(
            CLASSES.stream()
                .map(c -> c.getPackageName().substring(BASE.length()).replaceFirst("^\\.", ""))
                .filter(name -> !TOP.contains(name)))
        .isNotEmpty()
        .allMatch(MAY_IMPORT::containsKey);
  }

  @Test
  void noEdgeIsListedThatNobodyUses() {
    MAY_IMPORT.forEach(
        (name, allowed) ->
            assertThat(
                    CLASSES.stream()
                        .filter(c -> isIn(c, name))
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .map(d -> d.getTargetClass().getBaseComponentType().getPackageName())
                        .filter(target -> target.startsWith(BASE + "."))
                        .map(target -> target.substring(BASE.length() + 1))
                        .filter(target -> !target.equals(name)))
                .as(name)
                .containsAll(allowed));
  }

  @TestFactory
  Iterable<DynamicTest> aPackageImportsOnlyWhatItMay() {
    return MAY_IMPORT.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> assertImports(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static void assertImports(String name, Set<String> allowed) {
    classes()
        .that()
        .resideInAPackage(BASE + "." + name)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are outside Parley or in " + name + " and " + allowed,
                c -> isOutside(c) || isIn(c, name) || allowed.stream().anyMatch(p -> isIn(c, p))))
        .check(CLASSES);
  }

  private static boolean isOutside(JavaClass c) {
    return !c.getPackageName().startsWith(BASE);
  }

  private static boolean isIn(JavaClass c, String name) {
    return c.getPackageName().equals(BASE + "." + name);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nobodyImportsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + ".cli")
        .check(CLASSES);
  }

  @TestFactory
  Iterable<DynamicTest> aLibraryStaysAtHome() {
    return HOME_OF_LIBRARY.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        noClasses()
                            .that(
                                DescribedPredicate.<JavaClass>describe(
                                    "reside outside " + entry.getValue(),
                                    c -> entry.getValue().stream().noneMatch(p -> isIn(c, p))))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(entry.getKey())
                            .check(CLASSES)))
        .toList();
  }

  @Test
  void noPublicSignatureNamesALibrary() {
    for (JavaClass c : CLASSES) {
      if (!c.getModifiers().contains(JavaModifier.PUBLIC) || isIn(c, "cli")) {
        continue;
      }
      c.getMethods().stream()
          .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
          .flatMap(m -> m.getAllInvolvedRawTypes().stream())
          .forEach(
              type ->
                  assertThat(type.getPackageName())
                      .as("%s in a public signature of %s", type.getName(), c.getName())
                      .doesNotStartWith("edu.stanford")
                      .doesNotStartWith("smile.")
                      .doesNotStartWith("ai.onnxruntime")
                      .doesNotStartWith("com.fasterxml")
                      .doesNotStartWith("io.airlift")
                      .doesNotStartWith("org.knowm")
                      .doesNotStartWith("java.awt")
                      .doesNotStartWith("org.apache"));
    }
  }

  @Test
  void fewerThanHalfOfTheTypesArePublic() {
    long topLevel = CLASSES.stream().filter(c -> isTopLevel(c)).count();
    long open =
        CLASSES.stream()
            .filter(c -> isTopLevel(c) && c.getModifiers().contains(JavaModifier.PUBLIC))
            .count();
    assertThat(open).isLessThanOrEqualTo(topLevel * 45 / 100);
  }

  private static boolean isTopLevel(JavaClass c) {
    return c.isTopLevelClass() && !c.getSimpleName().equals("package-info");
  }
}
