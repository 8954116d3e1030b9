package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.Digest;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The facts of all payments. Each is put once, conditional on its absence, and never changed: that one
/// call is all that stands between a gateway's callback and its answer.
public final class Facts {
    /// The version of what is written here. A reader that meets a higher one parks the payment.
    static final int VERSION = 1;

    private static final String ABSENT = "attribute_not_exists(pk)";

    private final DynamoDbClient dynamo;
    private final String table;

    public Facts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /// @return whether it was new: a repeat changes nothing
    public boolean put(Fact fact, Evidence evidence) {
        return put(item(fact, evidence));
    }

    /// The same as one of several writes: see [Transactions]. A fact that stands there already fails all of
    /// them.
    public TransactWriteItem write(Fact fact, Evidence evidence) {
        var put = Put.builder().tableName(table).item(item(fact, evidence)).conditionExpression(ABSENT);
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static Map<String, AttributeValue> item(Fact fact, Evidence evidence) {
        var item = item(Keys.of(Keys.partition(fact.payment()), Keys.fact(fact.source(), fact.id())), evidence);
        item.put("at", fromN(Long.toString(fact.told().toEpochMilli())));
        item.put("sum", fromS(SummaryJson.write(Summary.of(fact))));
        item.putAll(ToldSoFar.promised(fact.news()));
        return item;
    }

    /// Keeps a signed callback that is about no payment.
    ///
    /// @param id the gateway's own id of it
    public boolean putStray(String account, String id, String why, Evidence evidence) {
        var item = item(Keys.of(Keys.stray(account, id), Keys.fact(Fact.Source.CALLBACK, id)), evidence);
        item.put("why", fromS(why));
        return put(item);
    }

    /// What every item here has, whatever it says.
    private static Map<String, AttributeValue> item(Map<String, AttributeValue> key, Evidence evidence) {
        var item = new HashMap<>(key);
        item.put("v", fromN(Integer.toString(VERSION)));
        item.put("heard", fromN(Long.toString(evidence.at().toEpochMilli())));
        item.put("expiresAt", fromN(Long.toString(evidence.until().getEpochSecond())));
        KeptAttributes.write(item, evidence.body());
        return item;
    }

    private boolean put(Map<String, AttributeValue> item) {
        try {
            dynamo.putItem(request -> request.tableName(table)
                    .item(item)
                    .conditionExpression(ABSENT)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            return true;
        } catch (ConditionalCheckFailedException repeated) {
            return false;
        }
    }

    /// One fact's fragment of summary, read consistently.
    public Optional<Summary> find(PaymentKey payment, Fact.Source source, String id) {
        var item = dynamo.getItem(request -> request.tableName(table)
                        .key(Keys.of(Keys.partition(payment), Keys.fact(source, id)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(fragment(item));
    }

    /// Whether there is any fact of this source whose id begins so, read consistently.
    public boolean knowsAny(PaymentKey payment, Fact.Source source, String idBegins) {
        return dynamo.query(request -> request.tableName(table)
                                .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                                .expressionAttributeValues(Map.of(
                                        ":pk",
                                        fromS(Keys.partition(payment)),
                                        ":prefix",
                                        fromS(Keys.fact(source, idBegins))))
                                .limit(1)
                                .select(Select.COUNT)
                                .consistentRead(true))
                        .count()
                > 0;
    }

    /// What all facts of a payment add up to, read consistently, page by page.
    public Summary sum(PaymentKey payment) {
        return sum(payment, "fact#");
    }

    /// What the facts about messages of a payment add up to, read consistently.
    public ToldSoFar told(PaymentKey payment) {
        return items(payment, Keys.fact(Fact.Source.TELL, ""))
                .map(ToldSoFar::of)
                .reduce(ToldSoFar.NOTHING, ToldSoFar::and);
    }

    private Summary sum(PaymentKey payment, String prefix) {
        return items(payment, prefix).map(Facts::fragment).reduce(Summary.EMPTY, Summary::join);
    }

    private Stream<Map<String, AttributeValue>> items(PaymentKey payment, String prefix) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                        .expressionAttributeValues(
                                Map.of(":pk", fromS(Keys.partition(payment)), ":prefix", fromS(prefix)))
                        .projectionExpression("v, #sum, #at, " + ToldSoFar.HEAR_BY + ", " + ToldSoFar.LIKELY_BY)
                        .expressionAttributeNames(Map.of("#sum", "sum", "#at", "at"))
                        .consistentRead(true))
                .items()
                .stream();
    }

    /// Names a summary by its content.
    public static String digest(Summary summary) {
        return Digest.of(SummaryJson.write(summary).getBytes(StandardCharsets.UTF_8));
    }

    /// The fragment that an item holds.
    ///
    /// @throws dev.anxin.aws.Unreadable if it is damaged or of a newer version
    public static Summary fragment(Map<String, AttributeValue> item) {
        return Versions.read(item, VERSION, () -> SummaryJson.read(Versions.text(item, "sum")));
    }
}
