package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.Complaint;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.simulation.schedule.Chance;
import java.time.Duration;
import java.util.List;

/// Payments at a gateway whose callbacks are hints alone: whatever is known there was asked.
final class HintPlans {
    private static final Duration LATER = Duration.ofHours(5);

    private HintPlans() {}

    static Plan of(Chance chance) {
        var corner = new Corner(chance);
        var grace = chance.hits(0.4) ? Corner.GRACE : Duration.ZERO;
        var wrong = chance.of(
                List.<Fault>of(new Fault.Duplicate(1), new Fault.Duplicate(3), new Fault.Drop(), new Fault.Reorder()));
        corner.pay("paypal", grace, wrong);
        corner.at(chance.hits(0.2) ? 60 : 0, new Deed.Register(0));
        if (chance.hits(0.6)) {
            corner.at(30, new Deed.Return(0));
        }
        if (chance.hits(0.3)) {
            corner.at(15, new Deed.Happen(0, Status.FAILED, "5120"));
        }
        if (chance.hits(0.9)) {
            corner.succeeds(0, 20 + chance.below(400));
            after(corner);
        }
        return corner.plan();
    }

    /// What becomes of money that was taken.
    private static void after(Corner corner) {
        var chance = corner.chance;
        if (chance.hits(0.5)) {
            var ends = chance.of(List.of(
                    List.<Deed.Turn>of(),
                    List.of(new Deed.Turn(LATER, GatewayDispute.Status.WON)),
                    List.of(new Deed.Turn(LATER, GatewayDispute.Status.LOST))));
            corner.at(600 + chance.below(600), new Deed.Complain(0, GatewayDispute.Status.OPEN, Complaint.ALL, ends));
        } else if (chance.hits(0.5)) {
            corner.at(600 + chance.below(600), new Deed.Dashboard(0, chance.hits(0.5)));
        }
        if (chance.hits(0.4)) {
            corner.at(500 + chance.below(600), new Deed.Fulfil());
        }
    }
}
