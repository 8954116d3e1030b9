package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.Taking;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Rare stories about captures that fail when they had succeeded, and are made again.
final class CaptureCorners {
    static final List<Consumer<Corner>> ALL =
            List.of(CaptureCorners::fails, CaptureCorners::fails, CaptureCorners::inTheLastMoment);

    private CaptureCorners() {}

    /// A capture fails that had succeeded, before or after the shop ships. It may be captured again, under its id or
    /// by another, and may fail again.
    private static void fails(Corner corner) {
        var callback = corner.chance.of(List.of(new Fault.Duplicate(2), new Fault.Reorder(), new Fault.Drop()));
        var inParts = corner.chance.hits(0.5);
        corner.pay(
                "olepay",
                corner.chance.hits(0.5) ? Corner.GRACE : Duration.ZERO,
                inParts ? parts(corner) : whole(corner, callback));
        corner.at(0, new Deed.Register(0));
        corner.at(10, new Deed.Return(0));
        corner.succeeds(0, 20);
        long at = 21L + corner.chance.below(100);
        if (inParts) {
            corner.at(at, new Deed.TakeRest(0));
            at += 1 + corner.chance.below(100);
        }
        corner.at(30 + corner.chance.below(400), new Deed.Fulfil());
        corner.at(at, new Deed.Capture(0, Taking.Step.FAIL));
        var isGone = corner.chance.hits(0.7);
        while (isGone) {
            at += 1 + corner.chance.below(200);
            var again = corner.chance.hits(0.5) ? Taking.Step.AGAIN : Taking.Step.ANOTHER;
            corner.at(at, new Deed.Capture(0, again));
            isGone = again == Taking.Step.ANOTHER && corner.chance.hits(0.3);
            if (isGone) {
                at += 1 + corner.chance.below(200);
                corner.at(at, new Deed.Capture(0, Taking.Step.FAIL));
                isGone = corner.chance.hits(0.5);
            }
        }
        after(corner, at);
    }

    private static void after(Corner corner, long failed) {
        var next = failed + corner.chance.below(900);
        switch (corner.chance.below(6)) {
            case 0 -> corner.at(next, new Deed.Fulfil());
            case 1 -> corner.at(next, new Deed.Cancel());
            case 2 -> corner.at(next, new Deed.Refund(0, 1 + corner.chance.below(3), WorldAccounts.SHOP, "some"));
            case 3 -> corner.at(Corner.A_DAY.toSeconds(), new Deed.Reconcile());
            case 4 -> {
                corner.at(next, new Deed.Review(0, false));
                corner.at(next + 1 + corner.chance.below(100), new Deed.Fulfil());
            }
            default -> {}
        }
    }

    private static Fault[] whole(Corner corner, Fault callback) {
        return corner.chance.hits(0.5) ? new Fault[] {callback, new Fault.NameCaptures()} : new Fault[] {callback};
    }

    /// Captured in two parts, each of which its gateway names.
    private static Fault[] parts(Corner corner) {
        var less = new Fault.TakeLess(1 + corner.chance.below((int) Corner.PRICE.minor() - 1));
        var callback = corner.chance.hits(0.5) ? new Fault.Duplicate(2) : new Fault.Reorder();
        return new Fault[] {less, new Fault.NameCaptures(), callback};
    }

    /// When its money is about to go back.
    private static void inTheLastMoment(Corner corner) {
        corner.pay("olepay", Corner.GRACE, new Fault.NameCaptures());
        corner.at(0, new Deed.Register(0));
        corner.succeeds(0, 20);
        corner.at(21 + corner.chance.below(640), new Deed.Capture(0, Taking.Step.FAIL));
        if (corner.chance.hits(0.5)) {
            corner.at(100 + corner.chance.below(200), new Deed.Refund(0, 3, WorldAccounts.SHOP, "all"));
        }
    }
}
