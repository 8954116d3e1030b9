package dev.anxin.local.product.console;

import dev.anxin.aws.table.Evidence;
import dev.anxin.aws.table.Facts;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Registration;
import dev.anxin.local.product.ProductStack;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.privacy.KeptBody;
import java.time.Duration;
import java.time.Instant;

/// Starts a stack with work for people in it, for the walk through the console (checks/page/console.mjs): says where it
/// is in one line of JSON, and runs until its input ends.
final class ConsoleWalk {
    private static final Money PRICE = new Money(12900, "CNY");
    private static final PaymentKey STORY = new PaymentKey("olepay", "made-story");

    private static final PaymentKey PAID = new PaymentKey("olepay", "made-paid");

    private final Facts facts;
    private final Instant began = Instant.now().minusSeconds(3600);

    private ConsoleWalk(Facts facts) {
        this.facts = facts;
    }

    public static void main(String[] arguments) throws Exception {
        var stack = ProductStack.shared();
        var walk = new ConsoleWalk(new Facts(stack.engineClients().tables(), stack.physical("Ledger")));
        walk.story();
        walk.put(PAID, Source.MERCHANT, 0, walk.registered("order-paid"));
        walk.put(PAID, Source.CALLBACK, 1, new News.Paid(PRICE, PRICE.minor()));
        for (int number = 0; number < 55; number++) {
            var key = new PaymentKey("olepay", "made-" + number);
            walk.put(key, Source.MERCHANT, 0, walk.registered("order-" + number));
            walk.put(key, Source.CALLBACK, number % 50, new News.Paid(new Money(1, "CNY"), 1));
        }
        stack.awaitIdle(Duration.ofMinutes(10));
        System.out.println(Json.object(
                        "console",
                        stack.consoleUri().orElseThrow(),
                        "issuer",
                        stack.issuer(),
                        "account",
                        STORY.account(),
                        "reference",
                        STORY.reference(),
                        "paid",
                        PAID.reference())
                .write());
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    /// A customer who was refused for want of balance, and says otherwise.
    private void story() {
        put(STORY, Source.MERCHANT, 0, registered("order-story"));
        put(STORY, Source.CUSTOMER, 2, new News.Returned());
        put(STORY, Source.CHECK, 3, new News.Rang(1), new News.NoAnswer("made"));
        put(STORY, Source.CALLBACK, 4, new News.Failed("made-attempt", "101"));
        put(STORY, Source.CUSTOMER, 6, new News.CustomerAnswered(Feedback.BALANCE_FINE, "101"));
        var words = new KeptBody(Json.object("text", "<b>I have paid.</b> 余额充足"), "ab".repeat(32), "", at(7));
        facts.put(
                Fact.of(STORY, Source.CUSTOMER, "comment#1", at(7), new News.CustomerCommented(1, "digest")),
                new Evidence(at(7), words, Duration.ofDays(30)));
    }

    private void put(PaymentKey key, Source source, long minute, News... news) {
        facts.put(
                Fact.of(key, source, "made-" + minute, at(minute), news),
                Evidence.own(at(minute), Duration.ofDays(30)));
    }

    private News registered(String order) {
        return new News.Registered(new Registration(
                began, "demo-shop", order, PRICE, "", "en", "UTC", began.plus(Duration.ofDays(1)), "", Terms.DEFAULT));
    }

    private Instant at(long minute) {
        return began.plusSeconds(60 * minute);
    }
}
