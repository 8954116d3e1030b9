package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.anxin.payment.Money;
import dev.anxin.payment.RefundLimits;
import dev.anxin.payment.RefundLimits.Limit;
import dev.anxin.refund.AutomaticSpending.Used;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What automatic refunds of an account took in an hour and in a day of the clock (UTC). One that failed later
/// took its share all the same.
public record Budgets(DynamoDbClient dynamo, String table) {
    private static final int VERSION = 1;
    private static final String SORT = "budget";

    /// How long people can still look at what was spent.
    private static final Duration KEPT = Duration.ofDays(40);

    public Used hour(String account, String currency, Instant now) {
        return find(Keys.budget(account, hour(now)), currency);
    }

    public Used day(String account, String currency, Instant now) {
        return find(Keys.budget(account, day(now)), currency);
    }

    private Used find(String partition, String currency) {
        var item = dynamo.getItem(request ->
                        request.tableName(table).key(Keys.of(partition, SORT)).consistentRead(true))
                .item();
        return item.isEmpty()
                ? new Used(0, 0)
                : Versions.read(
                        item,
                        VERSION,
                        () -> new Used(
                                Versions.number(item, "refunds"),
                                item.containsKey(currency) ? Versions.number(item, currency) : 0));
    }

    /// One more refund of this amount, as writes among others: see [Transactions]. They fail all of them if it
    /// does not fit under a limit any more.
    public List<TransactWriteItem> writes(String account, Money amount, RefundLimits limits, Instant now) {
        return List.of(
                write(Keys.budget(account, hour(now)), amount, limits.hour(), now),
                write(Keys.budget(account, day(now)), amount, limits.day(), now));
    }

    private TransactWriteItem write(String partition, Money amount, Limit limit, Instant now) {
        var left = Math.max(0, limit.amount(amount.currency()) - amount.minor());
        var update = Update.builder()
                .tableName(table)
                .key(Keys.of(partition, SORT))
                .updateExpression("SET v = :v, expiresAt = :until ADD #refunds :one, #currency :amount")
                .conditionExpression("(attribute_not_exists(#refunds) OR #refunds < :most)"
                        + " AND (attribute_not_exists(#currency) OR #currency <= :left)")
                .expressionAttributeNames(Map.of("#refunds", "refunds", "#currency", amount.currency()))
                .expressionAttributeValues(Map.of(
                        ":v", number(VERSION),
                        ":until", number(now.plus(KEPT).getEpochSecond()),
                        ":one", number(1),
                        ":amount", number(amount.minor()),
                        ":most", number(limit.refunds()),
                        ":left", number(left)));
        return TransactWriteItem.builder().update(update.build()).build();
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    /// `2026-11-22T13`.
    private static String hour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).toString().substring(0, 13);
    }

    private static String day(Instant now) {
        return now.toString().substring(0, 10);
    }
}
