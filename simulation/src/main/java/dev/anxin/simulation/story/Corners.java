package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Stories that chance alone would seldom tell, each with what makes it delicate; how it goes is left to chance.
final class Corners {
    /// Those that seldom show what they are about stand here twice.
    private static final List<Consumer<Corner>> ALL = Stream.concat(
                    Stream.<Consumer<Corner>>of(
                            Corners::page,
                            Corners::registeredOtherwise,
                            Corners::notOpenedYet,
                            Corners::severalAttempts,
                            Corners::attemptsHeardLate,
                            Corners::allAtOnce,
                            Corners::allAtOnce,
                            Corners::givenUp,
                            Corners::givenUp,
                            Corners::abandoned,
                            Corners::closedAndPaid,
                            Corners::announcedByTheDying,
                            Corners::silentGateway,
                            Corners::silentShop),
                    Stream.of(MoneyCorners.ALL, CaptureCorners.ALL, DisputeCorners.ALL, MethodCorners.ALL)
                            .flatMap(List::stream))
            .toList();

    private Corners() {}

    static Plan of(Chance chance) {
        var corner = new Corner(chance);
        chance.of(ALL).accept(corner);
        return corner.plan();
    }

    /// Its callbacks name the payment by another id than it is registered under.
    private static void page(Corner corner) {
        corner.account("stripe", Duration.ZERO, WorldAccounts.Own.ENOUGH);
        corner.payments.add(new Plan.Pay("stripe", Corner.PRICE, List.of(), Plan.Opening.PAGE));
        corner.at(corner.chance.hits(0.3) ? 40 : 0, new Deed.Register(0));
        corner.at(25, new Deed.Return(0));
        if (corner.chance.hits(0.4)) {
            corner.at(15, new Deed.Happen(0, Status.FAILED, "insufficient_funds"));
        }
        if (corner.chance.hits(0.9)) {
            corner.succeeds(0, 20 + corner.chance.below(300));
        }
    }

