package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.refund.Balance;
import dev.anxin.refund.Reservation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The money items: what refunds take of the captured money of a payment. They never expire: facts may be
/// forgotten, money that was sent back may not.
public record Balances(DynamoDbClient dynamo, String table) {
    /// The version of what is written here.
    private static final int VERSION = 1;

    private static final String SORT = "money";

    /// The item as it is now, read consistently; [Balance#NONE] if there is none yet.
    ///
    /// @throws Unreadable if it is damaged or of a newer version: then no money moves
    public Balance find(PaymentKey payment) {
        var item = dynamo.getItem(request -> request.tableName(table)
                        .key(Keys.of(Keys.partition(payment), SORT))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Balance.NONE : read(item);
    }

    /// The balance as one of several writes: see [Transactions]. It fails all of them if anybody wrote the item
    /// since this one was read.
    public TransactWriteItem write(PaymentKey payment, Balance balance) {
        var put = Put.builder().tableName(table).item(item(payment, balance));
        if (balance.version() == 0) {
            put.conditionExpression("attribute_not_exists(pk)");
        } else {
            put.conditionExpression("version = :read")
                    .expressionAttributeValues(Map.of(":read", fromN(Long.toString(balance.version()))));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static Map<String, AttributeValue> item(PaymentKey payment, Balance balance) {
        var item = new HashMap<>(Keys.of(Keys.partition(payment), SORT));
        item.put("v", fromN(Integer.toString(VERSION)));
        item.put("version", fromN(Long.toString(balance.version() + 1)));
        item.put("captured", fromS(balance.captured().toString()));
        Map<String, Json> refunds = new LinkedHashMap<>();
        balance.refunds().forEach((id, reservation) -> refunds.put(id, write(reservation)));
        item.put("refunds", fromS(new Json.Fields(refunds).write()));
        return item;
    }

    private static Json write(Reservation reservation) {
        return SummaryJson.list(
                reservation.amount(),
                reservation.stage(),
                reservation.calls(),
                reservation.firstCall(),
                reservation.leaseUntil());
    }

    private static Balance read(Map<String, AttributeValue> item) {
        try {
            return Versions.read(item, VERSION, () -> balance(item));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException | BadJson damaged) {
            throw new Unreadable("a money item cannot be read", damaged);
        }
    }

    private static Balance balance(Map<String, AttributeValue> item) {
        var refunds = new TreeMap<String, Reservation>();
        Json.parse(Versions.text(item, "refunds"))
                .members()
                .forEach((id, reservation) -> refunds.put(id, reservation(reservation)));
        return new Balance(Versions.number(item, "version"), Money.parse(Versions.text(item, "captured")), refunds);
    }

    private static Reservation reservation(Json json) {
        return new Reservation(
                Money.parse(SummaryJson.text(json, 0)),
                Reservation.Stage.valueOf(SummaryJson.text(json, 1)),
                Math.toIntExact(SummaryJson.whole(json, 2)),
                SummaryJson.at(json, 3, Instant.MAX),
                SummaryJson.at(json, 4, Instant.EPOCH));
    }
}
