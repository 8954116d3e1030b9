package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.QuietHours;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Payments whose outcome is often heard of in quiet hours: these begin up to two hours before the story, or while it
/// goes on.
final class QuietPlans {
    /// Where the shop's customers live, as it does not say otherwise. Their clocks are never changed.
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final Duration BEFORE = Duration.ofHours(2);
    private static final Duration LONGEST_BEGINNING = Duration.ofHours(4);
    private static final Duration SHORTEST = Duration.ofHours(2);

    private QuietPlans() {}

    static Plan of(Chance chance) {
        return some(chance).writing(terms(chance));
    }

    private static Plan some(Chance chance) {
        if (chance.hits(0.5)) {
            return heardLate(chance);
        }
        if (chance.hits(0.5)) {
            return Plans.one(chance);
        }
        return chance.hits(0.5) ? MoneyPlans.of(chance) : Corners.of(chance);
    }

    private static MessageTerms terms(Chance chance) {
        var from = World.START.minus(BEFORE).plus(chance.upTo(LONGEST_BEGINNING));
        var to = from.plus(SHORTEST).plus(chance.upTo(Duration.ofHours(8)));
        return new MessageTerms(List.of(), QuietHours.of(minute(from), minute(to)));
    }

    /// `22:00`.
    private static String minute(Instant at) {
        return at.atOffset(ZONE).toLocalTime().toString().substring(0, 5);
    }

    /// The customer is back at once; what became of the payment is heard up to hours later.
    private static Plan heardLate(Chance chance) {
        var corner = new Corner(chance);
        var account = corner.either();
        var wrong = chance.of(List.<Fault>of(
                new Fault.Drop(),
                new Fault.Delay(chance.upTo(Duration.ofHours(3))),
                new Fault.Duplicate(2),
                new Fault.SucceedLate(chance.upTo(Duration.ofMinutes(20)))));
        corner.pay(account, chance.hits(0.3) ? Corner.GRACE : Duration.ZERO, wrong);
        corner.at(0, new Deed.Register(0));
        if (chance.hits(0.8)) {
            corner.at(25, new Deed.Return(0));
        }
        if (chance.hits(0.5)) {
            corner.at(30, new Deed.Outage(account, chance.upTo(Duration.ofHours(3))));
        }
        if (chance.hits(0.4)) {
            corner.at(20, new Deed.Happen(0, Status.FAILED, "101"));
        }
        if (chance.hits(0.8)) {
            corner.succeeds(0, 60 + chance.below(1_500));
        }
        if (chance.hits(0.2)) {
            corner.at(chance.below(20_000), chance.hits(0.5) ? new Deed.Fulfil() : new Deed.Cancel());
        }
        return corner.plan();
    }
}
