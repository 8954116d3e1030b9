package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.simulator.Sender;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the shop does with the order of a story, and with orders beside it.
final class OrderActs {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

    /// Three hours: gateways that could not tell in time tell again after two.
    private static final int QUESTIONS = 1_080;

    private static final Duration BETWEEN_CUSTOMERS = Duration.ofSeconds(20);

    private final Story story;
    private final OutsideWorld outsideWorld;
    private final Merchant merchant;
    private final RetryingCalls retryingCalls;
    private final List<String> requests;
    private final List<PaymentKey> crowd = new CopyOnWriteArrayList<>();

    /// @param requests where answers are noted
    OrderActs(Story story, OutsideWorld outsideWorld, Merchant merchant, List<String> requests) {
        this.story = story;
        this.outsideWorld = outsideWorld;
        this.merchant = merchant;
        this.retryingCalls = new RetryingCalls(outsideWorld.agenda());
        this.requests = requests;
    }

    /// A shop that is told "not paid" asks again, because it may be ahead of the news.
    ///
    /// @return when it was asked for the last time
    Instant fulfil() throws InterruptedException {
        var at = outsideWorld.agenda().now();
        var answer = retryingCalls.ask("the fulfilment", () -> merchant.fulfil(order()));
        for (int question = 1; question < QUESTIONS && isUnpaid(answer); question++) {
            outsideWorld.agenda().pace().sleep(BETWEEN_QUESTIONS);
            at = outsideWorld.agenda().now();
            answer = retryingCalls.ask("the fulfilment", () -> merchant.fulfil(order()));
        }
        note("fulfilment", answer);
        return at;
    }

    private static boolean isUnpaid(Sender.Answer answer) {
        return answer.status() == 409 && reason(answer).equals("not-paid");
    }

    void cancel() throws InterruptedException {
        note("cancellation", retryingCalls.ask("the cancellation", () -> merchant.cancel(order())));
    }

    /// All of a payment.
    void refund(PaymentKey payment) throws InterruptedException {
        var amount = story.draw().amount();
        var answer = retryingCalls.ask("the refund", () -> merchant.refund(payment, amount, "by-hand-" + order()));
        requests.add("refund by hand -> " + answer.status() + (answer.status() / 100 == 2 ? "" : " " + reason(answer)));
    }

    /// Both at once: whichever comes first.
    void cancelWhile(Runnable pays) throws InterruptedException {
        var paying = Thread.ofVirtual().start(pays);
        cancel();
        paying.join();
    }

    private void note(String what, Sender.Answer answer) {
        requests.add(what + " -> " + answer.status() + (answer.status() == 200 ? "" : " " + reason(answer)));
    }

    private static String reason(Sender.Answer answer) {
        return Json.parse(answer.body()).at("reason").text().orElse("");
    }

    /// The same order, paid over this account and ready to be shipped before anything else goes on.
    void payBefore(String account) throws InterruptedException {
        var draw = new Story.Draw(
                account, order(), story.draw().amount(), story.draw().locale());
        pay(draw, "-before");
        for (int question = 0; question < QUESTIONS; question++) {
            var answer = retryingCalls.ask("the fulfilment", () -> merchant.fulfil(order()));
            if (answer.status() == 200) {
                requests.add("fulfilment with the payment before -> 200");
                return;
            }
            outsideWorld.agenda().pace().sleep(BETWEEN_QUESTIONS);
        }
        throw new IllegalStateException("the order of " + story.title() + " was never to be shipped");
    }

    void crowd(int payments) throws InterruptedException {
        for (int number = 0; number < payments; number++) {
            var draw = story.draw();
            crowd.add(pay(new Story.Draw(draw.account(), order() + "-" + number, draw.amount(), draw.locale()), ""));
            outsideWorld.agenda().pace().sleep(BETWEEN_CUSTOMERS);
        }
    }

    /// @param suffix behind the order's id at the gateway, which would take the same id for the same payment
    private PaymentKey pay(Story.Draw draw, String suffix) throws InterruptedException {
        var gateway = outsideWorld.gateway(draw.account());
        var cashier = new Cashier(gateway, outsideWorld.sender());
        var there = new Story.Draw(draw.account(), draw.order() + suffix, draw.amount(), draw.locale());
        var key = cashier.open(there, false);
        var answer = retryingCalls.ask("a registration", () -> merchant.register(story.registration(key, draw)));
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("a registration beside " + story.title() + " was answered " + answer);
        }
        cashier.press(key, "pay", "");
        return key;
    }

    /// How many of them got their money back, by the gateway's own books.
    void countCrowd() {
        var gateway = outsideWorld.gateway(story.draw().account());
        var once = crowd.stream()
                .filter(key -> gateway.moneyMoved(key.reference()).size() == 1)
                .count();
        requests.add("refunded before the stop -> " + once + " of " + crowd.size());
    }

    private String order() {
        return story.draw().order();
    }
}
