package dev.anxin.local.product;

import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.Done;
import dev.anxin.reconcile.Kind;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
import dev.anxin.reconcile.Side;
import dev.anxin.reconcile.Side.Said;
import dev.anxin.reconcile.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reports to be looked at: one with a finding of each kind, one of a run that has found nothing so far.
final class ReportSample {
    private static final Run RUN = new Run(Instant.parse("2026-03-01T03:17:00Z"));
    private static final Instant AT = RUN.at().plusSeconds(600);
    private static final Money YUAN = new Money(29900, "CNY");
    private static final Money DOLLARS = new Money(1099, "USD");

    private ReportSample() {}

    static Report full() {
        var rows = List.of(
                row(1, Kind.FULFILLED_UNPAID, side(Said.FULFILLED, YUAN), side(Said.CHARGED_BACK, YUAN), Done.CALLED),
                row(2, Kind.GATEWAY_DISAGREES, side(Said.PAID, DOLLARS), side(Said.CLOSED), Done.CALLED),
                row(
                        3,
                        Kind.WRONG_AMOUNT,
                        side(Said.UNPAID, YUAN),
                        side(Said.PAID, new Money(2990, "CNY")),
                        Done.CALLED),
                row(4, Kind.WRONG_CURRENCY, side(Said.UNPAID, YUAN), side(Said.PAID, DOLLARS), Done.CALLED),
                unknown(),
                row(5, Kind.UNREQUESTED_REFUND, Side.NOTHING, side(Said.REFUNDED, new Money(5000, "CNY")), Done.SHOP),
                row(6, Kind.LATE_MONEY, side(Said.CLOSED, YUAN), side(Said.PAID, YUAN), Done.SETTLED),
                row(7, Kind.PAID_UNFULFILLED, side(Said.PAID, YUAN), side(Said.PAID, YUAN), Done.SHOP),
                row(8, Kind.PAID_UNFULFILLED, side(Said.PAID, DOLLARS), side(Said.PAID, DOLLARS), Done.SHOP),
                row(9, Kind.UNHEARD_OUTCOME, side(Said.UNPAID, YUAN), side(Said.PAID, YUAN), Done.SETTLED),
                row(10, Kind.UNANSWERED, side(Said.PAID, YUAN), silent(), Done.AGAIN));
        var accounts =
                Map.of("olepay", new Totals(8421, 8412, 8, 1, 2210, 0), "stripe", new Totals(3127, 3126, 1, 0, 990, 1));
        return new Report(RUN, 18, 18, AT, accounts, rows, true, List.of("0317", "1105"));
    }

    static Report running() {
        var accounts = Map.of("olepay", new Totals(2100, 2100, 0, 0, 0, 0));
        return new Report(RUN, 18, 7, AT, accounts, List.of(), false, List.of("0317"));
    }

    private static Row unknown() {
        var theirs = new Side(Said.LISTED, DOLLARS, "succeeded");
        var key = new PaymentKey("stripe", "pi_made00000000000000000001");
        return new Row(key, "", Kind.UNKNOWN_PAYMENT, Side.NOTHING, theirs, Done.SHOP, AT);
    }

    private static Row row(int number, Kind kind, Side ours, Side theirs, Done done) {
        return new Row(
                new PaymentKey("olepay", "made-" + number), "SO-20260301-" + number, kind, ours, theirs, done, AT);
    }

    private static Side side(Said says) {
        return side(says, Money.NONE);
    }

    private static Side side(Said says, Money amount) {
        return Side.of(says, amount);
    }

    private static Side silent() {
        return new Side(Said.UNCLEAR, Money.NONE, "no answer within 5 s");
    }
}
