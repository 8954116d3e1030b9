package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.payment.Money;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.world.GatewayBehaviour;
import dev.anxin.simulation.world.Rest;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plans about money that goes back: one order, one or two payments, and everybody who ships, cancels,
/// refunds and disputes at a bad moment.
final class MoneyPlans {
    private static final List<Duration> GRACES =
            List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(24));
    private static final List<Duration> LAGS = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(2),
            Duration.ofMinutes(20),
            Duration.ofHours(30),
            Duration.ofHours(60));
    private static final List<Double> TROUBLES = List.of(0.0, 0.005, 0.02, 0.06);
    private static final List<Money> PRICES =
            List.of(new Money(1099, "USD"), new Money(25_000, "CNY"), new Money(3, "EUR"), new Money(1200, "JPY"));
    private static final Duration DAY_AND_A_HALF = Duration.ofHours(36);

    private final Chance chance;
    private final boolean silent;
    private final Money price;
    private final Map<String, WorldAccounts.Own> accounts = new HashMap<>();
    private final List<Plan.Pay> payments = new ArrayList<>();
    private final List<Deed.Cue> cues = new ArrayList<>();
    private final List<Duration> moments = new ArrayList<>();

    private MoneyPlans(Chance chance) {
        this.chance = chance;
        this.silent = chance.hits(0.15);
        this.price = chance.of(PRICES);
    }

    static Plan of(Chance chance) {
        return new MoneyPlans(chance).plan();
    }

    private Plan plan() {
        pay();
        if (chance.hits(0.6)) {
            pay();
        }
        var moment = chance.hits(0.5) ? chance.upTo(DAY_AND_A_HALF) : bad();
        order(moment);
        for (int payment = 0; payment < payments.size(); payment++) {
            if (chance.hits(0.35)) {
                refunds(payment, chance.hits(0.2) ? moment : chance.upTo(DAY_AND_A_HALF));
            }
        }
        var reconciled = silent || chance.hits(0.1);
        if (reconciled) {
            cues.add(new Deed.Reconcile().at(Duration.ofDays(5).plusHours(1)));
        }
        var lag = silent ? Duration.ofHours(30) : chance.of(LAGS);
        return new Plan(
                "money",
                accounts,
                payments,
                cues,
                new GatewayBehaviour(lag, silent ? 0.9 : 0, false),
                Weather.usual(chance.of(TROUBLES)),
                Rest.NONE,
                Duration.ofDays(4));
    }

    private void pay() {
        var number = payments.size();
        var account = chance.hits(0.5) ? "olepay" : "stripe";
        var own = accounts.computeIfAbsent(
                account,
                _ -> new WorldAccounts.Own(
                        chance.of(GRACES),
                        List.of(60, 600, 3_600, 86_400),
                        false,
                        false,
                        chance.hits(0.5),
                        WorldAccounts.Own.ENOUGH));
        payments.add(Plan.Pay.of(account, price, silent ? List.of(new Fault.Drop()) : wrong()));
        var begins = chance.upTo(Duration.ofMinutes(20));
        var acts = begins.plusSeconds(30).plus(chance.upTo(Duration.ofMinutes(15)));
        var paid = acts.plus(chance.upTo(chance.hits(0.2) ? Duration.ofHours(30) : Duration.ofMinutes(3)));
        cues.add(new Deed.Register(number).at(begins));
        cues.add(new Deed.Happen(number, Status.PROCESSING, "").at(acts));
        cues.add(new Deed.Return(number).at(acts));
        if (chance.hits(0.9)) {
            cues.add(new Deed.Happen(number, Status.SUCCEEDED, "").at(paid));
        }
        if (chance.hits(0.1)) {
            cues.add(new Deed.Dashboard(number, chance.hits(0.5)).at(paid.plus(chance.upTo(DAY_AND_A_HALF))));
        }
        if (chance.hits(0.1)) {
            var dispute = Deed.chargeback(number, Duration.ofDays(5), chance.hits(0.5));
            cues.add(dispute.at(paid.plus(chance.upTo(Duration.ofDays(3)))));
        }
        moments.add(chance.hits(0.7) ? paid.plus(own.grace()) : paid);
    }

    private List<Fault> wrong() {
        var wrong = new ArrayList<Fault>();
        add(wrong, new Fault.PendingFor(Duration.ofHours(1).plus(chance.upTo(Duration.ofDays(20)))));
        add(wrong, new Fault.Reject());
        add(wrong, new Fault.ReportMore(1));
        add(wrong, new Fault.ChargebackDuring());
        add(wrong, new Fault.LoseReply());
        if (chance.hits(0.04)) {
            wrong.add(new Fault.LoseReply());
            wrong.add(new Fault.Reject());
        }
        add(wrong, new Fault.FailBefore());
        add(wrong, new Fault.Delay(chance.upTo(Duration.ofHours(3))));
        add(wrong, new Fault.Duplicate(3));
        add(wrong, new Fault.Reorder());
        // Not both: a refund that comes back and of which no callback tells is found by reconciliation alone.
        add(wrong, chance.hits(0.5) ? new Fault.Drop() : new Fault.BounceAfter(chance.upTo(Duration.ofDays(3))));
        return wrong;
    }

    private void add(List<Fault> wrong, Fault fault) {
        if (chance.hits(0.08)) {
            wrong.add(fault);
        }
    }

    private void order(Duration moment) {
        if (chance.hits(0.3)) {
            cues.add(new Deed.FulfilInTheWay(Deed.Moment.REQUESTED, chance.upTo(Duration.ofMillis(1_500))).at(0));
        } else if (chance.hits(0.55)) {
            var with = chance.hits(0.3) ? new Deed.FulfilWith(chance.below(payments.size())) : new Deed.Fulfil();
            cues.add(with.at(moment));
        }
        if (chance.hits(0.3)) {
            cues.add(new Deed.Cancel().at(chance.hits(0.3) ? moment : chance.upTo(DAY_AND_A_HALF)));
        }
    }

    /// Just when money has come, or goes back by itself.
    private Duration bad() {
        return chance.of(moments).plus(chance.upTo(Duration.ofSeconds(chance.hits(0.5) ? 8 : 90)));
    }

    /// Two operators at once, each with keys of their own, who click twice now and then.
    private void refunds(int payment, Duration at) {
        var operators = chance.hits(0.6)
                ? List.of(WorldAccounts.SHOP, WorldAccounts.OTHER_OPERATOR)
                : List.of(WorldAccounts.SHOP);
        for (String operator : operators) {
            var share = 1 + chance.below(4);
            var key = operator + "-" + payment;
            cues.add(new Deed.Refund(payment, share, operator, key).at(at));
            if (chance.hits(0.3)) {
                var again = at.plus(chance.upTo(Duration.ofMinutes(1)));
                cues.add(new Deed.Refund(payment, share, operator, key).at(again));
            }
            if (chance.hits(0.3)) {
                var later = at.plus(chance.upTo(Duration.ofHours(2)));
                cues.add(new Deed.Refund(payment, 1 + chance.below(4), operator, key + "-more").at(later));
            }
            if (chance.hits(0.1)) {
                cues.add(new Deed.Refund(payment, 1 + chance.below(4), operator, key).at(at));
            }
        }
    }
}
