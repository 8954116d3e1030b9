package dev.anxin.local.rehearsal;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.reconcile.FindingKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Who plays in a rehearsal: payments by their number, what our books say of each, and what the gateway says.
/// Of a hundred, 97 agree.
///
/// @param noon when all of it happened: hours ago
record RehearsalPayments(Instant noon) {
    static final String ACCOUNT = "rehearsal";

    private static final String REFERENCE = "made-";
    private static final Money PRICE = new Money(29900, "CNY");

    static PaymentKey key(int number) {
        return new PaymentKey(ACCOUNT, REFERENCE + number);
    }

    /// @return below 0 if it is none of ours
    static int number(String reference) {
        return reference.matches(REFERENCE + "[0-9]{1,8}") ? Integer.parseInt(reference.substring(5)) : -1;
    }

    /// What a comparison should find of it; nothing of most.
    static Optional<FindingKind> expected(int number) {
        return switch (number % 100) {
            case 11 -> Optional.of(FindingKind.FULFILLED_UNPAID);
            case 47 -> Optional.of(FindingKind.UNHEARD_OUTCOME);
            case 83 -> Optional.of(FindingKind.UNREQUESTED_REFUND);
            default -> Optional.empty();
        };
    }

    /// What our books know.
    Summary books(int number) {
        var key = key(number);
        var registration = new Registration(
                noon,
                "demo-shop",
                "SO-" + number,
                PRICE,
                "customer-" + number,
                "zh-CN",
                "Asia/Shanghai",
                noon.plus(Duration.ofMinutes(30)),
                "",
                Terms.DEFAULT);
        var facts = Stream.<News>builder().add(new News.Registered(registration));
        if (isPaidHere(number)) {
            facts.add(new News.Paid(PRICE, PRICE.minor()))
                    .add(new News.OrderChanged(new Order(2, Order.Status.FULFILLED, Order.Holder.THIS, noon)));
        }
        return Summary.of(
                new Fact(key, Source.MERCHANT, "made", noon, facts.build().toList()));
    }

    private static boolean isPaidHere(int number) {
        return expected(number).map(kind -> kind != FindingKind.UNHEARD_OUTCOME).orElse(number % 4 != 0);
    }

    /// What OlePay answers.
    String gateway(int number) {
        var paid = expected(number)
                .map(kind -> kind != FindingKind.FULFILLED_UNPAID)
                .orElseGet(() -> isPaidHere(number));
        var refunds = expected(number)
                        .filter(kind -> kind == FindingKind.UNREQUESTED_REFUND)
                        .isPresent()
                ? """
                ,"refunds":[{"refund_id":"rf_%d","status":"succeeded","refund_amount":100,"currency":"CNY"}]""".formatted(number)
                : "";
        return """
                {"order_id":"%s","payment_id":"op_%d","status":"%s","amount":29900,"currency":"CNY","created_at":"%s"%s%s}""".formatted(
                        key(number).reference(),
                        number,
                        paid ? "succeeded" : "waiting",
                        noon,
                        paid ? ",\"paid_at\":\"" + noon + "\"" : "",
                        refunds);
    }
}
