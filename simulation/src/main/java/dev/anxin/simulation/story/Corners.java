package dev.anxin.simulation.story;

import dev.anxin.simulation.world.Gateways;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayPayment.Status;
import dev.anxin.payment.Money;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.world.Accounts;
import dev.anxin.simulation.world.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Stories that chance alone would seldom tell, each with what makes it delicate; how it goes is left to chance.
final class Corners {
    private static final Money PRICE = new Money(1099, "CNY");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final List<Consumer<Corners>> ALL = List.of(
            Corners::page,
            Corners::registeredOtherwise,
            Corners::notOpenedYet,
            Corners::severalAttempts,
            Corners::allAtOnce,
            Corners::givenUp,
            Corners::abandoned,
            Corners::closedAndPaid,
            Corners::silentGateway,
            Corners::silentShop,
            Corners::limited,
            Corners::noLongerSecond,
            Corners::secondForLong,
            Corners::shippedInTheLastMoment,
            Corners::disputedInTheLastMoment,
            Corners::disputed,
            Corners::dashboard,
            Corners::calledTwice,
            Corners::pendingForLong,
            Corners::rejectedAfterAll);

    private final Chance chance;
    private final Map<String, Accounts.Own> accounts = new HashMap<>();
    private final List<Plan.Pay> payments = new ArrayList<>();
    private final List<Deed.Cue> cues = new ArrayList<>();
    private Weather weather;
    private Duration troubles = A_DAY;
    private Gateways gateways = Gateways.CANDID;

    private Corners(Chance chance) {
        this.chance = chance;
        this.weather = Weather.usual(chance.of(List.of(0.0, 0.02, 0.06)));
    }

    static Plan of(Chance chance) {
        var corner = new Corners(chance);
        chance.of(ALL).accept(corner);
        return new Plan(
                "corner",
                corner.accounts,
                corner.payments,
                corner.cues,
                corner.gateways,
                corner.weather,
                Rest.NONE,
                corner.troubles);
    }

    private void account(String name, Duration grace, int refundsPerHour) {
        accounts.putIfAbsent(
                name, new Accounts.Own(grace, List.of(60, 600, 3_600), false, false, chance.hits(0.5), refundsPerHour));
    }

    /// @return its number
    private int pay(String account, Duration grace, Fault... wrong) {
        account(account, grace, Accounts.Own.ENOUGH);
        payments.add(Plan.Pay.of(account, PRICE, List.of(wrong)));
        return payments.size() - 1;
    }

    private String either() {
        return chance.hits(0.5) ? "olepay" : "stripe";
    }

    private void at(long seconds, Deed deed) {
        cues.add(deed.at(Duration.ofMillis(1_000 * seconds + chance.below(1_000))));
    }

    private void succeeds(int payment, long seconds) {
        at(seconds, new Deed.Happen(payment, Status.SUCCEEDED, ""));
    }

    /// Some callbacks come late, and functions are slow to hear of what was written.
    private void sluggish() {
        var calls = chance.of(List.of(0.0, 0.05));
        weather = Weather.usual(calls).delaying(0.3, Duration.ofSeconds(chance.of(List.of(5, 60, 600))));
    }

    /// Its callbacks name the payment by another id than it is registered under.
    private void page() {
        account("stripe", Duration.ZERO, Accounts.Own.ENOUGH);
        payments.add(new Plan.Pay("stripe", PRICE, List.of(), Plan.Opening.PAGE));
        at(chance.hits(0.3) ? 40 : 0, new Deed.Register(0));
        at(25, new Deed.Return(0));
        if (chance.hits(0.4)) {
            at(15, new Deed.Happen(0, Status.FAILED, "insufficient_funds"));
        }
        if (chance.hits(0.9)) {
            succeeds(0, 20 + chance.below(300));
        }
    }

    private void registeredOtherwise() {
        pay(either(), Duration.ZERO);
        at(0, new Deed.RegisterOtherwise(0));
        succeeds(0, 20);
    }

    private void notOpenedYet() {
        account("olepay", Duration.ZERO, Accounts.Own.ENOUGH);
        payments.add(new Plan.Pay("olepay", PRICE, List.of(), Plan.Opening.LATER));
        at(0, new Deed.Register(0));
        at(1, new Deed.Return(0));
        var opens = 10 + chance.below(1_500);
        at(opens, new Deed.Open(0));
        succeeds(0, opens + 2 + chance.below(200));
    }

