package dev.anxin.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Units by the rules of DynamoDB's developer guide.
final class ChargingTest {
    private final List<String> charged = new ArrayList<>();
    private final Table table =
            new Table(Map.of("due", new Table.Index("dueShard", "nextDueAt")), _ -> {}, new UnitMeter() {
                @Override
                public void wrote(Place place, double units) {
                    charged.add("w" + units + " " + place.index() + place.partition());
                }

                @Override
                public void read(Place place, double units) {
                    charged.add("r" + units + " " + place.index() + place.partition());
                }
            });
    private final TableClient client = new TableClient(table, Line.SURE, 100);

    /// @param bytes beside its key
    private static Map<String, AttributeValue> item(String sort, int bytes, String... more) {
        var item = new HashMap<>(Map.of("pk", fromS("p"), "sk", fromS(sort), "x", fromS("x".repeat(bytes))));
        for (int i = 0; i < more.length; i += 2) {
            item.put(more[i], fromS(more[i + 1]));
        }
        return item;
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.item(item));
    }

    @Test
    void writesByTheKilobyteOfTheLargerOfBeforeAndAfter() {
        put(item("a", 1_000));
        put(item("a", 1_100));
        put(item("a", 1));
        assertThat(charged).containsExactly("w1.0 p", "w2.0 p", "w2.0 p");
    }

    @Test
    void aConditionThatFailsIsPaidForWhatStandsThere() {
        put(item("a", 2_000));
        assertThatThrownBy(() -> client.putItem(
                        request -> request.item(item("a", 1)).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(charged).containsExactly("w2.0 p", "w2.0 p");
    }

    @Test
    void anIndexIsWrittenWhereItsKeysChange() {
        put(item("a", 1, "dueShard", "s", "nextDueAt", "1"));
        put(item("a", 2, "dueShard", "s", "nextDueAt", "1"));
        put(item("a", 2, "dueShard", "s", "nextDueAt", "2"));
        put(item("a", 2));
        assertThat(charged)
                .containsExactly(
                        "w1.0 p",
                        "w1.0 dues", // enters
                        "w1.0 p", // stays where it is
                        "w1.0 p",
                        "w1.0 dues",
                        "w1.0 dues", // moves
                        "w1.0 p",
                        "w1.0 dues"); // leaves
    }

    @Test
    void transactionsCostTwice() {
        transact("a", "b");
        assertThat(charged).containsExactly("w2.0 p", "w2.0 p");
        assertThatThrownBy(() -> transact("a", "c")).isInstanceOf(TransactionCanceledException.class);
        assertThat(charged).containsExactly("w2.0 p", "w2.0 p", "w2.0 p", "w2.0 p");
    }

    private void transact(String... sorts) {
        var writes = List.of(sorts).stream()
                .map(sort -> TransactWriteItem.builder()
                        .put(put ->
                                put.tableName("t").item(item(sort, 1)).conditionExpression("attribute_not_exists(pk)"))
                        .build())
                .toList();
        client.transactWriteItems(request -> request.transactItems(writes));
    }

    @Test
    void readsByFourKilobytesHalfWhereTheyMayBeBehind() {
        put(item("a", 3_000));
        put(item("b", 3_000));
        charged.clear();
        var key = Map.of("pk", fromS("p"), "sk", fromS("a"));
        client.getItem(request -> request.key(key));
        client.getItem(request -> request.key(key).consistentRead(true));
        client.getItem(request -> request.key(Map.of("pk", fromS("p"), "sk", fromS("none"))));
        client.query(request -> request.keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", fromS("p")))
                .projectionExpression("sk")
                .consistentRead(true));
        assertThat(charged).containsExactly("r0.5 p", "r1.0 p", "r0.5 p", "r2.0 p");
    }

    @Test
    void anIndexIsReadByWhatItShows() {
        put(item("a", 3_000, "dueShard", "s", "nextDueAt", "1"));
        put(item("b", 3_000, "dueShard", "s", "nextDueAt", "2"));
        charged.clear();
        client.query(request -> request.indexName("due")
                .keyConditionExpression("dueShard = :s")
                .expressionAttributeValues(Map.of(":s", fromS("s"))));
        assertThat(charged).containsExactly("r0.5 dues");
    }
}
