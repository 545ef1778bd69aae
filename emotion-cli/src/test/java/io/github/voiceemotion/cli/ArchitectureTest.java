package io.github.voiceemotion.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may depend on what. The command line sees every library, so that the rules stand here. */
class ArchitectureTest {

  private static final String ROOT = "io.github.voiceemotion.";

  /** What Spark starts: a program, though it lies in a library. */
  private static final String SPARK_PROGRAM = ROOT + "spark.PredictEmotion";

  /** The libraries, and which others each may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "audio", Set.of(),
          "features", Set.of("audio"),
          "model", Set.of("audio", "features"),
          "api", Set.of("audio", "features", "model"),
          "training", Set.of("audio", "features", "model"),
          "transcription", Set.of("audio"),
          "history", Set.of("audio", "model"),
          "spark", Set.of("audio", "features", "model", "api", "transcription", "training"),
          "web", Set.of("audio", "features", "model", "api", "transcription", "history"));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.voiceemotion");
  }

  @Test
  void packagesDoNotGoInCircles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void librariesUseOnlyThoseBelowThem() {
    MAY_USE.forEach(
        (library, used) ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + library + "..")
                .should(
                    dependOnClassesThat(
                        describe(
                            "are of other modules than " + used,
                            other -> isOurs(other) && !isOf(library, used, other))))
                .check(classes));
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }

  private static boolean isOf(String library, Set<String> used, JavaClass type) {
    String module = module(type);
    return module.equals(library) || used.contains(module);
  }

  private static String module(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
  }

  @Test
  void theRulesKnowEveryLibrary() {
    Set<String> found = new TreeSet<>();
    classes.stream()
        .filter(ArchitectureTest::isOurs)
        .map(ArchitectureTest::module)
        .forEach(found::add);
    found.remove("cli");

    assertEquals(new TreeSet<>(MAY_USE.keySet()), found);
  }

  @Test
  void librariesNeitherPrintNorKnowTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .and()
        .doNotHaveFullyQualifiedName(SPARK_PROGRAM)
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "org.jline..")
        .check(classes);
  }

  @Test
  void librariesDoNotEndTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .and()
        .doNotHaveFullyQualifiedName(SPARK_PROGRAM)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(classes);
  }

  /** So that its types cannot be in the signatures of others either. */
  @Test
  void trainingAloneKnowsDl4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.datavec..")
        .check(classes);
  }

  /** FFmpeg is behind the decoder, OpenBLAS behind the network. */
  @Test
  void nativeCodeIsKnownWhereItIsCalledAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "audio", ROOT + "model..", ROOT + "training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(classes);
  }
}
