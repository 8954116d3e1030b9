package dev.anxin.local.product;

import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.reconcile.BookSide;
import dev.anxin.reconcile.BookSide.Said;
import dev.anxin.reconcile.FindingKind;
import dev.anxin.reconcile.FindingOutcome;
import dev.anxin.reconcile.Report;
import dev.anxin.reconcile.Row;
import dev.anxin.reconcile.Run;
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
                row(
                        1,
                        FindingKind.FULFILLED_UNPAID,
                        side(Said.FULFILLED, YUAN),
                        side(Said.CHARGED_BACK, YUAN),
                        FindingOutcome.CALLED),
                row(
                        2,
                        FindingKind.GATEWAY_DISAGREES,
                        side(Said.PAID, DOLLARS),
                        side(Said.CLOSED),
                        FindingOutcome.CALLED),
                row(
                        3,
                        FindingKind.WRONG_AMOUNT,
                        side(Said.UNPAID, YUAN),
                        side(Said.PAID, new Money(2990, "CNY")),
                        FindingOutcome.CALLED),
                row(
                        4,
                        FindingKind.WRONG_CURRENCY,
                        side(Said.UNPAID, YUAN),
                        side(Said.PAID, DOLLARS),
                        FindingOutcome.CALLED),
                unknown(),
                row(
                        5,
                        FindingKind.UNREQUESTED_REFUND,
                        BookSide.NOTHING,
                        side(Said.REFUNDED, new Money(5000, "CNY")),
                        FindingOutcome.SHOP),
                row(6, FindingKind.LATE_MONEY, side(Said.CLOSED, YUAN), side(Said.PAID, YUAN), FindingOutcome.SETTLED),
                row(7, FindingKind.PAID_UNFULFILLED, side(Said.PAID, YUAN), side(Said.PAID, YUAN), FindingOutcome.SHOP),
                row(
                        8,
                        FindingKind.PAID_UNFULFILLED,
                        side(Said.PAID, DOLLARS),
                        side(Said.PAID, DOLLARS),
                        FindingOutcome.SHOP),
                row(
                        9,
                        FindingKind.UNHEARD_OUTCOME,
                        side(Said.UNPAID, YUAN),
                        side(Said.PAID, YUAN),
                        FindingOutcome.SETTLED),
                row(10, FindingKind.UNANSWERED, side(Said.PAID, YUAN), silent(), FindingOutcome.AGAIN));
        var accounts =
                Map.of("olepay", new Totals(8421, 8412, 8, 1, 2210, 0), "stripe", new Totals(3127, 3126, 1, 0, 990, 1));
        return new Report(RUN, 18, 18, AT, accounts, rows, true, List.of("0317", "1105"));
    }

    static Report running() {
        var accounts = Map.of("olepay", new Totals(2100, 2100, 0, 0, 0, 0));
        return new Report(RUN, 18, 7, AT, accounts, List.of(), false, List.of("0317"));
    }

    private static Row unknown() {
        var theirs = new BookSide(Said.LISTED, DOLLARS, "succeeded");
        var key = new PaymentKey("stripe", "pi_made00000000000000000001");
        return new Row(key, "", FindingKind.UNKNOWN_PAYMENT, BookSide.NOTHING, theirs, FindingOutcome.SHOP, AT);
    }

    private static Row row(int number, FindingKind kind, BookSide ours, BookSide theirs, FindingOutcome outcome) {
        return new Row(
                new PaymentKey("olepay", "made-" + number), "SO-20260301-" + number, kind, ours, theirs, outcome, AT);
    }

    private static BookSide side(Said says) {
        return side(says, Money.NONE);
    }

    private static BookSide side(Said says, Money amount) {
        return BookSide.of(says, amount);
    }

    private static BookSide silent() {
        return new BookSide(Said.UNCLEAR, Money.NONE, "no answer within 5 s");
    }
}
