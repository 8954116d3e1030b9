package dev.anxin.simulation.money;

import dev.anxin.local.simulator.Fault;
import dev.anxin.payment.Money;
import dev.anxin.simulation.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What people and gateways will do in one story, before any of it happens.
///
/// @param payments of the one order, one or two
/// @param deeds of the shop and its operators
/// @param grace of each account
/// @param lag how long gateways do not show a refund that was made
/// @param trouble how much goes wrong on the way, 0 to 1
public record MoneyPlan(
        List<Pay> payments, List<Deed> deeds, Map<String, Duration> grace, Duration lag, double trouble) {
    private static final List<Duration> GRACES =
            List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(24));
    private static final List<Duration> LAGS = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(2),
            Duration.ofMinutes(20),
            Duration.ofHours(30));
    private static final List<Double> TROUBLES = List.of(0.0, 0.005, 0.02, 0.06);
    private static final List<Money> PRICES =
            List.of(new Money(1099, "USD"), new Money(25_000, "CNY"), new Money(3, "EUR"), new Money(1200, "JPY"));
    private static final Duration DAY_AND_A_HALF = Duration.ofHours(36);

    /// One payment of the order, and what becomes of it at its gateway.
    ///
    /// @param begins when the shop registers it
    /// @param acts after how long the customer does something
    /// @param paid after how long the gateway has the money; negative: never
    /// @param dashboard after how long somebody refunds in the gateway's dashboard; negative: never
    /// @param chargeback after how long the customer disputes it; negative: never
    public record Pay(
            String account,
            Money price,
            Duration begins,
            Duration acts,
            Duration paid,
            Duration dashboard,
            Duration chargeback,
            List<Fault> wrong) {}

    /// What the shop does at a moment.
    public sealed interface Deed {
        Duration at();

        record Fulfil(Duration at) implements Deed {}

        record Cancel(Duration at) implements Deed {}

        /// @param payment which of the order's
        /// @param share of the price in thirds; 4: more than all
        /// @param key of the request
        record Refund(Duration at, int payment, int share, String operator, String key) implements Deed {}
    }

    static MoneyPlan of(Chance chance) {
        var accounts = List.of("olepay", "stripe");
        var price = chance.of(PRICES);
        var payments = new ArrayList<Pay>();
        payments.add(pay(chance, chance.of(accounts), price));
        if (chance.hits(0.6)) {
            payments.add(pay(chance, chance.of(accounts), price));
        }
        var grace = Map.of("olepay", chance.of(GRACES), "stripe", chance.of(GRACES));
        return new MoneyPlan(
                List.copyOf(payments), deeds(chance, payments, grace), grace, chance.of(LAGS), chance.of(TROUBLES));
    }

    private static Pay pay(Chance chance, String account, Money price) {
        var acts = Duration.ofSeconds(30).plus(chance.upTo(Duration.ofMinutes(15)));
        var late = chance.hits(0.2);
        var paid = acts.plus(chance.upTo(late ? Duration.ofHours(30) : Duration.ofMinutes(3)));
        return new Pay(
                account,
                price,
                chance.upTo(Duration.ofMinutes(20)),
                acts,
                chance.hits(0.9) ? paid : Duration.ofSeconds(-1),
                chance.hits(0.1) ? paid.plus(chance.upTo(DAY_AND_A_HALF)) : Duration.ofSeconds(-1),
                chance.hits(0.1) ? paid.plus(chance.upTo(Duration.ofDays(3))) : Duration.ofSeconds(-1),
                wrong(chance));
    }

    private static List<Fault> wrong(Chance chance) {
        var wrong = new ArrayList<Fault>();
        add(chance, wrong, new Fault.PendingFor(Duration.ofHours(1).plus(chance.upTo(Duration.ofDays(20)))));
        add(chance, wrong, new Fault.Reject());
        add(chance, wrong, new Fault.ReportMore(1));
        add(chance, wrong, new Fault.ChargebackDuring());
        add(chance, wrong, new Fault.LoseReply());
        add(chance, wrong, new Fault.LoseReply());
        add(chance, wrong, new Fault.FailBefore());
        add(chance, wrong, new Fault.Delay(chance.upTo(Duration.ofHours(3))));
        add(chance, wrong, new Fault.Duplicate(3));
        add(chance, wrong, new Fault.Reorder());
        // Not both: a refund that comes back and of which no callback tells is found by reconciliation alone.
        add(
                chance,
                wrong,
                chance.hits(0.5) ? new Fault.Drop() : new Fault.BounceAfter(chance.upTo(Duration.ofDays(3))));
        return List.copyOf(wrong);
    }

    private static void add(Chance chance, List<Fault> wrong, Fault fault) {
        if (chance.hits(0.08)) {
            wrong.add(fault);
        }
    }

    private static List<Deed> deeds(Chance chance, List<Pay> payments, Map<String, Duration> grace) {
        var deeds = new ArrayList<Deed>();
        var moment = chance.hits(0.5) ? chance.upTo(DAY_AND_A_HALF) : bad(chance, payments, grace);
        if (chance.hits(0.55)) {
            deeds.add(new Deed.Fulfil(moment));
        }
        if (chance.hits(0.3)) {
            deeds.add(new Deed.Cancel(chance.hits(0.3) ? moment : chance.upTo(DAY_AND_A_HALF)));
        }
        for (int payment = 0; payment < payments.size(); payment++) {
            if (chance.hits(0.35)) {
                refunds(chance, payment, chance.hits(0.2) ? moment : chance.upTo(DAY_AND_A_HALF), deeds);
            }
        }
        return List.copyOf(deeds);
    }

    /// Just when money has come, or goes back by itself.
    private static Duration bad(Chance chance, List<Pay> payments, Map<String, Duration> grace) {
        var pay = chance.of(payments);
        var paid = pay.begins().plus(pay.paid().isNegative() ? pay.acts() : pay.paid());
        var over = chance.hits(0.7) ? paid.plus(grace.getOrDefault(pay.account(), Duration.ZERO)) : paid;
        return over.plus(chance.upTo(Duration.ofSeconds(chance.hits(0.5) ? 8 : 90)));
    }

    /// Two operators at once, each with keys of their own, who click twice now and then.
    private static void refunds(Chance chance, int payment, Duration at, List<Deed> deeds) {
        var operators = chance.hits(0.6) ? List.of("demo-shop", "demo-shop-desk") : List.of("demo-shop");
        for (String operator : operators) {
            var share = 1 + chance.below(4);
            var key = operator + "-" + payment;
            deeds.add(new Deed.Refund(at, payment, share, operator, key));
            if (chance.hits(0.3)) {
                deeds.add(new Deed.Refund(at.plus(chance.upTo(Duration.ofMinutes(1))), payment, share, operator, key));
            }
            if (chance.hits(0.3)) {
                var later = at.plus(chance.upTo(Duration.ofHours(2)));
                deeds.add(new Deed.Refund(later, payment, 1 + chance.below(4), operator, key + "-more"));
            }
            if (chance.hits(0.1)) {
                deeds.add(new Deed.Refund(at, payment, 1 + chance.below(4), operator, key));
            }
        }
    }
}
