package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Money;
import dev.anxin.payment.Terms;
import java.time.Duration;
import java.util.List;

/// A story of at most six facts, told in the order in which it happened, and how it ends.
record Scenario(String name, Status end, List<Fact> facts) {
    private static final Terms REFUNDING = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), true);
    private static final String REFUND = "1001-second";

    static final List<Scenario> ALL = List.of(
            new Scenario("paid", Status.PAID, List.of(registered(), paid(3))),
            new Scenario("declined 101", Status.FAILED, List.of(registered(), failed(3))),
            new Scenario("declined, then paid", Status.PAID, List.of(registered(), failed(3), paid(5))),
            new Scenario("paid, then a late failure", Status.PAID, List.of(registered(), paid(3), failed(5))),
            new Scenario(
                    "two attempts in one second",
                    Status.FAILED,
                    List.of(registered(), called(3, new News.Acting("")), failed(3))),
            new Scenario(
                    "202 that turns out paid",
                    Status.PAID,
                    List.of(registered(), called(1, new News.Acting("202")), returned(1), paid(4))),
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
                    "disputed and won",
                    Status.PAID,
                    List.of(
                            registered(),
                            paid(3),
                            called(50, new News.DisputeReported("dp_1", Dispute.Status.OPEN, PRICE)),
                            called(90, new News.DisputeReported("dp_1", Dispute.Status.WON, PRICE)))),
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
}