    /// The customer tries again, long enough after having failed to have been told so.
    private void severalAttempts() {
        pay(either(), Duration.ZERO, chance.hits(0.5) ? new Fault.Reorder() : new Fault.Drop());
        at(0, new Deed.Register(0));
        at(10, new Deed.Return(0));
        long at = 20;
        for (int attempt = 0; attempt < 2; attempt++) {
            at(at, new Deed.Happen(0, Status.FAILED, "101"));
            at += 130 + chance.below(300);
        }
        if (chance.hits(0.7)) {
            at(at, new Deed.Happen(0, Status.PROCESSING, ""));
            at += 100 + chance.below(400);
        }
        if (chance.hits(0.7)) {
            succeeds(0, at);
        }
    }

    /// The first that is heard of a payment is several things at a time.
    private void allAtOnce() {
        pay(either(), Duration.ZERO, new Fault.Duplicate(2));
        var at = chance.upTo(Duration.ofSeconds(3));
        cues.add(new Deed.Happen(0, Status.SUCCEEDED, "").at(at));
        cues.add(new Deed.Register(0).at(at.plus(chance.upTo(Duration.ofSeconds(2)))));
        cues.add(new Deed.Return(0).at(at.plus(chance.upTo(Duration.ofSeconds(3)))));
    }

    /// For a while hardly anything goes through, and nothing comes twice.
    private void givenUp() {
        pay(either(), Duration.ZERO);
        weather = Weather.usual(0.3).once();
        troubles = Duration.ofMinutes(30);
        at(0, new Deed.Register(0));
        at(10, new Deed.Return(0));
        succeeds(0, 20);
    }

    private void abandoned() {
        pay(either(), Duration.ZERO);
        at(0, new Deed.Register(0));
        if (chance.hits(0.5)) {
            at(10, new Deed.Return(0));
        }
        if (chance.hits(0.3)) {
            at(20, new Deed.Happen(0, Status.FAILED, "101"));
        }
        if (chance.hits(0.3)) {
            succeeds(0, 20 + chance.below(4_000));
        }
    }

    /// What came first is heard of last.
    private void closedAndPaid() {
        pay(either(), chance.hits(0.5) ? GRACE : Duration.ZERO, new Fault.Reorder());
        sluggish();
        at(0, new Deed.Register(0));
        at(10, new Deed.Return(0));
        if (chance.hits(0.5)) {
            at(15, new Deed.Happen(0, Status.FAILED, "101"));
        }
        at(20, new Deed.Happen(0, Status.CLOSED, ""));
        at(23 + chance.below(100), new Deed.ArriveLate(0));
        at(A_DAY.toSeconds(), new Deed.Reconcile());
    }

    private void silentGateway() {
        var account = either();
        pay(account, Duration.ZERO, new Fault.Drop());
        weather = Weather.FINE;
        troubles = Duration.ofMinutes(1);
        at(0, new Deed.Register(0));
        at(10, new Deed.Return(0));
        succeeds(0, 20);
        at(30, new Deed.Outage(account, Duration.ofHours(1 + chance.below(30))));
    }

    private void silentShop() {
        var own = new Accounts.Own(Duration.ZERO, List.of(60), true, false, true, Accounts.Own.ENOUGH);
        accounts.put("olepay", own);
        pay("olepay", Duration.ZERO);
        at(0, new Deed.Register(0));
        at(1, new Deed.ShopDown(Duration.ofDays(1 + chance.below(5))));
        succeeds(0, 20);
    }

    /// More should go back by itself within an hour than may.
    private void limited() {
        account("stripe", GRACE, 1);
        for (int number = 0; number < 3; number++) {
            pay("stripe", GRACE);
            at(0, new Deed.Register(number));
            succeeds(number, 20 + chance.below(200));
        }
        if (chance.hits(0.5)) {
            at(chance.below(600), new Deed.Cancel());
        }
    }

    /// Two are paid, and the one that holds the order is sent back by hand when the other is about to go back.
    private void noLongerSecond() {
        twoPaid(List.of());
        at(30 + chance.below(70), new Deed.Refund(0, 3, Accounts.SHOP, "all"));
        if (chance.hits(0.5)) {
            at(40 + chance.below(200), chance.hits(0.5) ? new Deed.Fulfil() : new Deed.FulfilWith(1));
        }
    }

