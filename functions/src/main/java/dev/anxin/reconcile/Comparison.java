package dev.anxin.reconcile;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.reconcile.BookSide.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One payment, by our books and by the gateway's.
///
/// @param before what our books said when the gateway was asked
/// @param after what they say with the gateway's answer in them
/// @param now when it was asked
public record Comparison(PaymentState before, PaymentState after, GatewayAnswer answer, Instant now) {
    /// What happened so lately may still be on its way to us, or from one of the gateway's machines to the
    /// other: it is no difference yet.
    public static final Duration FRESH = Duration.ofMinutes(10);

    /// How long a merchant without a grace time may take before its silence about an order is a finding.
    public static final Duration UNFULFILLED = Duration.ofDays(1);

    private static final Set<Status> OUTCOMES =
            Set.of(Status.PAID, Status.PART_PAID, Status.CLOSED, Status.FAILED, Status.AUTHORISED);

    /// Everything that differs, what people should look at first before the rest; nothing if the books agree.
    ///
    /// @param before what our books said before the gateway was asked
    /// @param heard its whole answer
    public static List<Finding> of(PaymentState before, Fact heard) {
        var said = new GatewayAnswer(heard.news(), heard.origin().stated());
        if (said.unclear().isPresent() || heard.news().isEmpty()) {
            return List.of(unanswered(before, said.unclear().orElse("it said nothing")));
        }
        var after = PaymentState.of(before.summary().join(Summary.of(heard)));
        return new Comparison(before, after, said, heard.at()).findings();
    }

    /// @param why in a few words
    public static Finding unanswered(PaymentState before, String why) {
        return new Finding(
                FindingKind.UNANSWERED,
                BookSide.of(before),
                new BookSide(Said.UNCLEAR, Money.NONE, why),
                FindingOutcome.AGAIN,
                List.of());
    }

