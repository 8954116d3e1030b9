package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.world.GatewayBehaviour;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Rare stories about money that goes back, or should not.
final class MoneyCorners {
    static final List<Consumer<Corner>> ALL = List.of(
            MoneyCorners::takenInPart,
            MoneyCorners::correctedAfterwards,
            MoneyCorners::doubted,
            MoneyCorners::doubtedAfterItsEnd,
            MoneyCorners::doubtedAgain,
            MoneyCorners::lateAndGrace,
            MoneyCorners::limited,
            MoneyCorners::noLongerSecond,
            MoneyCorners::secondForLong,
            MoneyCorners::shippedInTheLastMoment,
            MoneyCorners::disputedInTheLastMoment,
            MoneyCorners::disputed,
            MoneyCorners::dashboard,
            MoneyCorners::calledTwice,
            MoneyCorners::pendingForLong,
            MoneyCorners::rejectedAfterAll);

    private MoneyCorners() {}

    /// Less is taken than is asked. The rest may follow, the shop may take what there is, or it goes back.
    private static void takenInPart(Corner corner) {
        var less = new Fault.TakeLess(1 + corner.chance.below((int) Corner.PRICE.minor() - 1));
        var callback = corner.chance.hits(0.3) ? new Fault.Drop() : new Fault.Duplicate(2);
        corner.pay(corner.either(), corner.chance.hits(0.5) ? Corner.GRACE : Duration.ZERO, less, callback);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        corner.at(30 + corner.chance.below(200), new Deed.Fulfil());
        var next = 60 + corner.chance.below(900);
        switch (corner.chance.below(5)) {
            case 0 -> corner.at(next, new Deed.TakeRest(0));
            case 1 -> {
                corner.at(next, new Deed.Correct(0));
                corner.at(next + corner.chance.below(100), new Deed.Fulfil());
            }
            case 2 -> corner.at(next, new Deed.Cancel());
            case 3 -> corner.at(next, new Deed.Refund(0, 1 + corner.chance.below(3), WorldAccounts.SHOP, "some"));
            default -> {}
        }
    }

    /// The money is right, and then the shop wants more or less.
    private static void correctedAfterwards(Corner corner) {
        corner.pay(corner.either(), corner.chance.hits(0.3) ? Corner.GRACE : Duration.ZERO);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        corner.at(40 + corner.chance.below(300), new Deed.CorrectBy(0, corner.chance.of(List.of(-100, 1, 500))));
        if (corner.chance.hits(0.5)) {
            corner.at(400 + corner.chance.below(100), new Deed.CorrectBy(0, corner.chance.of(List.of(-50, 0, 700))));
        }
        corner.at(500 + corner.chance.below(100), new Deed.Fulfil());
    }