    private static void registeredOtherwise(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO);
        corner.at(0, new Deed.RegisterOtherwise(0));
        corner.succeeds(0, 20);
    }

    private static void notOpenedYet(Corner corner) {
        corner.account("olepay", Duration.ZERO, WorldAccounts.Own.ENOUGH);
        corner.payments.add(new Plan.Pay("olepay", Corner.PRICE, List.of(), Plan.Opening.LATER));
        corner.at(0, new Deed.Register(0));
        corner.at(1, new Deed.Return(0));
        var opens = 10 + corner.chance.below(1_500);
        corner.at(opens, new Deed.Open(0));
        corner.succeeds(0, opens + 2 + corner.chance.below(200));
    }

    /// The customer tries again, long enough after having failed to have been told so.
    private static void severalAttempts(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, corner.chance.hits(0.5) ? new Fault.Reorder() : new Fault.Drop());
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        long at = 20;
        for (int attempt = 0; attempt < 2; attempt++) {
            corner.at(at, new Deed.Happen(0, Status.FAILED, "101"));
            at += 130 + corner.chance.below(300);
        }
        if (corner.chance.hits(0.7)) {
            corner.at(at, new Deed.Happen(0, Status.PROCESSING, ""));
            at += 100 + corner.chance.below(400);
        }
        if (corner.chance.hits(0.7)) {
            corner.succeeds(0, at);
        }
    }

    /// What is heard of the first attempt comes when the gateway has already been asked about the next.
    private static void attemptsHeardLate(Corner corner) {
        var late = corner.chance.hits(0.5)
                ? new Fault.Delay(corner.chance.upTo(Duration.ofMinutes(15)))
                : new Fault.Reorder();
        corner.pay(corner.either(), Duration.ZERO, late, new Fault.Duplicate(2));
        corner.sluggish();
        corner.at(0, new Deed.Register(0));
        corner.at(5, new Deed.Return(0));
        long at = 10;
        for (int attempt = 0; attempt < 2 + corner.chance.below(2); attempt++) {
            corner.at(at, new Deed.Happen(0, Status.PROCESSING, ""));
            at += 5 + corner.chance.below(200);
            corner.at(at, new Deed.Happen(0, Status.FAILED, "101"));
            at += 3 + corner.chance.below(200);
        }
        var end = corner.chance.of(List.of(Status.PROCESSING, Status.CLOSED, Status.FAILED));
        corner.at(at, new Deed.Happen(0, end, ""));
        if (corner.chance.hits(0.5)) {
            corner.weather = Weather.usual(0.16); // functions die between two lines
        }
    }

    /// The first that is heard of a payment is several things at a time.
    private static void allAtOnce(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, new Fault.Duplicate(2));
        var at = corner.chance.upTo(Duration.ofSeconds(3));
        corner.cues.add(new Deed.Happen(0, Status.SUCCEEDED, "").at(at));
        corner.cues.add(new Deed.Register(0).at(at.plus(corner.chance.upTo(Duration.ofSeconds(2)))));
        corner.cues.add(new Deed.Return(0).at(at.plus(corner.chance.upTo(Duration.ofSeconds(3)))));
    }

    /// For a while hardly anything goes through, and nothing comes twice.
    private static void givenUp(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO);
        corner.weather = Weather.usual(0.3).once();
        corner.troubles = Duration.ofMinutes(30);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
    }

    private static void abandoned(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO);
        corner.at(0, new Deed.Register(0));
        if (corner.chance.hits(0.5)) {
            corner.at(10, new Deed.Return(0));
        }
        if (corner.chance.hits(0.3)) {
            corner.at(20, new Deed.Happen(0, Status.FAILED, "101"));
        }
        if (corner.chance.hits(0.3)) {
            corner.succeeds(0, 20 + corner.chance.below(4_000));
        }
    }

    /// What came first is heard of last.
    private static void closedAndPaid(Corner corner) {
        corner.pay(corner.either(), corner.chance.hits(0.5) ? Corner.GRACE : Duration.ZERO, new Fault.Reorder());
        corner.sluggish();
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        if (corner.chance.hits(0.5)) {
            corner.at(15, new Deed.Happen(0, Status.FAILED, "101"));
        }
        corner.at(20, new Deed.Happen(0, Status.CLOSED, ""));
        corner.at(23 + corner.chance.below(100), new Deed.ArriveLate(0));
        corner.at(Corner.A_DAY.toSeconds(), new Deed.Reconcile());
    }

    /// The same, and whoever announces a message mostly dies before it is out.
    private static void announcedByTheDying(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, new Fault.Reorder());
        corner.weather = Weather.usual(0.1).once().delaying(0.8, Duration.ofSeconds(40));
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.at(20, new Deed.Happen(0, Status.CLOSED, ""));
        corner.at(23 + corner.chance.below(40), new Deed.ArriveLate(0));
        corner.at(Corner.A_DAY.toSeconds(), new Deed.Reconcile());
    }

    private static void silentGateway(Corner corner) {
        var account = corner.either();
        corner.pay(account, Duration.ZERO, new Fault.Drop());
        corner.weather = Weather.FINE;
        corner.troubles = Duration.ofMinutes(1);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        corner.at(30, new Deed.Outage(account, Duration.ofHours(1 + corner.chance.below(30))));
    }

    private static void silentShop(Corner corner) {
        var own = new WorldAccounts.Own(Duration.ZERO, List.of(60), true, false, true, WorldAccounts.Own.ENOUGH);
        corner.accounts.put("olepay", own);
        corner.pay("olepay", Duration.ZERO);
        corner.at(0, new Deed.Register(0));
        corner.at(1, new Deed.ShopDown(Duration.ofDays(1 + corner.chance.below(5))));
        corner.succeeds(0, 20);
    }
}
