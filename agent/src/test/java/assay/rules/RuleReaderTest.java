package assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {
  private static final String GOOD =
      """
      {"id":"hot","version":1,"severity":"info","part":"sensors","condition":{"field":"reading","above":90},
       "message":"{name} is hot","subject":"{name}","evidence":["reading"],"remedy":"Cool it."}
      """
          .replace("\n", "");

  private static String file(String rules) {
    return "{\"parts\":[],\"conditions\":{},\"rules\":[" + rules + "]}";
  }

  @Test
  void aRuleIsRead() throws RuleException {
    Catalogue catalogue = RuleReader.read("site.json", file(GOOD));
    assertEquals("hot", catalogue.rules().getFirst().id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "remedy":"Cool it." | "remedie":"x" | rule hot: `remedie` is not known here, only condition, escalation, evidence, id, message, part, remedy, severity, subject, unknown, version
          ,"remedy":"Cool it." | | rule hot: `remedy` is missing
          "severity":"info" | "severity":"bad" | rule hot: `severity` is info, warning or critical, not bad
          "version":1 | "version":0 | rule hot: `version` is a number from 1 on
          "id":"hot" | "id":"Hot!" | rule Hot!: an id has small letters, digits and _ only
          "part":"sensors" | "part":"a.b.c" | rule hot: `part` is a section, or SECTION.LIST, not a.b.c
          "field":"reading" | "field":"a..b" | rule hot: `a..b` is no path of a field, such as health.asleep
          "field":"reading" | "field":"../x" | rule hot: `../x` is no path of a field, such as health.asleep
          "above":90 | "over":90 | rule hot: `over` of reading is not known
          "above":90 | "above":true | rule hot: `above` of reading cannot be true
          "above":90 | "above":90,"below":100 | rule hot: reading has two comparisons, `above` and `below`
          "above":90 | "as":"roman","above":90 | rule hot: `as` is word or version, not roman
          "above":90 | "present":false | rule hot: `present` of reading is true, and nothing else
          "above":90 | "in":[] | rule hot: `in` of reading cannot be []
          ,"above":90 | | rule hot: reading is compared with nothing
          "above":90 | "above":{"fields":"x"} | rule hot: `fields` is not known here, only field
          {"field":"reading","above":90} | {"is":"warm"} | rule hot: no condition before this one has the name warm
          {"field":"reading","above":90} | {"all":[],"any":[]} | rule hot: a condition is one of all, any, not, is, or has a field: {"all":[],"any":[]}
          {"field":"reading","above":90} | 7 | rule hot: is no object
          "{name} is hot" | "{name is hot" | rule hot: `name is hot` is no path of a field, such as health.asleep
          "{name} is hot" | "{name" | rule hot: `{name`: a } is missing
          "{name} is hot" | "[{name}" | rule hot: `[{name}`: a ] is missing
          "{name} is hot" | "name}" | rule hot: `name}`: nothing is open for its }
          "id":"hot" | "event":true,"id":"hot" | rule hot: `part` is not known here, only event, id, remedy, severity, version
          """)
  void whatIsWrongIsSaidInOneLine(String from, String to, String complaint) {
    String bad = GOOD.replace(from, to == null ? "" : to);
    RuleException refused =
        assertThrows(RuleException.class, () -> RuleReader.read("site.json", file(bad)));
    assertEquals("site.json: " + complaint, refused.getMessage());
  }

  @Test
  void aFileThatIsNoneIsRefused() {
    assertEquals("site.json: is no object", complaint(""));
    assertEquals("site.json is not JSON (line 2)", complaint("{\n\"rules\": [}"));
    assertEquals(
        "site.json: `rule` is not known here, only conditions, parts, rules",
        complaint("{\"rule\":[]}"));
    assertEquals("site.json: rule hot: is there twice", complaint(file(GOOD + "," + GOOD)));
    assertEquals(
        "site.json: condition a: no condition before this one has the name a",
        complaint("{\"conditions\":{\"a\":{\"is\":\"a\"}},\"parts\":[],\"rules\":[]}"));
    assertEquals(
        "site.json: part drives: `collectors` is no list",
        complaint(
            "{\"parts\":[{\"part\":\"drives\",\"name\":\"{name}\",\"collectors\":\"block\"}],"
                + "\"rules\":[]}"));
  }

  @Test
  void aConditionThatNeverEndsIsRefused() {
    String deep = "{\"not\":".repeat(200) + "{\"all\":[]}" + "}".repeat(200);
    assertEquals(
        "site.json: rule hot: the condition is nested too deep",
        complaint(file(GOOD.replace("{\"field\":\"reading\",\"above\":90}", deep))));
  }

  private static String complaint(String text) {
    return assertThrows(RuleException.class, () -> RuleReader.read("site.json", text)).getMessage();
  }
}
