package dev.anxin.function.rehearsal;

import dev.anxin.function.runtime.SnapshotHandler.Script;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.page.link.Seal;
import dev.anxin.page.link.Ticket;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A customer looks at the page, comes back, and looks again; another one has paid.
public final class PageScript {
    private static final PaymentKey WAITING = new PaymentKey(MadeUp.ACCOUNT, "waiting");
    private static final PaymentKey PAID = new PaymentKey(MadeUp.ACCOUNT, "paid");
    private static final Money PRICE = new Money(1099, "USD");

    private PageScript() {}

    public static Script of(Instant now) {
        var look = request("GET /pay/{token}", WAITING, now);
        var back = request("POST /pay/{token}", WAITING, now);
        var paid = request("GET /pay/{token}", PAID, now);
        return new Script(
                Map.of("ACCOUNTS_DOCUMENT", MadeUp.accounts(), "PAGE_KEY", MadeUp.pageKey()),
                List.of(look, back, look, paid));
    }

    private static Json request(String route, PaymentKey payment, Instant now) {
        var token = Seal.of(MadeUp.pageKey()).seal(Ticket.of(payment, payUntil(now)));
        return MadeUp.request(route, Map.of("token", token), Map.of("accept", "text/html"), "");
    }

    /// What is known of both.
    public static List<Fact> facts(Instant now) {
        var registration = new Registration(
                now,
                MadeUp.MERCHANT,
                "rehearsal",
                PRICE,
                "rehearsal",
                "en",
                "Asia/Shanghai",
                payUntil(now),
                "https://rehearsal.example",
                Terms.DEFAULT);
        var registered = new News.Registered(registration);
        return List.of(
                Fact.of(WAITING, Fact.Source.MERCHANT, "registered", now, registered),
                Fact.of(PAID, Fact.Source.MERCHANT, "registered", now, registered),
                Fact.of(PAID, Fact.Source.CALLBACK, "paid", now, new News.Paid(PRICE, PRICE.minor())));
    }

    private static Instant payUntil(Instant now) {
        return now.plus(Duration.ofMinutes(30));
    }
}