    /// Of another amount than anybody named, and its customer is there and waits.
    private static void doubted(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, new Fault.ChangeAmount(corner.chance.hits(0.5) ? 7 : -7));
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        if (corner.chance.hits(0.3)) {
            corner.at(100 + corner.chance.below(2_000), new Deed.Correct(0));
        }
    }

    /// The same, and it comes when the payment was closed.
    private static void doubtedAfterItsEnd(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, new Fault.ChangeAmount(corner.chance.hits(0.5) ? 7 : -7));
        corner.at(0, new Deed.Register(0));
        corner.at(20, new Deed.Happen(0, Status.CLOSED, ""));
        corner.at(60 + corner.chance.below(300), new Deed.ArriveLate(0));
        if (corner.chance.hits(0.5)) {
            corner.at(200 + corner.chance.below(300), new Deed.Return(0));
        }
    }

    /// An impossible word of the gateway, which a person sets aside, and sometimes another one.
    private static void doubtedAgain(Corner corner) {
        corner.pay(corner.either(), corner.chance.hits(0.3) ? Corner.GRACE : Duration.ZERO, new Fault.Duplicate(2));
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        corner.at(30 + corner.chance.below(300), new Deed.Contradict(0));
        corner.at(400 + corner.chance.below(400), new Deed.Review(0, true));
        if (corner.chance.hits(0.6)) {
            corner.at(500 + corner.chance.below(2_000), new Deed.Contradict(0));
        }
        corner.at(900 + corner.chance.below(2_000), new Deed.Fulfil());
    }

    /// Late money, of which the shop has its time to say something.
    private static void lateAndGrace(Corner corner) {
        corner.pay(corner.either(), Corner.GRACE);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.at(20, new Deed.Happen(0, Status.CLOSED, ""));
        corner.at(60 + corner.chance.below(200), new Deed.ArriveLate(0));
        corner.at(300 + corner.chance.below(900), new Deed.Fulfil());
    }

    /// More should go back by itself within an hour than may.
    private static void limited(Corner corner) {
        corner.account("stripe", Corner.GRACE, 1);
        for (int number = 0; number < 3; number++) {
            corner.pay("stripe", Corner.GRACE);
            corner.at(0, new Deed.Register(number));
            corner.succeeds(number, 20 + corner.chance.below(200));
        }
        if (corner.chance.hits(0.5)) {
            corner.at(corner.chance.below(600), new Deed.Cancel());
        }
    }

    /// Two are paid, and the one that holds the order is sent back by hand when the other is about to go back.
    private static void noLongerSecond(Corner corner) {
        twoPaid(corner, List.of());
        corner.at(30 + corner.chance.below(70), new Deed.Refund(0, 3, WorldAccounts.SHOP, "all"));
        if (corner.chance.hits(0.5)) {
            corner.at(
                    40 + corner.chance.below(200),
                    corner.chance.hits(0.5) ? new Deed.Fulfil() : new Deed.FulfilWith(1));
        }
    }

    /// The first goes back when the second went already, or could not.
    private static void secondForLong(Corner corner) {
        twoPaid(corner, corner.chance.hits(0.7) ? List.of(new Fault.Reject()) : List.of());
        corner.at(120 + corner.chance.below(400), new Deed.Refund(0, 3, WorldAccounts.SHOP, "all"));
    }

    private static void shippedInTheLastMoment(Corner corner) {
        corner.pay(corner.either(), Corner.GRACE);
        if (corner.chance.hits(0.5)) {
            corner.sluggish();
        } else {
            corner.weather = Weather.usual(0.1);
            corner.troubles = Duration.ofHours(2);
        }
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        if (corner.chance.hits(0.7)) {
            var moment = corner.chance.of(List.of(Deed.Moment.values()));
            corner.at(21, new Deed.FulfilInTheWay(moment, corner.chance.upTo(Duration.ofSeconds(3))));
        } else {
            corner.at(20 + Corner.GRACE.toSeconds() + corner.chance.below(70), new Deed.Fulfil());
        }
        if (corner.chance.hits(0.3)) {
            corner.at(20 + Corner.GRACE.toSeconds() + corner.chance.below(70), new Deed.Cancel());
        }
    }

    private static void disputedInTheLastMoment(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO);
        corner.weather = Weather.usual(0.06);
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        corner.at(0, new Deed.DisputeInTheWay(0, corner.chance.upTo(Duration.ofMillis(300))));
        corner.at(100, new Deed.Refund(0, 1 + corner.chance.below(3), WorldAccounts.SHOP, "some"));
    }

    private static void disputed(Corner corner) {
        corner.pay(
                corner.either(),
                corner.chance.hits(0.5) ? Corner.GRACE : Duration.ZERO,
                corner.chance.hits(0.3) ? new Fault.Drop() : new Fault.Reorder());
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        corner.at(90 + corner.chance.below(300), Deed.chargeback(0, Duration.ofDays(5), corner.chance.hits(0.5)));
        corner.at(
                150 + corner.chance.below(600),
                new Deed.Refund(0, 1 + corner.chance.below(3), WorldAccounts.SHOP, "some"));
    }

    /// Money that went back in the gateway's own dashboard is not there for another refund.
    private static void dashboard(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, corner.chance.hits(0.5) ? new Fault.Drop() : new Fault.Reorder());
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        corner.at(10, new Deed.Return(0));
        corner.at(90 + corner.chance.below(60), new Deed.Dashboard(0, corner.chance.hits(0.5)));
        corner.at(
                150 + corner.chance.below(300),
                new Deed.Refund(0, 2 + corner.chance.below(2), WorldAccounts.SHOP, "some"));
        if (corner.chance.hits(0.5)) {
            corner.at(150 + corner.chance.below(300), new Deed.Refund(0, 3, WorldAccounts.OTHER_OPERATOR, "more"));
        }
    }

    /// The first call is not answered, the second is, and nobody calls back.
    private static void calledTwice(Corner corner) {
        corner.pay(corner.either(), Corner.GRACE, new Fault.FailBefore(), new Fault.Drop());
        corner.weather = Weather.FINE;
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        corner.at(10, new Deed.Return(0));
        corner.at(150, new Deed.Refund(0, 3, WorldAccounts.SHOP, "all"));
    }

    /// Nobody but the gateway, asked, says how it ended.
    private static void pendingForLong(Corner corner) {
        var wrong = new Fault.PendingFor(Duration.ofHours(1 + corner.chance.below(200)));
        corner.pay(corner.either(), corner.chance.hits(0.5) ? Corner.GRACE : Duration.ZERO, wrong, new Fault.Drop());
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        corner.at(10, new Deed.Return(0));
        corner.at(150, new Deed.Refund(0, 3, WorldAccounts.SHOP, "all"));
    }

    /// It was done, is not shown for a while, and whoever asks for it again is refused.
    private static void rejectedAfterAll(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, new Fault.LoseReply(), new Fault.Drop());
        corner.gatewayBehaviour = new GatewayBehaviour(Duration.ofMinutes(20), 0, true);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        corner.at(150, new Deed.Refund(0, 3, WorldAccounts.SHOP, "all"));
    }

    /// @param wrong with the second one
    private static void twoPaid(Corner corner, List<Fault> wrong) {
        corner.pay(corner.either(), Corner.GRACE);
        corner.pay(corner.either(), Corner.GRACE, wrong.toArray(Fault[]::new));
        corner.sluggish();
        corner.at(0, new Deed.Register(0));
        corner.at(0, new Deed.Register(1));
        corner.succeeds(0, 20);
        corner.succeeds(1, 30 + corner.chance.below(60));
    }
}
