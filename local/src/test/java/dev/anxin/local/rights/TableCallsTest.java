package dev.anxin.local.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Requests to DynamoDB, and the rights that they need.
final class TableCallsTest {
    private static final String TEMPLATE = """
            Resources:
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: things
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}, {AttributeName: shard, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - {IndexName: due, KeySchema: [{AttributeName: shard, KeyType: HASH}], Projection: {ProjectionType: ALL}}
            """;
    private static final PhysicalNames NAMES = new PhysicalNames(
            "anxin",
            "eu-west-1",
            "1",
            Map.of("Things.Ref", "things", "Things.Arn", "arn:aws:dynamodb:eu-west-1:1:table/things"));
    private static final Resources RESOURCES =
            new Resources(TemplateReader.read(TEMPLATE, Map.of(), NAMES, new Findings()), NAMES);

    /// The leading keys of one context are set off by blanks, contexts by strokes; `-` is no leading key.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            GetItem    | "Key":{"pk":{"S":"pay#1"}}                                                      | GetItem things pay#1
            PutItem    | "Item":{"pk":{"S":"pay#1"},"a":{"N":"1"}}                                       | PutItem things pay#1
            UpdateItem | "Key":{"pk":{"S":"pay#1"}},"UpdateExpression":"SET a = :a"                      | UpdateItem things pay#1
            DeleteItem | "Key":{"pk":{"S":"pay#1"}}                                                      | DeleteItem things pay#1
            PutItem    | "Item":{"a":{"N":"1"}}                                                          | PutItem things (unknown)
            Query      | "KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"pay#1"}} | Query things pay#1
            Query      | "KeyConditionExpression":"begins_with(sk, :s) AND #p=:p","ExpressionAttributeNames":{"#p":"pk"},"ExpressionAttributeValues":{":p":{"S":"pay#1"},":s":{"S":"x"}} | Query things pay#1
            Query      | "KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"pay#1"}]}} | Query things pay#1
            Query      | "FilterExpression":"a = :a"                                                     | Query things (unknown)
            Query      | "KeyConditionExpression":"sk = :p","ExpressionAttributeValues":{":p":{"S":"pay#1"}} | Query things (unknown)
            Query      | "IndexName":"due","KeyConditionExpression":"shard = :p","ExpressionAttributeValues":{":p":{"S":"due#3"}} | Query things/index/due due#3/-
            Scan       | "FilterExpression":"pk = :p"                                                    | Scan things -
            Scan       | "IndexName":"due"                                                               | Scan things/index/due -
            """)
    void needTheirAction(String operation, String body, String expected) {
        var request = "{\"TableName\":\"things\"," + body + "}";
        assertThat(calls(operation, request)).containsExactly(expected);
    }

    @Test
    void aBatchNeedsItsOwnActionForAllKeysOfATable() {
        assertThat(calls("BatchGetItem", """
                {"RequestItems":{"things":{"Keys":[{"pk":{"S":"pay#1"}},{"pk":{"S":"order#2"}}]},
                                 "other":{"Keys":[{"pk":{"S":"pay#1"}}]}}}"""))
                .containsExactly("BatchGetItem things order#2 pay#1", "BatchGetItem other (unknown)");
        assertThat(calls("BatchWriteItem", """
                {"RequestItems":{"things":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}},{"DeleteRequest":{"Key":{"pk":{"S":"b"}}}}]}}""")).containsExactly("BatchWriteItem things a b");
    }

    @Test
    void aTransactionNeedsTheActionOfEachItemWithItsOwnKeyAndWithAllKeys() {
        var calls = call("TransactWriteItems", """
                {"TransactItems":[
                  {"Put":{"TableName":"things","Item":{"pk":{"S":"a"}}}},
                  {"Update":{"TableName":"things","Key":{"pk":{"S":"b"}}}},
                  {"Delete":{"TableName":"things","Key":{"pk":{"S":"a"}}}},
                  {"ConditionCheck":{"TableName":"things","Key":{"pk":{"S":"c"}}}}]}""");
        assertThat(calls.stream().map(TableCallsTest::line))
                .containsExactly(
                        "PutItem things a/a b c",
                        "UpdateItem things b/a b c",
                        "DeleteItem things a/a b c",
                        "ConditionCheckItem things c/a b c");
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.contexts())
                        .allSatisfy(context -> assertThat(context)
                                .containsEntry(ActionCall.ENCLOSING_OPERATION, Set.of("TransactWriteItems"))));
        assertThat(calls("TransactGetItems", """
                {"TransactItems":[{"Get":{"TableName":"things","Key":{"pk":{"S":"a"}}}}]}""")).containsExactly("GetItem things a");
    }

    @Test
    void streamsAreNamedByTheirArnOrByAnIteratorThatBeginsWithIt() {
        assertThat(calls("GetRecords", """
                {"ShardIterator":"arn:aws:dynamodb:eu-west-1:1:table/things/stream/x|1|AAA"}""")).containsExactly("GetRecords things/stream/x -");
        assertThat(calls("DescribeStream", """
                {"StreamArn":"arn:aws:dynamodb:eu-west-1:1:table/things/stream/x"}""")).containsExactly("DescribeStream things/stream/x -");
    }

    @ParameterizedTest
    @CsvSource({"ExecuteStatement", "ExecuteTransaction", "BatchExecuteStatement", "DeleteTable", "MadeUp"})
    void whatNobodyKnowsIsNotJudged(String operation) {
        assertThatThrownBy(() -> calls(operation, "{\"Statement\":\"select * from things\"}"))
                .isInstanceOf(NotJudged.class)
                .hasMessage("dynamodb:" + operation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            PutItem    | "Item":{"pk":{"S":"p"},"a":{"N":"1"}},"ConditionExpression":"attribute_not_exists(b) AND #c.d < :x","ExpressionAttributeNames":{"#c":"c"} | a b c pk
            UpdateItem | "Key":{"pk":{"S":"p"}},"UpdateExpression":"SET v = :v, w.x = if_not_exists(y, :one) ADD n :one REMOVE z[1]" | n pk v w y z
            GetItem    | "Key":{"pk":{"S":"p"}},"ProjectionExpression":"a, #b","ExpressionAttributeNames":{"#b":"b"} | a b pk
            GetItem    | "Key":{"pk":{"S":"p"}} | (unknown) pk
            Query      | "KeyConditionExpression":"pk = :p AND sk BETWEEN :a AND :b","Select":"COUNT" | pk sk
            Query      | "KeyConditionExpression":"pk = :p" | (unknown) pk
            """)
    void attributesAreAllThatAreNamed(String operation, String body, String expected) {
        var call = call(operation, "{\"TableName\":\"things\"," + body + "}").getFirst();
        assertThat(String.join(
                        " ", new TreeSet<>(call.contexts().getFirst().getOrDefault(ActionCall.ATTRIBUTES, Set.of()))))
                .isEqualTo(expected);
    }

    @Test
    void aTestsOwnTableStandsInThePlaceOfTheTemplates() {
        RESOURCES.standIn("things", "quiet");
        RESOURCES.standIn("none of the template's", "lonely");
        assertThat(calls("GetItem", "{\"TableName\":\"quiet\",\"Key\":{\"pk\":{\"S\":\"a\"}}}"))
                .containsExactly("GetItem things a");
        assertThat(calls("GetItem", "{\"TableName\":\"lonely\",\"Key\":{\"pk\":{\"S\":\"a\"}}}"))
                .containsExactly("GetItem lonely (unknown)");
    }

    private static List<ActionCall> call(String operation, String body) {
        return new TableCalls(RESOURCES).of(operation, JsonMapper.shared().readTree(body));
    }

    private static List<String> calls(String operation, String body) {
        return call(operation, body).stream().map(TableCallsTest::line).toList();
    }

    private static String line(ActionCall call) {
        var keys = call.contexts().stream()
                .map(context ->
                        String.join(" ", new TreeSet<>(context.getOrDefault(ActionCall.LEADING_KEYS, Set.of("-")))))
                .collect(Collectors.joining("/"));
        return call.action().replace("dynamodb:", "") + " " + call.resource().replaceFirst(".*:table/", "") + " "
                + keys;
    }
}
