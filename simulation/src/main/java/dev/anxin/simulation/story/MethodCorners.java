package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Stories of payments that take days: slips, debits, transfers. The shop's own time to pay is half an hour.
final class MethodCorners {
    static final List<Consumer<Corner>> ALL = List.of(
            MethodCorners::slipPaidOnItsLastDay,
            MethodCorners::slipPaidAfterItsDueDate,
            MethodCorners::slipNeverPaid,
            MethodCorners::slipBegunWhenTheShopsTimeIsOver,
            MethodCorners::slipThenCard,
            MethodCorners::debitSucceeds,
            MethodCorners::debitFails,
            MethodCorners::transfer);

    private MethodCorners() {}

    /// The gateway's news may be lost: then only questions find out.
    private static void registered(Corner corner) {
        var wrong = corner.chance.hits(0.4) ? new Fault.Drop() : new Fault.Duplicate(2);
        corner.pay(corner.either(), corner.chance.hits(0.2) ? Corner.GRACE : Duration.ZERO, wrong);
        corner.at(0, new Deed.Register(0));
        if (corner.chance.hits(0.7)) {
            corner.at(5 + corner.chance.below(120), new Deed.Return(0));
        }
    }

    private static Duration days(Corner corner, int most) {
        return Duration.ofDays(1 + corner.chance.below(most)).plusMinutes(corner.chance.below(600));
    }

    /// @return for how long it can be paid
    private static Duration slip(Corner corner) {
        registered(corner);
        var valid = days(corner, 6);
        corner.at(10 + corner.chance.below(60), new Deed.Begin(0, Kind.VOUCHER, valid));
        return valid;
    }

    private static void slipPaidOnItsLastDay(Corner corner) {
        var valid = slip(corner);
        corner.succeeds(0, valid.minusMinutes(corner.chance.below(1_200)).toSeconds());
    }

    private static void slipPaidAfterItsDueDate(Corner corner) {
        var valid = slip(corner);
        corner.succeeds(0, valid.plusHours(corner.chance.below(40)).toSeconds());
    }

    private static void slipNeverPaid(Corner corner) {
        var valid = slip(corner);
        if (corner.chance.hits(0.4)) {
            corner.at(valid.plusHours(1).toSeconds(), new Deed.Happen(0, Status.FAILED, "expired"));
        }
    }

    /// The customer takes long to choose: the slip is issued when it is looked at for the last time.
    private static void slipBegunWhenTheShopsTimeIsOver(Corner corner) {
        registered(corner);
        var valid = days(corner, 4);
        corner.at(1_500 + corner.chance.below(310), new Deed.Begin(0, Kind.VOUCHER, valid));
        if (corner.chance.hits(0.7)) {
            corner.succeeds(0, valid.toSeconds());
        }
    }

    /// A day later the customer pays in another way.
    private static void slipThenCard(Corner corner) {
        slip(corner);
        var later = 40_000 + corner.chance.below(40_000);
        corner.at(later, new Deed.Begin(0, Kind.CARD, Duration.ZERO));
        corner.succeeds(0, later + 2 + corner.chance.below(200));
    }

    private static void debit(Corner corner) {
        registered(corner);
        corner.at(10 + corner.chance.below(60), new Deed.Begin(0, Kind.BANK_DEBIT, Duration.ZERO));
    }

    private static void debitSucceeds(Corner corner) {
        debit(corner);
        if (corner.chance.hits(0.9)) { // or its bank never answers
            corner.succeeds(0, days(corner, 25).toSeconds());
        }
    }

    private static void debitFails(Corner corner) {
        debit(corner);
        var failed = days(corner, 10);
        corner.at(failed.toSeconds(), new Deed.Happen(0, Status.FAILED, "debit_not_authorized"));
        if (corner.chance.hits(0.5)) {
            corner.at(
                    failed.plusSeconds(60 + corner.chance.below(90)).toSeconds(),
                    new Deed.Begin(0, Kind.BANK_DEBIT, Duration.ZERO));
            corner.succeeds(0, failed.plus(days(corner, 10)).toSeconds());
        }
    }

    private static void transfer(Corner corner) {
        registered(corner);
        corner.at(20, new Deed.Begin(0, Kind.BANK_TRANSFER, Duration.ZERO));
        corner.succeeds(0, days(corner, 20).toSeconds());
    }
}