    private List<Finding> findings() {
        var worst = gone().or(this::contradiction);
        var unfulfilled = late().or(this::unfulfilled);
        var saysAll = isOf(worst, FindingKind.FULFILLED_UNPAID);
        var outcome = saysAll || isOf(unfulfilled, FindingKind.LATE_MONEY) ? Optional.<Finding>empty() : outcome();
        var money = saysAll ? Stream.<Finding>empty() : Stream.concat(refunds(), disputes());
        return Stream.of(worst.stream(), doubts(), money, unfulfilled.stream(), outcome.stream())
                .flatMap(found -> found)
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    private static boolean isOf(Optional<Finding> finding, FindingKind kind) {
        return finding.filter(found -> found.kind() == kind).isPresent();
    }

    /// Fulfilled with this payment, and there is no money for it: it was never taken, or somebody other than us
    /// took it back.
    private Optional<Finding> gone() {
        if (!after.summary().order().isFulfilledByThis()) {
            return Optional.empty();
        }
        return lost().or(this::takenBack)
                .or(this::notThereAnyMore)
                .map(theirs -> goodsWithoutMoney(theirs, answer.news()))
                .or(() -> notPaid().map(theirs -> goodsWithoutMoney(theirs, List.of())));
    }

    private Finding goodsWithoutMoney(BookSide theirs, List<News> facts) {
        var ours = BookSide.of(Said.FULFILLED, before.money().expected());
        return disagreed(
                FindingKind.FULFILLED_UNPAID, ours, theirs, "fulfilled here, " + theirs.inWords() + " there", facts);
    }

    private Optional<BookSide> lost() {
        return after.summary().disputes().values().stream()
                .filter(dispute -> dispute.status() == Dispute.Status.LOST)
                .map(dispute -> BookSide.of(Said.CHARGED_BACK, dispute.amount()))
                .findFirst();
    }

    /// A refund that we made is no difference: goods may have come back.
    private Optional<BookSide> takenBack() {
        var foreign = after.summary().refunds().values().stream()
                .anyMatch(refund -> !refund.isOurs() && refund.status() == Refund.Status.SUCCEEDED);
        return foreign && after.money().whollyReturned()
                ? Optional.of(
                        BookSide.of(Said.REFUNDED, after.money().returned().asMoney()))
                : Optional.empty();
    }

    /// All of it was captured, and failed.
    private Optional<BookSide> notThereAnyMore() {
        var gone = after.isCaptureFailed() && after.money().captured().minor() == 0;
        return gone ? Optional.of(answer.side()) : Optional.empty();
    }

    /// Taken by our books, for longer than news takes to travel, and not by the gateway's.
    private Optional<BookSide> notPaid() {
        var settled = before.takenAt()
                .filter(taken -> taken.isBefore(now.minus(FRESH)))
                .isPresent();
        return settled && answer.deniesMoney() && !after.isCaptureFailed()
                ? Optional.of(answer.side())
                : Optional.empty();
    }

    private Optional<Finding> contradiction() {
        return notPaid()
                .or(this::tookLess)
                .map(theirs -> disagreed(
                        FindingKind.GATEWAY_DISAGREES,
                        BookSide.of(before),
                        theirs,
                        "paid here, " + theirs.inWords() + " there",
                        List.of()))
                .or(this::lostRefund);
    }

    /// Less than it had told, and no capture that failed says why.
    private Optional<BookSide> tookLess() {
        return answer.paid()
                .filter(paid -> before.hasMoney()
                        && paid.asked().equals(before.money().expected())
                        && paid.captured() < after.money().captured().minor())
                .map(_ -> answer.side());
    }

    /// A refund of ours that had succeeded, and the gateway's complete list does not have it.
    private Optional<Finding> lostRefund() {
        var theirs = answer.refunds().keySet();
        return answer.paid().isEmpty()
                ? Optional.empty()
                : before.summary().refunds().entries().entrySet().stream()
                        .filter(entry -> entry.getValue().isOurs()
                                && entry.getValue().status() == Refund.Status.SUCCEEDED
                                && entry.getValue().report().at().isBefore(now.minus(FRESH))
                                && !theirs.contains(entry.getKey()))
                        .map(entry -> disagreed(
                                FindingKind.GATEWAY_DISAGREES,
                                GatewayAnswer.side(entry.getValue()),
                                BookSide.NOTHING,
                                "refund " + entry.getKey() + " succeeded here, unknown there",
                                List.of()))
                        .findFirst();
    }

    private Stream<Finding> doubts() {
        return after.quarantine().stream()
                .map(Comparison::kind)
                .distinct()
                .map(kind ->
                        new Finding(kind, BookSide.of(before), answer.side(), FindingOutcome.CALLED, answer.news()));
    }

    private static FindingKind kind(Doubt doubt) {
        return switch (doubt) {
            case AMOUNT, TOO_MANY_AMOUNTS -> FindingKind.WRONG_AMOUNT;
            case CURRENCY -> FindingKind.WRONG_CURRENCY;
            case CONTRADICTION -> FindingKind.GATEWAY_DISAGREES;
        };
    }

    private Stream<Finding> refunds() {
        return answer.refunds().values().stream().flatMap(refund -> refund(refund).stream());
    }

    private Optional<Finding> refund(News.RefundReported theirs) {
        var known = Optional.ofNullable(before.summary().refunds().entries().get(theirs.refund()));
        var ours = known.map(GatewayAnswer::side).orElse(BookSide.NOTHING);
        var failed = theirs.status() == Refund.Status.FAILED;
        if (known.filter(Refund::isOurs).isEmpty() && !failed) {
            return Optional.of(new Finding(
                    FindingKind.UNREQUESTED_REFUND,
                    ours,
                    GatewayAnswer.side(theirs),
                    FindingOutcome.SHOP,
                    answer.only(theirs)));
        }
        if (known.isEmpty()) {
            return Optional.empty(); // nobody asked for it, and nothing went
        }
        var isNews = theirs.status().compareTo(known.orElseThrow().status()) > 0 && isFinal(theirs.status());
        return isNews ? Optional.of(unheard(ours, GatewayAnswer.side(theirs), answer.only(theirs))) : Optional.empty();
    }

    private static boolean isFinal(Refund.Status status) {
        return status == Refund.Status.SUCCEEDED || status == Refund.Status.FAILED;
    }

    private Stream<Finding> disputes() {
        return answer.disputes().flatMap(theirs -> {
            var known =
                    Optional.ofNullable(before.summary().disputes().entries().get(theirs.dispute()));
            var current = after.summary().disputes().entries().get(theirs.dispute());
            var isNews = known.filter(dispute -> current == null || dispute.status() == current.status())
                    .isEmpty();
            var ours = known.map(dispute -> BookSide.of(GatewayAnswer.said(dispute.status()), dispute.amount()))
                    .orElse(BookSide.NOTHING);
            return isNews ? Stream.of(unheard(ours, GatewayAnswer.side(theirs), answer.only(theirs))) : Stream.empty();
        });
    }

    private boolean isPaidBoth() {
        return after.isPaid() && !answer.deniesMoney() && after.money().refundable() > 0;
    }

    /// Late money that is still here, and that nobody shipped for.
    private Optional<Finding> late() {
        var status = after.summary().order().status();
        var stays = status == Order.Status.OPEN || status == Order.Status.CANCELLED;
        return isPaidBoth() && after.late() && stays && !isFresh()
                ? Optional.of(new Finding(
                        FindingKind.LATE_MONEY,
                        BookSide.of(before),
                        answer.side(),
                        returns(FindingOutcome.CALLED),
                        answer.news()))
                : Optional.empty();
    }

    private Optional<Finding> unfulfilled() {
        var order = after.summary().order();
        var waits = order.status() == Order.Status.OPEN && order.holder() != Order.Holder.ANOTHER;
        var since = before.paidAt()
                .map(paid -> paid.isAfter(order.at()) ? paid : order.at())
                .orElse(Instant.MAX);
        var terms = after.summary().registration().terms();
        var over = since.isBefore(now.minus(terms.refundsByItself() ? terms.refundGrace() : UNFULFILLED));
        return isPaidBoth() && waits && over
                ? Optional.of(new Finding(
                        FindingKind.PAID_UNFULFILLED,
                        BookSide.of(before),
                        answer.side(),
                        returns(FindingOutcome.SHOP),
                        answer.news()))
                : Optional.empty();
    }

    /// Money that goes back by a rule needs nobody, unless the rule was refused.
    private FindingOutcome returns(FindingOutcome otherwise) {
        var refused = after.review().containsKey(Review.MONEY_TO_RETURN);
        if (refused) {
            return FindingOutcome.CALLED;
        }
        return after.summary().registration().terms().refundsByItself() ? FindingOutcome.SETTLED : otherwise;
    }

    /// An outcome that the gateway had long reached, and we did not know.
    private Optional<Finding> outcome() {
        var closedAfterItsEnd = before.status() == Status.EXPIRED && after.status() == Status.CLOSED;
        var isOther = after.status() != before.status() && OUTCOMES.contains(after.status()) && !closedAfterItsEnd;
        var isLess =
                after.money().captured().minor() < before.money().captured().minor();
        return (isOther || isLess) && after.quarantine().isEmpty() && !isFresh()
                ? Optional.of(unheard(BookSide.of(before), answer.side(), answer.news()))
                : Optional.empty();
    }

    private boolean isFresh() {
        return before.takenAt().isEmpty()
                && answer.paidAt()
                        .filter(paid -> paid.isAfter(answer.stated().minus(FRESH)))
                        .isPresent();
    }

    private static Finding unheard(BookSide ours, BookSide theirs, List<News> evidence) {
        return new Finding(FindingKind.UNHEARD_OUTCOME, ours, theirs, FindingOutcome.SETTLED, evidence);
    }

    /// A person decides. What contradicts is not written down as news, or rules would act on it: a payment
    /// that was closed before it was paid would be late money.
    ///
    /// @param facts what the gateway says besides, and does not contradict
    private static Finding disagreed(FindingKind kind, BookSide ours, BookSide theirs, String what, List<News> facts) {
        var evidence = Stream.concat(facts.stream(), Stream.of(new News.Disagreed(what)));
        return new Finding(kind, ours, theirs, FindingOutcome.CALLED, evidence.toList());
    }
}
