package dev.anxin.local.demo;

import dev.anxin.local.demo.Scenario.Draw;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Random;

/// The five payments. Seeds differ in ids and amounts alone.
public final class Scenarios {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final Step REGISTER = new Step.Register();

    private final Random random;

    private Scenarios(long seed) {
        this.random = new Random(seed);
    }

    public static List<Scenario> of(long seed) {
        var drawn = new Scenarios(seed);
        return List.of(drawn.paid(), drawn.declined(), drawn.early(), drawn.five(), drawn.forged());
    }

    private Scenario paid() {
        return new Scenario(
                "paid",
                "The gateway says that it took the money. The shop hears of it, and so does the customer.",
                atStripe(),
                true,
                List.of(REGISTER, new Step.Call("payment_intent.succeeded", "", 1, false)),
                new Outcome(
                        List.of(201, 200),
                        List.of("merchant", "callback", "tell", "tell"),
                        "PAID",
                        "PAID",
                        List.of("payment.paid"),
                        List.of("paid"),
                        1));
    }

    private Scenario declined() {
        return new Scenario(
                "declined, 101",
                "Too little money on the card. The shop hears at once; the customer may be trying again this minute.",
                atOlePay(),
                false,
                List.of(REGISTER, new Step.Call("payment.failed", "101", 1, false)),
                new Outcome(
                        List.of(201, 200),
                        List.of("merchant", "callback"),
                        "FAILED",
                        "ATTEMPT_FAILED",
                        List.of("payment.failed"),
                        List.of(),
                        2));
    }

    private Scenario early() {
        return new Scenario(
                "callback before registration",
                "The gateway is faster than the shop. Its news waits until somebody says whose it is.",
                atOlePay(),
                false,
                List.of(new Step.Call("payment.succeeded", "", 1, false), REGISTER),
                new Outcome(
                        List.of(200, 201),
                        List.of("callback", "merchant"),
                        "PAID",
                        "PAID",
                        List.of("payment.paid"),
                        List.of(),
                        0));
    }

    private Scenario five() {
        return new Scenario(
                "same callback five times",
                "Five times the same, all at once: five answers, one fact, one event.",
                atStripe(),
                false,
                List.of(REGISTER, new Step.Call("payment_intent.succeeded", "", 5, false)),
                new Outcome(
                        List.of(201, 200, 200, 200, 200, 200),
                        List.of("merchant", "callback"),
                        "PAID",
                        "PAID",
                        List.of("payment.paid"),
                        List.of(),
                        1));
    }

    private Scenario forged() {
        return new Scenario(
                "forged callback",
                "Somebody without the gateway's keys claims success. Nothing of it is believed, nothing is kept.",
                atOlePay(),
                false,
                List.of(REGISTER, new Step.Call("payment.succeeded", "", 1, true)),
                new Outcome(
                        List.of(201, 401),
                        List.of("merchant"),
                        "REGISTERED",
                        "WITH_THE_CUSTOMER",
                        List.of(),
                        List.of(),
                        1));
    }

    private Draw atStripe() {
        var key = new PaymentKey("stripe", "pi_" + letters(16));
        return new Draw(key, order(), "evt_" + letters(16), amount("USD"));
    }

    private Draw atOlePay() {
        var order = order();
        return new Draw(new PaymentKey("olepay", order), order, "msg_" + letters(16), amount("CNY"));
    }

    private String order() {
        return "A-" + (100_000 + random.nextInt(900_000));
    }

    private Money amount(String currency) {
        return new Money(1_000 + random.nextInt(99_000), currency);
    }

    private String letters(int count) {
        var text = new StringBuilder();
        random.ints(count, 0, LETTERS.length()).forEach(index -> text.append(LETTERS.charAt(index)));
        return text.toString();
    }
}
