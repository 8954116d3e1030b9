package dev.anxin.reconcile;

import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Refund;
import dev.anxin.payment.Money;
import dev.anxin.reconcile.BookSide.Said;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a gateway said when it was asked, put in order.
///
/// @param news as it was said
/// @param stated when, by the gateway's clock
record GatewayAnswer(List<News> news, Instant stated) {
    /// Why it is not clear; empty if it is.
    Optional<String> unclear() {
        return of(News.NoAnswer.class).map(News.NoAnswer::why).findFirst();
    }

    /// Whether it cannot be asked at all: then our own books are all that there is to look at.
    private boolean isUnaskable() {
        return of(News.Unaskable.class).findAny().isPresent();
    }

    /// Whether it answers, and does not say that it took money.
    boolean deniesMoney() {
        return paid().isEmpty() && !isUnaskable();
    }

    Optional<News.Paid> paid() {
        return of(News.Paid.class).findFirst();
    }

    /// When the gateway says that it took the money, by its clock; empty if it does not say.
    Optional<Instant> paidAt() {
        return news.stream()
                .filter(News.Dated.class::isInstance)
                .map(News.Dated.class::cast)
                .filter(dated -> dated.news() instanceof News.Paid)
                .map(News.Dated::stated)
                .findFirst();
    }

    Map<String, News.RefundReported> refunds() {
        Map<String, News.RefundReported> refunds = new LinkedHashMap<>();
        of(News.RefundReported.class).forEach(refund -> refunds.put(refund.refund(), refund));
        return refunds;
    }

    Stream<News.DisputeReported> disputes() {
        return of(News.DisputeReported.class);
    }

    /// One of the news as it was said, with its time if it has one.
    List<News> only(News one) {
        return news.stream().filter(said -> said.undated().equals(one)).toList();
    }

    /// How the payment stands there.
    BookSide side() {
        return of(News.class)
                .map(GatewayAnswer::side)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(BookSide.NOTHING);
    }

    private static Optional<BookSide> side(News news) {
        return switch (news) {
            case News.Paid paid -> Optional.of(side(paid));
            case News.CaptureReported capture -> Optional.of(side(capture));
            case News.Authorised(var asked) -> Optional.of(BookSide.of(Said.AUTHORISED, asked));
            case News.Unpaid _ -> Optional.of(BookSide.of(Said.UNPAID, Money.NONE));
            case News.NotFound _ -> Optional.of(BookSide.of(Said.NOT_FOUND, Money.NONE));
            case News.Closed _ -> Optional.of(BookSide.of(Said.CLOSED, Money.NONE));
            case News.Failed(var _, var code) -> Optional.of(new BookSide(Said.FAILED, Money.NONE, code));
            case News.Acting _ -> Optional.of(BookSide.of(Said.UNDER_WAY, Money.NONE));
            case News.Contradicted(var what) -> Optional.of(new BookSide(Said.UNCLEAR, Money.NONE, what));
            case News.Registered _,
                    News.Corrected _,
                    News.OfCustomer _,
                    News.Reported _,
                    News.Disagreed _,
                    News.FraudWarned _,
                    News.NoAnswer _,
                    News.Unaskable _,
                    News.Rang _,
                    News.CallbackRejected _,
                    News.RefundRequested _,
                    News.RefundAdmitted _,
                    News.RefundRefused _,
                    News.RefundReported _,
                    News.DisputeReported _,
                    News.Hinted _,
                    News.ReturnsTold _,
                    News.OrderChanged _,
                    News.AlsoKnownAs _,
                    News.MethodNamed _,
                    News.Linked _,
                    News.Forwarded _,
                    News.Told _,
                    News.Done _,
                    News.QuarantineLifted _,
                    News.Dated _,
                    News.Reviewed _ -> Optional.empty(); // says nothing of how the payment itself stands
        };
    }

    private static BookSide side(News.Paid paid) {
        return BookSide.of(Said.PAID, new Money(paid.captured(), paid.asked().currency()));
    }

    static BookSide side(News.RefundReported refund) {
        return BookSide.of(said(refund.status()), refund.amount());
    }

    static BookSide side(Refund refund) {
        return BookSide.of(said(refund.status()), refund.amount());
    }

    private static Said said(Refund.Status status) {
        return switch (status) {
            case NONE, UNKNOWN, PENDING, STUCK -> Said.REFUND_PENDING;
            case SUCCEEDED -> Said.REFUNDED;
            case FAILED -> Said.REFUND_FAILED;
        };
    }

    private static BookSide side(News.CaptureReported capture) {
        var said = capture.status() == Capture.Status.FAILED ? Said.FAILED : Said.PAID;
        return BookSide.of(said, new Money(capture.amount(), capture.asked().currency()));
    }

    static BookSide side(News.DisputeReported dispute) {
        return BookSide.of(said(dispute.status()), dispute.amount());
    }

    static Said said(Dispute.Status status) {
        return switch (status) {
            case INQUIRY, OPEN -> Said.DISPUTED;
            case PREVENTED, WON -> Said.DISPUTE_WON;
            case LOST -> Said.CHARGED_BACK;
        };
    }

    /// All of this kind, dated or not.
    private <T extends News> Stream<T> of(Class<T> kind) {
        return news.stream().map(News::undated).filter(kind::isInstance).map(kind::cast);
    }
}
