package assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Data flows one way: host, source, collector, report; imports point the other way only.
class ArchitectureTest {
  private static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("assay");

  @Test
  void importsPointAgainstTheFlow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("commands")
        .definedBy("assay")
        .layer("report")
        .definedBy("assay.report..")
        .layer("verdict")
        .definedBy("assay.verdict")
        .layer("step")
        .definedBy("assay.step")
        .layer("collector")
        .definedBy("assay.collector")
        .layer("source")
        .definedBy("assay.source..")
        .layer("config")
        .definedBy("assay.config")
        .layer("host")
        .definedBy("assay.host")
        .layer("inventory")
        .definedBy("assay.inventory")
        .layer("delivery")
        .definedBy("assay.delivery")
        .layer("json")
        .definedBy("assay.json")
        .layer("rules")
        .definedBy("assay.rules")
        .layer("schema")
        .definedBy("assay.schema")
        .layer("expected")
        .definedBy("assay.expected")
        .layer("diff")
        .definedBy("assay.diff")
        .whereLayer("json")
        .mayOnlyBeAccessedByLayers("source", "report", "rules", "schema", "commands")
        .whereLayer("schema")
        .mayOnlyBeAccessedByLayers("expected", "diff", "commands")
        .whereLayer("expected")
        .mayOnlyBeAccessedByLayers("commands")
        .whereLayer("diff")
        .mayOnlyBeAccessedByLayers("commands")
        .whereLayer("rules")
        .mayOnlyBeAccessedByLayers("collector", "report", "verdict", "expected", "commands")
        .whereLayer("commands")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("commands")
        .whereLayer("delivery")
        .mayOnlyBeAccessedByLayers("commands")
        .whereLayer("verdict")
        .mayOnlyBeAccessedByLayers("report", "expected", "commands")
        .whereLayer("step")
        .mayOnlyBeAccessedByLayers("report", "commands")
        .whereLayer("collector")
        .mayOnlyBeAccessedByLayers("report", "commands")
        .whereLayer("source")
        .mayOnlyBeAccessedByLayers("collector", "commands")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("step", "commands")
        .whereLayer("inventory")
        .mayOnlyBeAccessedByLayers(
            "collector", "report", "verdict", "rules", "expected", "commands")
        .check(AGENT);
  }

  @Test
  void onlyHostStartsProcesses() {
    noClasses()
        .that()
        .resideOutsideOfPackage("assay.host")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .check(AGENT);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("assay.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(AGENT);
  }

  @Test
  void sourcesAndCollectorsTouchTheMachineOnlyThroughHost() {
    noClasses()
        .that()
        .resideInAnyPackage("assay.source..", "assay.collector", "assay.inventory")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(AGENT);
  }

  @Test
  void oshiAndJnrStayBehindOneDoorEach() {
    classes()
        .that()
        .resideInAPackage("assay..")
        .and()
        .resideOutsideOfPackage("assay.source.oshi")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("oshi..")
        .check(AGENT);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("assay.host.NativeProcessGroups")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jnr..")
        .check(AGENT);
  }
}
