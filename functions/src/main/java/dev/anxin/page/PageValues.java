package dev.anxin.page;

import dev.anxin.payment.MethodClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the gaps in the page's texts are filled with, by name; empty for what nobody knows.
final class PageValues {
    private PageValues() {}

    static Map<String, String> of(CustomerView customerView) {
        var values = new HashMap<String, String>();
        var times = customerView.times();
        var due = customerView.due();
        var now = customerView.paymentContext().now();
        values.put("expected", customerView.expected());
        values.put("captured", customerView.captured());
        values.put("returned", customerView.returned());
        values.put("left", customerView.left());
        values.put("remaining", customerView.remaining());
        values.put("returnedAt", time(customerView.returnedAt(), times::minute));
        values.put("hearBy", time(customerView.hearBy(), times::minute));
        values.put("returnsBy", time(customerView.returnsBy(), times::minute));
        values.put("due", time(due.at(), times.withZone()::minute));
        values.put("dueDay", time(due.at().filter(now::isBefore), times.withZone()::day));
        values.put("until", time(due.until(), times.withZone()::minute));
        values.put("number", due.number());
        values.put("advice", customerView.advice());
        values.put("transfer", due.methodClass() == MethodClass.TRANSFER ? "yes" : "");
        values.put("waited", customerView.hasWaited() ? "yes" : "");
        values.put("usual", customerView.usual("usual"));
        values.put("usual-still", customerView.usual("usual-still"));
        values.put("usual-bank", values.get("dueDay").isEmpty() ? "" : customerView.usual("usual-bank"));
        return values;
    }

    private static String time(Optional<Instant> at, Function<Instant, String> clock) {
        return at.map(clock).orElse("");
    }
}
