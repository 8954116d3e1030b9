package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.GatewayDispute.Status;
import dev.anxin.simulation.story.Deed.Turn;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Rare stories about banks that ask, take, give back and take again, and about refunds that are not what they seem.
final class DisputeCorners {
    static final List<Consumer<Corner>> ALL = List.of(
            DisputeCorners::inquiry,
            DisputeCorners::inquiry,
            DisputeCorners::prevented,
            DisputeCorners::oddAmount,
            DisputeCorners::takenAgain,
            DisputeCorners::warned,
            DisputeCorners::inTheWayOfASecond,
            DisputeCorners::elsewhere,
            DisputeCorners::bouncedAndAgain,
            DisputeCorners::bouncedSilently);

    private static final Duration LONG = Duration.ofDays(5);

    private DisputeCorners() {}

    /// A bank asks. The shop answers with a refund, ships, or waits; the bank lets it be or takes the money.
    private static void inquiry(Corner corner) {
        paid(corner, "stripe");
        var ends = corner.chance.of(List.of(
                List.<Turn>of(),
                List.of(turn(corner, Status.CLOSED)),
                List.of(turn(corner, Status.PREVENTED)),
                List.of(turn(corner, Status.OPEN)),
                List.of(turn(corner, Status.OPEN), turn(corner, Status.LOST)),
                List.of(turn(corner, Status.OPEN), turn(corner, Status.WON))));
        corner.at(60 + corner.chance.below(300), new Deed.Complain(0, Status.INQUIRY, Complaint.ALL, ends));
        shopActs(corner);
        reviewed(corner);
    }

    /// It never becomes a chargeback, for the gateway refunds it at once.
    private static void prevented(Corner corner) {
        paid(corner, "stripe");
        var at = 60 + corner.chance.below(300);
        corner.at(at, new Deed.Complain(0, Status.PREVENTED, Complaint.ALL, List.of()));
        if (corner.chance.hits(0.5)) {
            corner.at(Math.max(50, at - 100 + corner.chance.below(200)), new Deed.Dashboard(0, true));
        }
        shopActs(corner);
    }

    /// A part, more than there was, or a sum that does not tell how much it is.
    private static void oddAmount(Corner corner) {
        paid(corner, corner.either());
        var complaint = corner.chance.of(List.of(Complaint.values()));
        var ends = corner.chance.of(
                List.of(List.<Turn>of(), List.of(turn(corner, Status.WON)), List.of(turn(corner, Status.LOST))));
        corner.at(60 + corner.chance.below(300), new Deed.Complain(0, Status.OPEN, complaint, ends));
        shopActs(corner);
        if (corner.chance.hits(0.5)) {
            var share = 1 + corner.chance.below(3);
            corner.at(LONG.plusDays(1).toSeconds(), new Deed.Refund(0, share, WorldAccounts.SHOP, "later"));
        }
    }

    /// Won, and taken again days later.
    private static void takenAgain(Corner corner) {
        paid(corner, corner.either());
        var turns = List.of(
                new Turn(Duration.ofHours(1), Status.WON),
                new Turn(LONG, Status.OPEN),
                new Turn(LONG, corner.chance.hits(0.5) ? Status.WON : Status.LOST));
        var some = corner.chance.hits(0.5) ? turns.subList(0, 2) : turns;
        corner.at(60 + corner.chance.below(300), new Deed.Complain(0, Status.OPEN, Complaint.ALL, some));
        shopActs(corner);
        corner.at(LONG.plusDays(1).toSeconds(), new Deed.Fulfil());
    }

    /// The card network warns, sometimes too late to do anything.
    private static void warned(Corner corner) {
        paid(corner, "stripe");
        var at = 30 + corner.chance.below(300);
        corner.at(at, new Deed.Warn(0, corner.chance.hits(0.7)));
        if (corner.chance.hits(0.3)) {
            var ends = List.of(turn(corner, Status.LOST));
            corner.at(at + corner.chance.below(600), new Deed.Complain(0, Status.OPEN, Complaint.ALL, ends));
        }
        shopActs(corner);
        reviewed(corner);
    }

