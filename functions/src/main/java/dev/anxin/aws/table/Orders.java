package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.anxin.aws.Unreadable;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.order.Holder;
import dev.anxin.order.MerchantOrder;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The order items. A change and the facts about it are one transaction: each of the order's payments sees
/// the order as it is, or does not see it change at all.
///
/// @param facts of the same table
public record Orders(DynamoDbClient dynamo, String table, Facts facts) {
    /// The version of what is written here.
    private static final int VERSION = 1;

    private static final String SORT = "order";
    private static final String ABSENT = "attribute_not_exists(pk)";
    private static final String UNCHANGED = "version = :read";

    /// The item as it is now, read consistently; empty if no payment was registered for it.
    ///
    /// @throws Unreadable if it is damaged or of a newer version
    public Optional<MerchantOrder> find(OrderKey key) {
        var item = dynamo.getItem(request -> request.tableName(table)
                        .key(Keys.of(Keys.order(key), SORT))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(key, item));
    }

    /// Everything that takes an order from the version that was read to its next one: the item, and a fact for
    /// each of its payments if they see a difference. Others may stand beside them in the same transaction.
    ///
    /// @return at most 21; the transaction fails if anybody changed the order since `before` was read
    public List<TransactWriteItem> writes(MerchantOrder before, MerchantOrder after, Evidence evidence) {
        var item = Stream.of(write(before, after));
        // In one order everywhere: a set has another one in each process.
        var told = after.payments().stream().sorted(Comparator.comparing(PaymentKey::toString));
        var news = after.looksAs(before) ? Stream.<PaymentKey>empty() : told;
        return Stream.concat(item, news.map(payment -> facts.write(fact(after, payment), evidence)))
                .toList();
    }

    /// @return whether it was written; false if somebody changed the order since `before` was read
    public boolean commit(MerchantOrder before, MerchantOrder after, Evidence evidence) {
        return after.looksAs(before)
                ? put(before, after)
                : new Transactions(dynamo).commit(writes(before, after, evidence));
    }

    /// The item alone: a transaction of one would cost twice as much.
    private boolean put(MerchantOrder before, MerchantOrder after) {
        var put = PutItemRequest.builder().tableName(table).item(item(after));
        if (before.version() == 0) {
            put.conditionExpression(ABSENT);
        } else {
            put.conditionExpression(UNCHANGED).expressionAttributeValues(read(before));
        }
        try {
            dynamo.putItem(put.build());
            return true;
        } catch (ConditionalCheckFailedException | TransactionConflictException overtaken) {
            return false;
        }
    }

    /// Tells one payment how the order stands, once for each version.
    public void tell(MerchantOrder order, PaymentKey payment, Evidence evidence) {
        facts.put(fact(order, payment), evidence);
    }

    /// What one payment learns of the order; named by the order's version.
    public static Fact fact(MerchantOrder order, PaymentKey payment) {
        var news = new News.OrderChanged(order.viewOf(payment));
        return Fact.of(payment, Fact.Source.ORDER, Long.toString(order.version()), order.at(), news);
    }

    private TransactWriteItem write(MerchantOrder before, MerchantOrder after) {
        var put = Put.builder().tableName(table).item(item(after));
        if (before.version() == 0) {
            put.conditionExpression(ABSENT);
        } else {
            put.conditionExpression(UNCHANGED).expressionAttributeValues(read(before));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static Map<String, AttributeValue> read(MerchantOrder before) {
        return Map.of(":read", fromN(Long.toString(before.version())));
    }

    private static Map<String, AttributeValue> item(MerchantOrder order) {
        var item = new HashMap<>(Keys.of(Keys.order(order.key()), SORT));
        item.put("v", fromN(Integer.toString(VERSION)));
        item.put("version", fromN(Long.toString(order.version())));
        item.put("status", fromS(order.status().name()));
        item.put("at", fromN(Long.toString(order.at().toEpochMilli())));
        order.holder().who().ifPresent(holder -> item.put("holder", fromS(holder.toString())));
        put(item, "payments", order.payments());
        put(item, "out", order.out());
        return item;
    }

    /// A set in DynamoDB is never empty.
    private static void put(Map<String, AttributeValue> item, String name, Set<PaymentKey> payments) {
        if (!payments.isEmpty()) {
            item.put(
                    name,
                    fromSs(payments.stream().map(PaymentKey::toString).sorted().toList()));
        }
    }

    private static MerchantOrder read(OrderKey key, Map<String, AttributeValue> item) {
        try {
            return Versions.read(
                    item,
                    VERSION,
                    () -> new MerchantOrder(
                            key,
                            Versions.number(item, "version"),
                            Order.Status.valueOf(Versions.text(item, "status")),
                            item.containsKey("holder")
                                    ? new Holder.By(payment(Versions.text(item, "holder")))
                                    : Holder.Nobody.NOBODY,
                            payments(item, "payments"),
                            payments(item, "out"),
                            Instant.ofEpochMilli(Versions.number(item, "at"))));
        } catch (IllegalArgumentException damaged) {
            throw new Unreadable("an order cannot be read", damaged);
        }
    }

    private static Set<PaymentKey> payments(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).stream()
                .flatMap(set -> set.ss().stream())
                .map(Orders::payment)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// An account has no `/` in its name.
    private static PaymentKey payment(String text) {
        var parts = text.split("/", 2);
        return new PaymentKey(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
