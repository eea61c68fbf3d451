package assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final String PART =
      "{'n':5,'big':9007199254740993,'d':2.5,'max':8,'t':'OK','v':'2.10','on':true,'list':['a','B'],"
          + "'nothing':null,'deep':{'n':1}}";

  private static Truth of(String condition) throws Exception {
    JsonNode part = JsonTree.read(PART.replace('\'', '"'));
    return new ConditionReader().read(JsonTree.read(condition.replace('\'', '"'))).of(part, part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'field':'n','above':4}                        | YES
          {'field':'n','above':5}                        | NO
          {'field':'n','atLeast':5}                      | YES
          {'field':'n','below':5.5}                      | YES
          {'field':'n','equals':5.0}                     | YES
          {'field':'big','above':9007199254740992}       | YES
          {'field':'d','equals':2.5}                     | YES
          {'field':'n','below':{'field':'max'}}          | YES
          {'field':'max','below':{'field':'n'}}          | NO
          {'field':'n','below':{'field':'none'}}         | UNKNOWN
          {'field':'none','below':{'field':'n'}}         | UNKNOWN
          {'field':'none','equals':1}                    | UNKNOWN
          {'not':{'field':'none','equals':1}}            | UNKNOWN
          {'field':'nothing','present':true}             | NO
          {'field':'nothing','absent':true}              | YES
          {'field':'deep.n','equals':1}                  | YES
          {'field':'deep.n.n','absent':true}             | YES
          {'field':'n.n','equals':1}                     | UNKNOWN
          {'field':'t','equals':'OK'}                    | YES
          {'field':'t','equals':'ok'}                    | NO
          {'field':'t','as':'word','equals':'ok'}        | YES
          {'field':'t','as':'word','in':['no','ok']}     | YES
          {'field':'t','startsWith':['N','O']}           | YES
          {'field':'t','startsWith':'K'}                 | NO
          {'field':'t','above':1}                        | UNKNOWN
          {'field':'n','equals':'5'}                     | UNKNOWN
          {'not':{'field':'n','equals':'5'}}             | UNKNOWN
          {'field':'n','startsWith':'5'}                 | UNKNOWN
          {'field':'on','equals':true}                   | YES
          {'field':'v','as':'version','above':'2.9'}     | YES
          {'field':'v','above':'2.9'}                    | UNKNOWN
          {'field':'v','as':'version','below':{'field':'t'}} | NO
          {'field':'list','contains':'a'}                | YES
          {'field':'list','contains':'b'}                | NO
          {'field':'list','as':'word','contains':'b'}    | YES
          {'field':'t','contains':'O'}                   | UNKNOWN
          {'all':[]}                                     | YES
          {'any':[]}                                     | NO
          {'all':[{'field':'none','equals':1},{'field':'n','equals':4}]} | NO
          {'all':[{'field':'none','equals':1},{'field':'n','equals':5}]} | UNKNOWN
          {'any':[{'field':'none','equals':1},{'field':'n','equals':5}]} | YES
          {'any':[{'field':'none','equals':1},{'field':'n','equals':4}]} | UNKNOWN
          {'not':{'any':[]}}                             | YES
          """)
  void isAnswered(String condition, Truth expected) throws Exception {
    assertEquals(expected, of(condition), condition);
  }

  @Test
  void oneConditionNamesAnother() throws Exception {
    ConditionReader reader = new ConditionReader();
    reader.name("small", JsonTree.read("{\"field\":\"n\",\"below\":9}"));
    JsonNode part = JsonTree.read("{\"n\":5}");
    Condition condition = reader.read(JsonTree.read("{\"not\":{\"is\":\"small\"}}"));
    assertEquals(Truth.NO, condition.of(part, part));
  }
}