    /// The first goes back when the second went already, or could not.
    private void secondForLong() {
        twoPaid(chance.hits(0.7) ? List.of(new Fault.Reject()) : List.of());
        at(120 + chance.below(400), new Deed.Refund(0, 3, Accounts.SHOP, "all"));
    }

    /// @param wrong with the second one
    private void twoPaid(List<Fault> wrong) {
        pay(either(), GRACE);
        pay(either(), GRACE, wrong.toArray(Fault[]::new));
        sluggish();
        at(0, new Deed.Register(0));
        at(0, new Deed.Register(1));
        succeeds(0, 20);
        succeeds(1, 30 + chance.below(60));
    }

    private void shippedInTheLastMoment() {
        pay(either(), GRACE);
        if (chance.hits(0.5)) {
            sluggish();
        } else {
            weather = Weather.usual(0.1);
            troubles = Duration.ofHours(2);
        }
        at(0, new Deed.Register(0));
        succeeds(0, 20);
        if (chance.hits(0.7)) {
            var moment = chance.of(List.of(Deed.Moment.values()));
            at(21, new Deed.FulfilInTheWay(moment, chance.upTo(Duration.ofSeconds(3))));
        } else {
            at(20 + GRACE.toSeconds() + chance.below(70), new Deed.Fulfil());
        }
        if (chance.hits(0.3)) {
            at(20 + GRACE.toSeconds() + chance.below(70), new Deed.Cancel());
        }
    }

    private void disputedInTheLastMoment() {
        pay(either(), Duration.ZERO);
        weather = Weather.usual(0.06);
        at(0, new Deed.Register(0));
        succeeds(0, 20);
        at(0, new Deed.DisputeInTheWay(0, chance.upTo(Duration.ofMillis(300))));
        at(100, new Deed.Refund(0, 1 + chance.below(3), Accounts.SHOP, "some"));
    }

    private void disputed() {
        pay(either(), chance.hits(0.5) ? GRACE : Duration.ZERO, chance.hits(0.3) ? new Fault.Drop() : new Fault.Reorder());
        at(0, new Deed.Register(0));
        at(10, new Deed.Return(0));
        succeeds(0, 20);
        at(90 + chance.below(300), new Deed.Dispute(0, Duration.ofDays(5), chance.hits(0.5)));
        at(150 + chance.below(600), new Deed.Refund(0, 1 + chance.below(3), Accounts.SHOP, "some"));
    }

    /// Money that went back in the gateway's own dashboard is not there for another refund.
    private void dashboard() {
        pay(either(), Duration.ZERO, chance.hits(0.5) ? new Fault.Drop() : new Fault.Reorder());
        at(0, new Deed.Register(0));
        succeeds(0, 20);
        at(10, new Deed.Return(0));
        at(90 + chance.below(60), new Deed.Dashboard(0, chance.hits(0.5)));
        at(150 + chance.below(300), new Deed.Refund(0, 2 + chance.below(2), Accounts.SHOP, "some"));
        if (chance.hits(0.5)) {
            at(150 + chance.below(300), new Deed.Refund(0, 3, Accounts.OTHER_OPERATOR, "more"));
        }
    }

    /// The first call is not answered, the second is, and nobody calls back.
    private void calledTwice() {
        pay(either(), GRACE, new Fault.FailBefore(), new Fault.Drop());
        weather = Weather.FINE;
        at(0, new Deed.Register(0));
        succeeds(0, 20);
        at(10, new Deed.Return(0));
        at(150, new Deed.Refund(0, 3, Accounts.SHOP, "all"));
    }

    /// Nobody but the gateway, asked, says how it ended.
    private void pendingForLong() {
        var wrong = new Fault.PendingFor(Duration.ofHours(1 + chance.below(200)));
        pay(either(), chance.hits(0.5) ? GRACE : Duration.ZERO, wrong, new Fault.Drop());
        at(0, new Deed.Register(0));
        succeeds(0, 20);
        at(10, new Deed.Return(0));
        at(150, new Deed.Refund(0, 3, Accounts.SHOP, "all"));
    }

    /// It was done, is not shown for a while, and whoever asks for it again is refused.
    private void rejectedAfterAll() {
        pay(either(), Duration.ZERO, new Fault.LoseReply(), new Fault.Drop());
        gateways = new Gateways(Duration.ofMinutes(20), 0, true);
        at(0, new Deed.Register(0));
        at(10, new Deed.Return(0));
        succeeds(0, 20);
        at(150, new Deed.Refund(0, 3, Accounts.SHOP, "all"));
    }
}
