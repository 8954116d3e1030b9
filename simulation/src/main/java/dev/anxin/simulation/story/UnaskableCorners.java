package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.payment.Money;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.story.Deed.Turn;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Stories at a gateway that answers no question about a payment. What its callbacks told is all that is known; where
/// they told nothing a person is called, and nobody is told "not paid".
final class UnaskableCorners {
    private static final List<Consumer<Corner>> ALL = List.of(
            UnaskableCorners::told,
            UnaskableCorners::untold,
            UnaskableCorners::abandoned,
            UnaskableCorners::goesBack,
            UnaskableCorners::goesBack,
            UnaskableCorners::refundedBefore,
            UnaskableCorners::disputed,
            UnaskableCorners::captureFails);

    private UnaskableCorners() {}

    static Plan of(Chance chance) {
        var corner = new Corner(chance);
        chance.of(ALL).accept(corner);
        return corner.plan();
    }

    /// Half of them within what callbacks alone are proof enough for.
    private static void pay(Corner corner, Duration grace, Fault... wrong) {
        corner.account(WorldAccounts.UNASKABLE, grace, WorldAccounts.Own.ENOUGH);
        var price = corner.chance.hits(0.5) ? Corner.PRICE : new Money(WorldAccounts.PROVEN, "CNY");
        corner.payments.add(Plan.Pay.of(WorldAccounts.UNASKABLE, price, List.of(wrong)));
        corner.at(corner.chance.hits(0.3) ? 40 : 0, new Deed.Register(0));
    }

    private static Fault disturbed(Corner corner) {
        return corner.chance.of(List.of(
                new Fault.Duplicate(2),
                new Fault.Reorder(),
                new Fault.MisSign(),
                new Fault.Delay(corner.chance.upTo(Duration.ofHours(2)))));
    }

    private static void told(Corner corner) {
        pay(corner, Duration.ZERO, disturbed(corner));
        corner.at(25, new Deed.Return(0));
        if (corner.chance.hits(0.5)) {
            corner.at(15, new Deed.Happen(0, Status.FAILED, "12"));
        }
        if (corner.chance.hits(0.3)) {
            corner.at(30, new Deed.Happen(0, Status.PROCESSING, ""));
        }
        if (corner.chance.hits(0.8)) {
            corner.succeeds(0, 40 + corner.chance.below(300));
        }
    }

    /// Paid, declined or neither, and nobody hears of it.
    private static void untold(Corner corner) {
        pay(corner, Duration.ZERO, new Fault.Drop());
        corner.at(25, new Deed.Return(0));
        if (corner.chance.hits(0.7)) {
            corner.succeeds(0, 20);
        } else {
            corner.at(20, new Deed.Happen(0, Status.FAILED, "12"));
        }
    }

    private static void abandoned(Corner corner) {
        pay(corner, Duration.ZERO);
        if (corner.chance.hits(0.3)) {
            corner.at(100, new Deed.Look(0));
        }
    }

    private static void goesBack(Corner corner) {
        var wrong = corner.chance.of(List.of(
                new Fault.PendingFor(Duration.ofHours(1)),
                new Fault.LoseReply(),
                new Fault.BounceAfter(Duration.ofHours(1)),
                new Fault.Reject()));
        pay(corner, Corner.GRACE, wrong);
        corner.succeeds(0, 50);
        if (corner.chance.hits(0.3)) {
            corner.at(60, new Deed.Cancel());
        }
    }

    /// In the Customer Area, and then by a person here.
    private static void refundedBefore(Corner corner) {
        pay(corner, Duration.ZERO);
        corner.succeeds(0, 50);
        corner.at(100, new Deed.Dashboard(0, corner.chance.hits(0.5)));
        var later = Corner.A_DAY.plusHours(6).toSeconds(); // when nothing is on its way any more
        corner.at(later, new Deed.Refund(0, 1 + corner.chance.below(3), WorldAccounts.SHOP, "later"));
    }

    /// What a bank does is told at once: before that nobody here could know it.
    private static void disputed(Corner corner) {
        pay(corner, Corner.GRACE, new Fault.Duplicate(2));
        corner.succeeds(0, 50);
        var ends = corner.chance.of(List.of(
                List.<Turn>of(),
                List.of(new Turn(Duration.ofHours(3), GatewayDispute.Status.WON)),
                List.of(new Turn(Duration.ofHours(3), GatewayDispute.Status.LOST))));
        var first = corner.chance.hits(0.5) ? GatewayDispute.Status.OPEN : GatewayDispute.Status.INQUIRY;
        var turns = first == GatewayDispute.Status.OPEN ? ends : List.<Turn>of();
        corner.at(60 + corner.chance.below(900), new Deed.Complain(0, first, Complaint.ALL, turns));
    }

    /// Heard of before the money, or after it.
    private static void captureFails(Corner corner) {
        pay(corner, Duration.ZERO, new Fault.Reorder());
        corner.succeeds(0, 50);
        corner.at(52 + corner.chance.below(3), new Deed.Capture(0, Taking.Step.FAIL));
        corner.at(3_600, new Deed.Fulfil());
    }
}