    /// While a bank has the money of the payment that holds the order, another one comes.
    private static void inTheWayOfASecond(Corner corner) {
        corner.pay(corner.either(), Corner.GRACE);
        corner.pay(corner.either(), Corner.GRACE);
        corner.at(0, new Deed.Register(0));
        corner.at(0, new Deed.Register(1));
        corner.succeeds(0, 20);
        var ends = corner.chance.of(
                List.of(List.<Turn>of(), List.of(turn(corner, Status.WON)), List.of(turn(corner, Status.LOST))));
        corner.at(60 + corner.chance.below(60), new Deed.Complain(0, Status.OPEN, Complaint.ALL, ends));
        corner.succeeds(1, 60 + corner.chance.below(600));
    }

    /// What went back is named in another currency: nobody can add it to anything.
    private static void elsewhere(Corner corner) {
        var ours = corner.chance.hits(0.4);
        corner.pay(corner.either(), Duration.ZERO, ours ? new Fault.ReportElsewhere() : new Fault.Reorder());
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        if (!ours) {
            corner.at(60 + corner.chance.below(300), new Deed.DashboardElsewhere(0));
        }
        shopActs(corner);
    }

    /// What came back is sent again, and sometimes comes back once more.
    private static void bouncedAndAgain(Corner corner) {
        var callback = corner.chance.hits(0.3) ? new Fault.Reorder() : new Fault.Duplicate(2);
        corner.pay(corner.either(), Duration.ZERO, callback);
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        var share = 1 + corner.chance.below(3);
        corner.at(100, new Deed.Refund(0, share, WorldAccounts.SHOP, "first"));
        if (share == 1) {
            corner.at(160, new Deed.Refund(0, share, WorldAccounts.SHOP, "second"));
        }
        corner.at(700 + corner.chance.below(300), new Deed.Bounce(0));
        if (corner.chance.hits(0.8)) {
            var again = corner.chance.hits(0.7) ? share : 1 + corner.chance.below(3);
            corner.at(2_000, new Deed.Refund(0, again, WorldAccounts.SHOP, "again"));
        }
        if (corner.chance.hits(0.3)) {
            corner.at(4_000, new Deed.Bounce(0));
        }
    }

    /// It came back, no callback tells, and nobody asks any more: the books are compared days later.
    private static void bouncedSilently(Corner corner) {
        corner.pay(corner.either(), Duration.ZERO, new Fault.Drop());
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        if (corner.chance.hits(0.6)) {
            corner.at(100, new Deed.Refund(0, 1 + corner.chance.below(3), WorldAccounts.SHOP, "some"));
        } else {
            corner.at(100, new Deed.Dashboard(0, corner.chance.hits(0.5)));
            corner.at(Corner.A_DAY.toSeconds(), new Deed.Reconcile());
        }
        if (corner.chance.hits(0.7)) {
            corner.at(1_000, new Deed.Fulfil());
        }
        corner.at(100_000 + corner.chance.below(80_000), new Deed.Bounce(0));
        corner.troubles = Duration.ofHours(2);
        corner.at(Duration.ofDays(3).toSeconds(), new Deed.Reconcile());
    }

    private static void paid(Corner corner, String account) {
        var fault = corner.chance.of(
                List.of(new Fault.Reorder(), new Fault.Duplicate(2), new Fault.Duplicate(3), new Fault.Drop()));
        corner.pay(account, corner.chance.hits(0.4) ? Corner.GRACE : Duration.ZERO, fault);
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
    }

    /// Between all that, and after it.
    private static void shopActs(Corner corner) {
        if (corner.chance.hits(0.6)) {
            corner.at(40 + corner.chance.below(900), new Deed.Fulfil());
        }
        if (corner.chance.hits(0.5)) {
            var share = 1 + corner.chance.below(3);
            corner.at(100 + corner.chance.below(900), new Deed.Refund(0, share, WorldAccounts.SHOP, "some"));
        }
        if (corner.chance.hits(0.2)) {
            corner.at(100 + corner.chance.below(900), new Deed.Cancel());
        }
    }

    /// Then the shop asks once more whether it may ship.
    private static void reviewed(Corner corner) {
        if (corner.chance.hits(0.4)) {
            var at = 200 + corner.chance.below(900);
            corner.at(at, new Deed.Review(0, false));
            corner.at(at + corner.chance.below(300), new Deed.Fulfil());
        }
    }

    private static Turn turn(Corner corner, Status next) {
        var soon = Duration.ofSeconds(100 + corner.chance.below(900));
        return new Turn(corner.chance.hits(0.6) ? soon : LONG, next);
    }
}
