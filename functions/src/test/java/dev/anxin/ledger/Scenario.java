package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.List;

/// A story of at most six facts, told in the order in which it happened, and how it ends.
record Scenario(String name, Status end, List<Fact> facts) {
    private static final Terms REFUNDING = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), true);
    private static final News SLIP = new News.MethodNamed(Method.voucher("konbini", minute(3 * 1440), ""));
    private static final String REFUND = "1001-second";

    private static Fact answered(long minute, Feedback feedback) {
        return fact(Source.CUSTOMER, minute(minute), new News.CustomerAnswered(feedback, "101"));
    }

    static final List<Scenario> ALL = List.of(
            new Scenario("paid", Status.PAID, List.of(registered(), paid(3))),
            new Scenario("declined 101", Status.FAILED, List.of(registered(), failed(3))),
            new Scenario(
                    "declined, and its customer disputes it before and after a review",
                    Status.FAILED,
                    List.of(
                            registered(),
                            failed(3),
                            answered(4, Feedback.BALANCE_FINE),
                            fact(Source.PERSON, minute(6), new News.Reviewed("agent")),
                            answered(8, Feedback.BALANCE_FINE),
                            answered(9, Feedback.CHARGED))),
            new Scenario("declined, then paid", Status.PAID, List.of(registered(), failed(3), paid(5))),
            new Scenario("paid, then a late failure", Status.PAID, List.of(registered(), paid(3), failed(5))),
            new Scenario(
                    "two attempts in one second",
                    Status.ACTING,
                    List.of(registered(), called(3, new News.Acting("", "")), failed(3))),
            new Scenario(
                    "one attempt in one second",
                    Status.FAILED,
                    List.of(
                            registered(),
                            called(3, new News.Acting("ch_1", "")),
                            called(3, new News.Failed("ch_1", "101")))),
            new Scenario(
                    "a failure learned by asking, dated by its attempt",
                    Status.FAILED,
                    List.of(
                            registered(),
                            called(1, new News.Acting("", "")),
                            answered(1, 60, new News.Acting("ch_1", "")),
                            answered(2, 90, new News.Dated(minute(1), new News.Failed("ch_1", "101"))))),
            new Scenario(
                    "a failure heard late, of an attempt before the one that was answered",
                    Status.ACTING,
                    List.of(
                            registered(),
                            answered(1, 5, new News.Acting("ch_2", "")),
                            told(3, 8, new News.Failed("ch_1", "101")))),
            new Scenario(
                    "another attempt after the answer",
                    Status.ACTING,
                    List.of(
                            registered(),
                            answered(1, 5, new News.Failed("ch_1", "101")),
                            told(7, 8, new News.Acting("ch_2", "")))),
            new Scenario(
                    "an event of a clock a day ahead, heard before the gateway was asked",
                    Status.FAILED,
                    List.of(
                            registered(),
                            told(1441, 2, new News.Acting("", "")),
                            answered(1, 5, new News.Failed("ch_1", "101")))),
            new Scenario(
                    "an answer asked over more, of a clock that was set back",
                    Status.FAILED,
                    List.of(
                            registered(),
                            answered(1, 60, new News.Acting("ch_1", "")),
                            answered(2, 30, new News.Failed("ch_2", "101")))),
            new Scenario(
                    "202 that turns out paid",
                    Status.PAID,
                    List.of(registered(), called(1, new News.Acting("", "202")), returned(1), paid(4))),
            new Scenario(
                    "another amount, then corrected",
                    Status.PAID,
                    List.of(
                            registered(),
                            called(3, new News.Paid(OTHER, 1)),
                            fact(Source.MERCHANT, minute(5), new News.Corrected(OTHER, OTHER.minor())))),
            new Scenario(
                    "the right amount and another one",
                    Status.PAID,
                    List.of(registered(), paid(3), called(4, new News.Paid(OTHER, 1)))),
            new Scenario(
                    "another currency",
                    Status.REGISTERED,
                    List.of(registered(), called(3, new News.Paid(new Money(1099, "EUR"), 1099)))),
            new Scenario(
                    "held, taken in part, refunded",
                    Status.PART_PAID,
                    List.of(
                            registered(),
                            called(2, new News.Authorised(PRICE)),
                            called(3, new News.Paid(PRICE, 500)),
                            called(
                                    9,
                                    new News.RefundReported(
                                            "gateway:1", Refund.Status.SUCCEEDED, new Money(500, "USD"))))),
            new Scenario(
                    "warned of fraud, then refunded",
                    Status.PAID,
                    List.of(
                            registered(),
                            called(3, new News.Paid(PRICE, PRICE.minor())),
                            called(5, new News.FraudWarned("misc", true)),
                            called(9, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE)))),
            new Scenario(
                    "taken in part, accepted, and the rest",
                    Status.PAID,
                    List.of(
                            registered(),
                            called(3, new News.Paid(PRICE, 500)),
                            fact(Source.MERCHANT, minute(5), new News.Corrected(new Money(500, "USD"), 500)),
                            called(7, new News.Paid(PRICE, 1099)))),
            new Scenario(
                    "asked, unanswered, expired",
                    Status.EXPIRED,
                    List.of(
                            registered(),
                            asked(10, new News.NotFound()),
                            asked(30, new News.NoAnswer("timeout")),
                            asked(35, new News.Unpaid()))),
            new Scenario(
                    "closed, then late money",
                    Status.PAID,
                    List.of(registered(), returned(2), called(5, new News.Closed()), paid(7))),
            new Scenario(
                    "second payment, refunded, bounced",
                    Status.PAID,
                    List.of(
                            registered(REFUNDING),
                            paid(3),
                            order(2, Order.Status.OPEN, Order.Holder.ANOTHER),
                            fact(
                                    Source.REFUND,
                                    minute(4),
                                    new News.RefundRequested(REFUND, PRICE, "second", "anxin"),
                                    new News.RefundAdmitted(REFUND)),
                            called(6, new News.RefundReported(REFUND, Refund.Status.SUCCEEDED, PRICE)),
                            called(9, new News.RefundReported(REFUND, Refund.Status.FAILED, PRICE)))),
            new Scenario(
                    "a slip, reminded, paid on its last day",
                    Status.PAID,
                    List.of(
                            registered(),
                            returned(1),
                            called(2, new News.Acting("", ""), SLIP),
                            fact(Source.CHECK, minute(31), new News.Rang(1), new News.Unpaid(), SLIP),
                            fact(Source.CHECK, minute(2 * 1440), new News.Rang(2), new News.Unpaid(), SLIP),
                            paid(3 * 1440))),
            new Scenario(
                    "a slip that nobody pays",
                    Status.EXPIRED,
                    List.of(
                            registered(),
                            called(2, new News.Acting("", ""), SLIP),
                            fact(Source.CHECK, minute(31), new News.Rang(1), new News.Unpaid()),
                            fact(Source.CHECK, minute(5 * 1440), new News.Rang(2), new News.Unpaid(), SLIP))),
            new Scenario(
                    "a debit that fails, and another",
                    Status.ACTING,
                    List.of(
                            registered(),
                            called(
                                    2,
                                    new News.Acting("", ""),
                                    new News.MethodNamed(Method.debit("sepa_debit", "py_1"))),
                            failed(4 * 1440),
                            fact(Source.CHECK, minute(4 * 1440 + 2), new News.Rang(1), new News.NoAnswer("timeout")),
                            called(
                                    5 * 1440,
                                    new News.Acting("", ""),
                                    new News.MethodNamed(Method.debit("sepa_debit", "py_2"))))),
            new Scenario(
                    "disputed and won",
                    Status.PAID,
                    List.of(
                            registered(),
                            paid(3),
                            called(50, new News.DisputeReported("dp_1", Dispute.Status.OPEN, PRICE)),
                            called(90, new News.DisputeReported("dp_1", Dispute.Status.WON, PRICE)))),
            new Scenario(
                    "captured, failed",
                    Status.PART_PAID,
                    List.of(registered(), paid(3), told(3, 4, captured("c1")), told(5, 6, captureFailed("c1")))),
            new Scenario(
                    "captured, failed, captured again under its id, paid",
                    Status.PAID,
                    List.of(
                            registered(),
                            paid(3),
                            told(3, 4, captured("c1")),
                            told(5, 6, captureFailed("c1")),
                            told(7, 7, captured("c1")))),
            new Scenario(
                    "captured, failed, captured again by another",
                    Status.PAID,
                    List.of(
                            registered(),
                            told(3, 4, captured("c1")),
                            told(5, 6, captureFailed("c1")),
                            told(7, 7, captured("c2")))),
            new Scenario(
                    "captured again, failed again, and asked",
                    Status.PART_PAID,
                    List.of(
                            registered(),
                            told(3, 4, captured("c1")),
                            told(5, 6, captureFailed("c1")),
                            answered(1, 7, captured("c1")),
                            told(9, 20, captureFailed("c1")),
                            answered(2, 25, captureFailed("c1")))),
            new Scenario(
                    "told on the way, lifted by a person",
                    Status.PAID,
                    List.of(
                            registered(),
                            returned(1),
                            called(2, new News.Contradicted("a negative amount")),
                            done(new Message.Waiting(dev.anxin.payment.Ladder.Stage.REASSURED)),
                            fact(
                                    Source.PERSON,
                                    minute(6),
                                    new News.QuarantineLifted("agent"),
                                    new News.Reviewed("agent")),
                            paid(7))),
            new Scenario(
                    "known by another id, linked from there",
                    Status.PAID,
                    List.of(
                            registered(),
                            called(2, new News.AlsoKnownAs("pi_made1")),
                            fact(Source.LINK, minute(3), new News.Forwarded(sum(List.of(paid(3))))))),
            new Scenario(
                    "foreign traffic", Status.UNREGISTERED, List.of(paid(3), failed(4), called(5, new News.Closed()))),
            new Scenario(
                    "another id's own partition",
                    Status.UNREGISTERED,
                    List.of(paid(3), fact(Source.LINK, minute(2), new News.Linked("1001")))));

    @Override
    public String toString() {
        return name;
    }

    private static News captured(String id) {
        return new News.CaptureReported(PRICE, id, Charge.Capture.Status.SUCCEEDED, PRICE.minor());
    }

    private static News captureFailed(String id) {
        return new News.CaptureReported(PRICE, id, Charge.Capture.Status.FAILED, PRICE.minor());
    }

    /// @param over which version of the payment item was read before asking
    private static Fact answered(long over, long minute, News answer) {
        var origin = new Fact.Origin(over, minute(minute));
        return new Fact(
                Example.KEY,
                Source.CHECK,
                over + "#" + answer,
                minute(minute),
                origin,
                List.of(new News.Rang(1), answer));
    }

    /// @param stated by the gateway's clock
    /// @param heard by ours
    private static Fact told(long stated, long heard, News news) {
        return new Fact(
                Example.KEY,
                Source.CALLBACK,
                "told#" + stated + news,
                minute(heard),
                Fact.Origin.event(minute(stated)),
                List.of(news));
    }
}
