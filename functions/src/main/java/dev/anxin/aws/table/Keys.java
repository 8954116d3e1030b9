package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.Unreadable;
import dev.anxin.ledger.Fact;
import dev.anxin.order.OrderKey;
import dev.anxin.payment.PaymentKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How items are named in the one table. docs/architecture.md lists the items.
public final class Keys {
    private static final String PAYMENT = "pay#";
    private static final String EVENT = "event#";

    private Keys() {}

    public static String partition(PaymentKey key) {
        return PAYMENT + key.account() + "#" + key.reference();
    }

    /// @throws Unreadable if it is no payment's partition key
    public static PaymentKey payment(String partition) {
        int end = partition.indexOf('#', PAYMENT.length());
        if (!partition.startsWith(PAYMENT) || end < 0) {
            throw new Unreadable("not the partition key of a payment");
        }
        try {
            return new PaymentKey(partition.substring(PAYMENT.length(), end), partition.substring(end + 1));
        } catch (IllegalArgumentException otherForm) {
            throw new Unreadable("not the partition key of a payment", otherForm);
        }
    }

    /// @param id its webhook-id
    static String event(String id) {
        return EVENT + id;
    }

    static boolean isEvent(String partition) {
        return partition.startsWith(EVENT);
    }

    /// @param partition an event's
    static String eventId(String partition) {
        return partition.substring(EVENT.length());
    }

    static Map<String, AttributeValue> of(String partition, String sort) {
        return Map.of("pk", fromS(partition), "sk", fromS(sort));
    }

    static String fact(Fact.Source source, String id) {
        return "fact#" + source.word() + "#" + id;
    }

    /// A merchant's name has no `#` in it, so no two orders share a partition.
    static String order(OrderKey key) {
        return "order#" + key.merchant() + "#" + key.order();
    }

    static String budget(String account, String time) {
        return "budget#" + account + "#" + time;
    }

    static String streak(String account) {
        return "streak#" + account;
    }

    /// Begins the keys of how long an account's customers waited.
    static String times(String account) {
        return "times#" + account + "#";
    }

    static String stray(String account, String id) {
        return "stray#" + account + "#" + id;
    }
}
