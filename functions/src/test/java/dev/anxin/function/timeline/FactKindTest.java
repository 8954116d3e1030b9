package dev.anxin.function.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.privacy.KeptBody;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each fact has one plain word, by who says what.
final class FactKindTest {
    private static final PaymentKey KEY = new PaymentKey("olepay", "made");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money PRICE = new Money(1099, "USD");

    record Case(FactKind kind, Source source, News news) {}

    private static Stream<Case> cases() {
        var registration = new Registration(
                AT, "demo-shop", "order", PRICE, "customer", "en", "UTC", AT.plusSeconds(1800), "", Terms.DEFAULT);
        return Stream.of(
                new Case(FactKind.REGISTRATION, Source.MERCHANT, new News.Registered(registration)),
                new Case(FactKind.CORRECTION, Source.MERCHANT, new News.Corrected(PRICE, 1099)),
                new Case(FactKind.CALLBACK, Source.CALLBACK, new News.Paid(PRICE, 1099)),
                new Case(FactKind.REJECTED_CALLBACK, Source.CALLBACK, new News.CallbackRejected()),
                new Case(FactKind.ANSWER, Source.CHECK, new News.Unpaid()),
                new Case(FactKind.COMPARISON, Source.RECONCILE, new News.Paid(PRICE, 1099)),
                new Case(FactKind.REPORT, Source.MERCHANT, new News.Reported("101")),
                new Case(FactKind.CUSTOMER_RETURN, Source.CUSTOMER, new News.Returned()),
                new Case(FactKind.FEEDBACK, Source.CUSTOMER, new News.CustomerAnswered(Feedback.CHARGED, "")),
                new Case(FactKind.COMMENT, Source.CUSTOMER, new News.CustomerCommented(1, "digest")),
                new Case(FactKind.MESSAGE_BEGUN, Source.TELL, new News.Told("paid")),
                new Case(FactKind.MESSAGE_SENT, Source.TELL, new News.Done("paid")),
                new Case(
                        FactKind.REFUND_REQUEST,
                        Source.REFUND,
                        new News.RefundRequested("made:1", PRICE, "cancelled", "anxin")),
                new Case(FactKind.REFUND_DECISION, Source.REFUND, new News.RefundAdmitted("made:1")),
                new Case(FactKind.REFUND_DECISION, Source.REFUND, new News.RefundRefused("made:1", "budget")),
                new Case(
                        FactKind.REFUND_REPLY,
                        Source.REFUND,
                        new News.RefundReported("made:1", Refund.Status.PENDING, PRICE)),
                new Case(FactKind.SETTLEMENT, Source.TELL, new News.Done("settle:made:1:SUCCEEDED")),
                new Case(
                        FactKind.ORDER,
                        Source.ORDER,
                        new News.OrderChanged(new Order(1, Order.Status.OPEN, Order.Holder.THIS, AT))),
                new Case(FactKind.REVIEW, Source.PERSON, new News.Reviewed("made-person")),
                new Case(FactKind.REVIEW, Source.PERSON, new News.QuarantineLifted("made-person")),
                new Case(FactKind.LINK, Source.LINK, new News.AlsoKnownAs("gw_1")),
                new Case(FactKind.OTHER, Source.MERCHANT, new News.Closed()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNamedByWhoSaysWhat(Case one) {
        var says = Summary.of(Fact.of(KEY, one.source(), "1", AT, one.news()));
        var item = new FactItem(one.source().word(), "1", AT, AT, says, KeptBody.NONE);
        assertThat(FactKind.of(item)).isEqualTo(one.kind());
    }

    /// It has no news, and is known by its id alone.
    @Test
    void aQuestionOfTheStaffIsOne() {
        var item = new FactItem("person", "asked#1#staff:agent:made", AT, AT, Summary.EMPTY, KeptBody.NONE);
        assertThat(FactKind.of(item)).isEqualTo(FactKind.QUESTION);
    }

    @Test
    void everyKindIsTried() {
        var kinds = Stream.concat(cases().map(Case::kind), Stream.of(FactKind.QUESTION));
        assertThat(kinds).contains(FactKind.values());
    }
}
