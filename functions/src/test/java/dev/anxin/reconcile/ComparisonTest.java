package dev.anxin.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.reconcile.BookSide.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our books on one side, the gateway's answer on the other: what differs, and who sees to it.
final class ComparisonTest {
    private static final PaymentKey KEY = new PaymentKey("olepay", "1001");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Money PRICE = new Money(1099, "USD");
    private static final News PAID = new News.Paid(PRICE, 1099);
    private static final String OURS = "1001:unfulfilled";

    /// A day and an hour after noon.
    private static final Instant NOW = NOON.plus(Duration.ofHours(25));

    private static final Terms BY_ITSELF = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), false);

    record Row(String name, List<Fact> ours, List<News> theirs, List<Object> found) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, List<Fact> ours, List<News> theirs, Object... found) {
        return new Row(name, ours, theirs, List.of(found));
    }

    static Stream<Row> rows() {
        return Stream.of(agreements(), contradictions(), doubts(), money(), lateAndUnfulfilled(), unheard())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> agreements() {
        return Stream.of(
                row("open and nobody paid", ours(), List.of(new News.Unpaid())),
                row("open and not known there yet", ours(), List.of(new News.NotFound())),
                row("under way on both sides", ours(called(2, new News.Acting(""))), List.of(new News.Acting(""))),
                row("paid and fulfilled", ours(paid(5), order(6, Order.Status.FULFILLED)), List.of(PAID)),
                row(
                        "paid and held for less than a day",
                        ours(paid(5), order(3 * 60, Order.Status.OPEN)),
                        List.of(PAID)),
                row("closed on both sides", ours(called(31, new News.Closed())), List.of(new News.Closed())),
                row("expired, and the gateway closed it since", ours(asked(31)), List.of(new News.Closed())),
                row("paid a moment ago, its callback is on its way", ours(), List.of(dated(minutesAgo(9), PAID))),
                row("paid here a moment ago, not everywhere there", ours(paidAgo(9)), List.of(new News.Unpaid())),
                row(
                        "our refund on both sides",
                        ours(paid(5), order(6, Order.Status.FULFILLED), requested(), reported(Refund.Status.SUCCEEDED)),
                        List.of(PAID, refund(OURS, Refund.Status.SUCCEEDED, 1099))),
                row(
                        "a second payment: the refund protocol has it",
                        ours(paid(5), orderOf(6, Order.Status.OPEN, Order.Holder.ANOTHER)),
                        List.of(PAID)),
                row(
                        "a refund of the dashboard that failed: nothing moved",
                        ours(paid(5), order(6, Order.Status.FULFILLED)),
                        List.of(PAID, refund("re_1", Refund.Status.FAILED, 1099))));
    }

    private static Stream<Row> contradictions() {
        return Stream.of(
                row(
                        "paid here, unpaid there",
                        ours(paid(5), held()),
                        List.of(new News.Unpaid()),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED),
                row(
                        "paid here, closed there",
                        ours(paid(5), held()),
                        List.of(new News.Closed()),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED),
                row(
                        "paid here, not found there",
                        ours(paid(5)),
                        List.of(new News.NotFound()),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED),
                row(
                        "paid here, only held there",
                        ours(paid(5)),
                        List.of(new News.Authorised(PRICE)),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED),
                row(
                        "less there than here",
                        ours(paid(5), order(6, Order.Status.FULFILLED)),
                        List.of(new News.Paid(PRICE, 900)),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED),
                row(
                        "a refund of ours that is not there",
                        ours(paid(5), order(6, Order.Status.FULFILLED), requested(), reported(Refund.Status.SUCCEEDED)),
                        List.of(PAID),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED),
                row(
                        "fulfilled and unpaid",
                        ours(paid(5), order(6, Order.Status.FULFILLED)),
                        List.of(new News.Unpaid()),
                        FindingKind.FULFILLED_UNPAID,
                        FindingOutcome.CALLED),
                row(
                        "fulfilled and closed",
                        ours(paid(5), order(6, Order.Status.FULFILLED)),
                        List.of(new News.Closed()),
                        FindingKind.FULFILLED_UNPAID,
                        FindingOutcome.CALLED),
                row(
                        "fulfilled and charged back",
                        ours(paid(5), order(6, Order.Status.FULFILLED)),
                        List.of(PAID, new News.DisputeReported("dp_1", Dispute.Status.LOST, PRICE)),
                        FindingKind.FULFILLED_UNPAID,
                        FindingOutcome.CALLED),
                row(
                        "fulfilled and wholly refunded by somebody else",
                        ours(paid(5), order(6, Order.Status.FULFILLED)),
                        List.of(PAID, refund("re_1", Refund.Status.SUCCEEDED, 1099)),
                        FindingKind.FULFILLED_UNPAID,
                        FindingOutcome.CALLED));
    }

    private static Stream<Row> doubts() {
        return Stream.of(
                row(
                        "another amount",
                        ours(),
                        List.of(new News.Paid(new Money(1, "USD"), 1)),
                        FindingKind.WRONG_AMOUNT,
                        FindingOutcome.CALLED),
                row(
                        "another amount, held",
                        ours(),
                        List.of(new News.Authorised(new Money(1, "USD"))),
                        FindingKind.WRONG_AMOUNT,
                        FindingOutcome.CALLED),
                row(
                        "another currency",
                        ours(),
                        List.of(new News.Paid(new Money(1099, "CNY"), 1099)),
                        FindingKind.WRONG_CURRENCY,
                        FindingOutcome.CALLED),
                row(
                        "what cannot be",
                        ours(),
                        List.of(new News.Contradicted("the amount is negative")),
                        FindingKind.GATEWAY_DISAGREES,
                        FindingOutcome.CALLED));
    }

    private static Stream<Row> money() {
        var fulfilled = ours(paid(5), order(6, Order.Status.FULFILLED));
        var running = ours(paid(5), order(6, Order.Status.FULFILLED), requested());
        return Stream.of(
                row(
                        "a part refunded in the dashboard",
                        fulfilled,
                        List.of(PAID, refund("re_1", Refund.Status.SUCCEEDED, 99)),
                        FindingKind.UNREQUESTED_REFUND,
                        FindingOutcome.SHOP),
                row(
                        "being refunded in the dashboard",
                        fulfilled,
                        List.of(PAID, refund("re_1", Refund.Status.PENDING, 1099)),
                        FindingKind.UNREQUESTED_REFUND,
                        FindingOutcome.SHOP),
                row(
                        "our refund succeeded unheard",
                        running,
                        List.of(PAID, refund(OURS, Refund.Status.SUCCEEDED, 1099)),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED),
                row(
                        "our refund failed unheard",
                        running,
                        List.of(PAID, refund(OURS, Refund.Status.FAILED, 1099)),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED),
                row("our refund is under way", running, List.of(PAID, refund(OURS, Refund.Status.PENDING, 1099))),
                row(
                        "disputed unheard",
                        fulfilled,
                        List.of(PAID, new News.DisputeReported("dp_1", Dispute.Status.OPEN, PRICE)),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED));
    }

    private static Stream<Row> lateAndUnfulfilled() {
        var late = List.of(called(31, new News.Closed()), paid(60), order(61, Order.Status.OPEN));
        return Stream.of(
                row(
                        "late, without a grace time",
                        ours(late),
                        List.of(PAID),
                        FindingKind.LATE_MONEY,
                        FindingOutcome.CALLED),
                row(
                        "late, with a grace time",
                        byItself(late),
                        List.of(PAID),
                        FindingKind.LATE_MONEY,
                        FindingOutcome.SETTLED),
                row(
                        "late and cancelled",
                        ours(paid(60), order(50, Order.Status.CANCELLED)),
                        List.of(PAID),
                        FindingKind.LATE_MONEY,
                        FindingOutcome.CALLED),
                row(
                        "late and fulfilled",
                        ours(called(31, new News.Closed()), paid(60), order(61, Order.Status.FULFILLED)),
                        List.of(PAID)),
                row(
                        "late and never heard of",
                        ours(called(31, new News.Closed())),
                        List.of(dated(NOON.plusSeconds(3600), PAID)),
                        FindingKind.LATE_MONEY,
                        FindingOutcome.CALLED),
                row(
                        "open for a day",
                        ours(paid(5), held()),
                        List.of(PAID),
                        FindingKind.PAID_UNFULFILLED,
                        FindingOutcome.SHOP),
                row(
                        "open for longer than its grace time",
                        byItself(List.of(paid(5), held())),
                        List.of(PAID),
                        FindingKind.PAID_UNFULFILLED,
                        FindingOutcome.SETTLED),
                row(
                        "not open for its grace time yet",
                        byItself(List.of(paid(5), order(24 * 60 + 30, Order.Status.OPEN))),
                        List.of(PAID)),
                row(
                        "nobody holds it for a day",
                        ours(paid(5)),
                        List.of(PAID),
                        FindingKind.PAID_UNFULFILLED,
                        FindingOutcome.SHOP),
                row(
                        "its automatic refund was refused",
                        byItself(List.of(
                                paid(5),
                                held(),
                                asked(70),
                                requested(),
                                fact(Source.REFUND, 70, new News.RefundRefused(OURS, "the cap of the day")))),
                        List.of(PAID),
                        FindingKind.PAID_UNFULFILLED,
                        FindingOutcome.CALLED),
                row(
                        "its refund is under way",
                        byItself(List.of(paid(5), held(), requested())),
                        List.of(PAID, refund(OURS, Refund.Status.PENDING, 1099))));
    }

    private static Stream<Row> unheard() {
        return Stream.of(
                row(
                        "paid and unheard",
                        ours(),
                        List.of(dated(minutesAgo(11), PAID)),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED),
                row(
                        "failed and unheard",
                        ours(),
                        List.of(new News.Failed("101")),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED),
                row(
                        "closed and unheard",
                        ours(),
                        List.of(new News.Closed()),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED),
                row(
                        "held and unheard",
                        ours(),
                        List.of(new News.Authorised(PRICE)),
                        FindingKind.UNHEARD_OUTCOME,
                        FindingOutcome.SETTLED),
                row(
                        "no answer",
                        ours(paid(5), held()),
                        List.of(new News.NoAnswer("busy")),
                        FindingKind.UNANSWERED,
                        FindingOutcome.AGAIN),
                row(
                        "half an answer",
                        ours(paid(5), held()),
                        List.of(PAID, new News.NoAnswer("the list goes on")),
                        FindingKind.UNANSWERED,
                        FindingOutcome.AGAIN),
                row("not a word", ours(), List.of(), FindingKind.UNANSWERED, FindingOutcome.AGAIN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void finds(Row row) {
        var found = Comparison.of(KEY, state(row.ours()), row.theirs(), NOW).stream()
                .flatMap(finding -> Stream.<Object>of(finding.kind(), finding.outcome()))
                .toList();
        assertThat(found).isEqualTo(row.found());
    }

    /// [FindingKind#UNKNOWN_PAYMENT] comes of lists: there is nothing to compare it with.
    @Test
    void everyKindHasItsRow() {
        var found = EnumSet.of(FindingKind.UNKNOWN_PAYMENT);
        rows().flatMap(row -> row.found().stream())
                .filter(FindingKind.class::isInstance)
                .forEach(kind -> found.add((FindingKind) kind));
        assertThat(found).containsExactlyInAnyOrder(FindingKind.values());
    }

    /// Whatever a reconciliation writes, what was paid stays paid, nothing becomes late money, and no more goes
    /// back than a callback with the same news would send.
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void takesNothingBack(Row row) {
        var before = state(row.ours());
        var written = Comparison.of(KEY, before, row.theirs(), NOW).stream()
                .map(finding -> new Fact(KEY, Source.RECONCILE, finding.kind().word(), NOW, finding.evidence()));
        var after = state(Stream.concat(row.ours().stream(), written).toList());
        if (before.isPaid()) {
            assertThat(after.isPaid()).isTrue();
            assertThat(after.late()).isEqualTo(before.late());
        }
    }

    @Test
    void aContradictionCallsAPersonAndIsNothingElse() {
        var before = state(ours(paid(5), held()));
        var finding = only(before, List.of(new News.Closed()));
        assertThat(finding.evidence()).containsExactly(new News.Disagreed("paid here, closed there"));
        assertThat(after(before, finding).review()).containsKey(Review.GATEWAY_DISAGREES);
        assertThat(finding.ours()).isEqualTo(BookSide.of(Said.PAID, PRICE));
        assertThat(finding.theirs()).isEqualTo(BookSide.of(Said.CLOSED, Money.NONE));
    }

    @Test
    void whatNobodyHeardIsWrittenAsTheGatewaySaidIt() {
        var before = state(ours());
        var said = dated(minutesAgo(60), PAID);
        var finding = only(before, List.of(said));
        assertThat(finding.evidence()).containsExactly(said);
        assertThat(after(before, finding).isPaid()).isTrue();
        assertThat(after(before, finding).paidAt()).contains(minutesAgo(60));
    }

    @Test
    void aWrongAmountIsQuarantinedAndShownOnBothSides() {
        var before = state(ours());
        var finding = only(before, List.of(new News.Paid(new Money(1, "USD"), 1)));
        assertThat(after(before, finding).review()).containsKey(Review.QUARANTINED);
        assertThat(finding.ours()).isEqualTo(BookSide.of(Said.UNPAID, PRICE));
        assertThat(finding.theirs()).isEqualTo(BookSide.of(Said.PAID, new Money(1, "USD")));
    }

    @Test
    void ofARefundOnlyTheRefundIsWritten() {
        var before = state(ours(paid(5), order(6, Order.Status.FULFILLED)));
        var refund = dated(minutesAgo(60), refund("re_1", Refund.Status.SUCCEEDED, 99));
        assertThat(only(before, List.of(PAID, refund)).evidence()).containsExactly(refund);
    }

    @Test
    void theUrgentComesFirst() {
        var before = state(ours(paid(5), held()));
        var theirs = List.of(PAID, refund("re_1", Refund.Status.SUCCEEDED, 99), new News.Paid(new Money(1, "CNY"), 1));
        assertThat(Comparison.of(KEY, before, theirs, NOW).stream().map(Finding::kind))
                .containsExactly(FindingKind.WRONG_CURRENCY, FindingKind.UNREQUESTED_REFUND);
    }

    @Test
    void anUnclearAnswerIsWrittenDownNowhere() {
        var finding = only(state(ours()), List.of(new News.NoAnswer("busy")));
        assertThat(finding.evidence()).isEmpty();
        assertThat(finding.theirs().words()).isEqualTo("busy");
    }

    @Test
    void ranksRiseWithTheirOrderAndHaveTwoDigits() {
        assertThat(Stream.of(FindingKind.values()).map(FindingKind::rank))
                .isSorted()
                .allMatch(rank -> rank >= 10 && rank <= 99);
        assertThat(Stream.of(FindingKind.values()))
                .allSatisfy(kind -> assertThat(FindingKind.of(kind.word())).contains(kind));
    }

    private static Finding only(PaymentState before, List<News> theirs) {
        var found = Comparison.of(KEY, before, theirs, NOW);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static PaymentState after(PaymentState before, Finding finding) {
        var fact = new Fact(KEY, Source.RECONCILE, "", NOW, finding.evidence());
        return PaymentState.of(before.summary().join(Summary.of(fact)));
    }

    private static PaymentState state(List<Fact> facts) {
        return PaymentState.of(facts.stream().map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    private static List<Fact> ours(Fact... facts) {
        return ours(List.of(facts));
    }

    private static List<Fact> ours(List<Fact> facts) {
        return Stream.concat(Stream.of(registered(Terms.DEFAULT)), facts.stream())
                .toList();
    }

    private static List<Fact> byItself(List<Fact> facts) {
        return Stream.concat(Stream.of(registered(BY_ITSELF)), facts.stream()).toList();
    }

    private static Fact registered(Terms terms) {
        var until = NOON.plus(Duration.ofMinutes(30));
        var registration =
                new Registration(NOON, "demo-shop", "o-1", PRICE, "", "en", "Asia/Shanghai", until, "", terms);
        return fact(Source.MERCHANT, 0, new News.Registered(registration));
    }

    private static Fact paid(long minute) {
        return called(minute, PAID);
    }

    private static Fact paidAgo(long minutes) {
        return Fact.of(KEY, Source.CALLBACK, "paid", minutesAgo(minutes), PAID);
    }

    private static Fact called(long minute, News news) {
        return fact(Source.CALLBACK, minute, news);
    }

    private static Fact asked(long minute) {
        return fact(Source.CHECK, minute, new News.Rang(), new News.Unpaid());
    }

    private static Fact held() {
        return order(6, Order.Status.OPEN);
    }

    private static Fact order(long minute, Order.Status status) {
        return orderOf(minute, status, Order.Holder.THIS);
    }

    private static Fact orderOf(long minute, Order.Status status, Order.Holder holder) {
        var at = NOON.plus(Duration.ofMinutes(minute));
        return fact(Source.ORDER, minute, new News.OrderChanged(new Order(minute, status, holder, at)));
    }

    private static Fact requested() {
        return fact(Source.REFUND, 70, new News.RefundRequested(OURS, PRICE, "unfulfilled", "anxin"));
    }

    private static Fact reported(Refund.Status status) {
        return called(80, refund(OURS, status, 1099));
    }

    private static News refund(String id, Refund.Status status, long amount) {
        return new News.RefundReported(id, status, new Money(amount, "USD"));
    }

    private static News dated(Instant at, News news) {
        return new News.Dated(at, news);
    }

    private static Instant minutesAgo(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static Fact fact(Source source, long minute, News... news) {
        var at = NOON.plus(Duration.ofMinutes(minute));
        return Fact.of(KEY, source, at + ":" + List.of(news), at, news);
    }
}
