package assay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditArgumentsTest {
  @Test
  void readsBothForms() {
    AuditArguments arguments =
        AuditArguments.parse(List.of("--only", "dmi,pci", "--deadline=5", "--only=block"));
    assertEquals(Map.of(AuditOption.ONLY, "block", AuditOption.DEADLINE, "5"), arguments.values());
    assertEquals(List.of(), arguments.problems());
  }

  @Test
  void whatIsNoOptionIsToldAndCostsNothingElse() {
    AuditArguments arguments = AuditArguments.parse(List.of("--nonsense", "-x", "--only", "dmi"));
    assertEquals(Map.of(AuditOption.ONLY, "dmi"), arguments.values());
    assertEquals(
        List.of(
            "command line: --nonsense is no option, ignored",
            "command line: -x is no option, ignored"),
        arguments.problems());
  }

  @Test
  void pathsThatAreNoneAreTold() {
    AuditArguments arguments =
        AuditArguments.parse(List.of("--output", "--sysroot=a\0b", "--tools", "/tools"));
    List<String> problems = new ArrayList<>();
    assertNull(arguments.path(AuditOption.OUTPUT, problems));
    assertNull(arguments.path(AuditOption.SYSROOT, problems));
    assertNull(arguments.path(AuditOption.RECORD, problems));
    assertEquals("/tools", String.valueOf(arguments.path(AuditOption.TOOLS, problems)));
    assertEquals(
        List.of(
            "command line: --output has no value, ignored",
            "command line: --sysroot is no path (Nul character not allowed), ignored"),
        problems);
  }
}
