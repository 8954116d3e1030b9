package dev.anxin.simulation.judge;

import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.table.ItemChange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What may become of an order's item, read as it is written: each write counts one version on, fulfilled and
/// cancelled are final, and nobody takes another one's place. A cancelled order remembers whom it was paid with.
final class OrderRules {
    private static final Set<String> FINAL = Set.of("FULFILLED", "CANCELLED");

    private OrderRules() {}

    /// @return what is wrong with a write
    static Optional<String> wrong(ItemChange itemChange) {
        var before = itemChange.before();
        var after = itemChange.after();
        var status = text(after, "status");
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (number(after) != number(before) + 1) {
            return Optional.of("an order was written over: version " + number(after) + " on " + number(before));
        }
        var was = text(before, "status");
        if (FINAL.contains(was) && !was.equals(status)) {
            return Optional.of("an order was " + was + " and is " + status);
        }
        var holder = text(before, "holder");
        var next = text(after, "holder");
        if (!holder.isEmpty() && !next.isEmpty() && !holder.equals(next)) {
            return Optional.of("an order was held by " + holder + " and is by " + next);
        }
        if (status.equals("CANCELLED") && !next.equals(holder)) {
            return Optional.of("a cancelled order was paid with " + holder + " and is with " + next);
        }
        var takes = holder.isEmpty() && !next.isEmpty();
        return takes && payments(before, "out").contains(next)
                ? Optional.of(next + " holds an order that it was taken out of")
                : Optional.empty();
    }

    /// The payment with which an order was just fulfilled; empty if it was not now.
    static Optional<PaymentKey> fulfilled(ItemChange itemChange) {
        var holder = text(itemChange.after(), "holder");
        var now = text(itemChange.after(), "status").equals("FULFILLED")
                && !text(itemChange.before(), "status").equals("FULFILLED");
        return Optional.of(holder).filter(_ -> now).map(OrderRules::payment);
    }

    /// @param name as an order names it
    static PaymentKey payment(String name) {
        var slash = name.indexOf('/');
        return new PaymentKey(name.substring(0, slash), name.substring(slash + 1));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    private static long number(Map<String, AttributeValue> item) {
        var value = item.get("version");
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    private static Set<String> payments(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null || !value.hasSs() ? Set.of() : new TreeSet<>(value.ss());
    }
}
