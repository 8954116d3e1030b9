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
import java.util.List;
import java.util.Map;

/// Plans by chance: mostly one payment, whose news come early, late, doubled, wrong or never.
final class Plans {
    private static final List<Double> TROUBLES = List.of(0.0, 0.01, 0.02, 0.05);
    private static final List<Money> PRICES =
            List.of(new Money(1099, "USD"), new Money(25_000, "CNY"), new Money(3, "EUR"), new Money(1200, "JPY"));
    private static final List<String> FAILURES = List.of("101", "insufficient_funds", "202", "RISK");
    /// The share of plans in which a customer just pays.
    private static final double BRIEF = 0.6;

    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration LONG_WAIT = Duration.ofHours(2);

    private final Chance chance;
    private final String account;
    private final List<Deed.Cue> cues = new ArrayList<>();

    private Plans(Chance chance) {
        this.chance = chance;
        this.account = chance.hits(0.5) ? "olepay" : "stripe";
    }

    static Plan one(Chance chance) {
        return new Plans(chance).one();
    }

    /// Most customers just pay: news twice, late or lost, and functions that die, are trouble enough.
    private Plan one() {
        if (chance.hits(BRIEF)) {
            add(chance.hits(0.1) ? 30 : 0, new Deed.Register(0));
            add(10 + chance.below(40), new Deed.Happen(0, Status.SUCCEEDED, ""));
            if (chance.hits(0.3)) {
                add(20 + chance.below(100), chance.hits(0.8) ? new Deed.Fulfil() : new Deed.Cancel());
            }
            return plan(chance.hits(0.3) ? wrong() : List.of());
        }
        return eventful();
    }

    private Plan eventful() {
        var early = chance.hits(0.1);
        add(early ? (chance.hits(0.1) ? 90_000 : 60) : 0, new Deed.Register(0)); // or more than a day late
        if (chance.hits(0.7)) {
            add(5 + chance.below(60), chance.hits(0.8) ? new Deed.Return(0) : new Deed.Look(0));
        }
        attempts();
        if (chance.hits(0.2)) {
            var fulfils = chance.hits(0.3) ? new Deed.FulfilWith(0) : new Deed.Fulfil();
            add(20 + chance.below(1_000), chance.hits(0.7) ? fulfils : new Deed.Cancel());
        }
        if (chance.hits(0.05)) {
            add(chance.below(2_400), new Deed.Outage(account, chance.upTo(LONG_WAIT)));
        }
        if (chance.hits(0.05)) {
            add(10 + chance.below(100), new Deed.Report(0, chance.of(FAILURES)));
        }
        var wrong = wrong();
        if (wrong.stream().anyMatch(Fault.ChangeAmount.class::isInstance) && chance.hits(0.7)) {
            add(100 + chance.below(1_000), new Deed.Correct(0));
        }
        return plan(wrong);
    }

    private Plan plan(List<Fault> wrong) {
        var grace = chance.hits(0.2) ? GRACE : Duration.ZERO;
        var waits = chance.hits(0.5) ? List.of(60, 900) : List.of(30);
        var served = chance.hits(0.02);
        var own = new WorldAccounts.Own(grace, waits, served, served, chance.hits(0.5), WorldAccounts.Own.ENOUGH);
        return new Plan(
                "one payment",
                Map.of(account, own),
                List.of(Plan.Pay.of(account, chance.of(PRICES), wrong)),
                cues,
                GatewayBehaviour.CANDID,
                Weather.usual(chance.of(TROUBLES)),
                rest(),
                Duration.ofHours(8));
    }

    private void add(int seconds, Deed deed) {
        cues.add(deed.at(Duration.ofMillis(1_000L * seconds + chance.below(1_000))));
    }

    /// What the customer tries, and what the gateway makes of it.
    private void attempts() {
        var at = 10 + chance.below(90);
        if (chance.hits(0.2)) {
            add(at, new Deed.Happen(0, Status.PROCESSING, ""));
            at += 1 + chance.below(400);
        }
        if (chance.hits(0.15)) {
            add(at, new Deed.Happen(0, Status.FAILED, chance.of(FAILURES)));
            at += 1 + chance.below(400);
        }
        if (chance.hits(0.05)) {
            add(at, new Deed.Happen(0, Status.CLOSED, ""));
            add(at + 2 + chance.below(600), new Deed.ArriveLate(0)); // gateways count in seconds
            add(9 * 3_600, new Deed.Reconcile()); // whose news nobody brings is found by it alone
        } else if (chance.hits(0.95)) {
            add(at, new Deed.Happen(0, Status.SUCCEEDED, ""));
        }
    }

    private List<Fault> wrong() {
        var wrong = new ArrayList<Fault>();
        maybe(wrong, 0.15, new Fault.Drop());
        maybe(wrong, 0.1, new Fault.Delay(chance.upTo(LONG_WAIT)));
        maybe(wrong, 0.1, new Fault.Duplicate(2 + chance.below(2)));
        maybe(wrong, 0.1, new Fault.Reorder());
        maybe(wrong, 0.05, new Fault.Corrupt());
        maybe(wrong, 0.05, new Fault.MisSign());
        maybe(wrong, 0.05, new Fault.ChangeAmount(chance.hits(0.5) ? 1 : -1));
        maybe(wrong, 0.05, new Fault.SucceedLate(chance.upTo(Duration.ofMinutes(20))));
        return wrong;
    }

    private void maybe(List<Fault> wrong, double share, Fault fault) {
        if (chance.hits(share)) {
            wrong.add(fault);
        }
    }

    private Rest rest() {
        return chance.hits(0.05) ? new Rest(Duration.ofMinutes(1), Duration.ofMinutes(61)) : Rest.NONE;
    }
}
