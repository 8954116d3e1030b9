package dev.anxin.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Charge;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our books on one side, the gateway's answer on the other: what differs, and who sees to it. The payment is of
/// 10.99 USD, registered at noon, to be paid within half an hour; it is compared a day and an hour after noon.
final class ComparisonTest {
    private static final PaymentKey KEY = new PaymentKey("olepay", "1001");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = minute(1500);
    private static final Money PRICE = new Money(1099, "USD");
    private static final String OURS = "1001:unfulfilled";
    private static final Terms GRACE = new Terms(
            Terms.DEFAULT.ladder(), Terms.DEFAULT.waits(), Terms.DEFAULT.newAttempt(), Duration.ofHours(1), false);

    /// Columns: what it is about, our books, the gateway's answer, what is found and who sees to it. `@` is the
    /// minute after noon: 1491 is nine minutes ago. `grace`: the merchant has an hour to fulfil. `open`,
    /// `fulfilled`, `cancelled`: the order, which this payment holds unless `another` does. `asked`: a check heard
    /// that it is unpaid. `ours`: the refund that we asked for.
    private static final String TABLE = """
            open and nobody paid                                 | -                                                    | unpaid                 | -
            open and not known there yet                         | -                                                    | not-found              | -
            under way on both sides                              | acting@2                                             | acting                 | -
            paid and fulfilled                                   | paid@5 fulfilled@6                                   | paid                   | -
            paid and held for less than a day                    | paid@5 open@180                                      | paid                   | -
            taken in part on both sides                          | captured/500@5                                       | captured/500           | -
            a capture that failed on both sides                  | paid@5 capture/failed@9                              | capture/failed         | -
            closed on both sides                                 | closed@31                                            | closed                 | -
            expired, and the gateway closed it since             | asked@31                                             | closed                 | -
            paid a moment ago, its callback is on its way        | -                                                    | paid@1491              | -
            paid here a moment ago, not everywhere there         | paid@1491                                            | unpaid                 | -
            our refund on both sides                             | paid@5 fulfilled@6 requested@70 ours/succeeded@80    | paid ours/succeeded    | -
            a second payment: the refund protocol has it         | paid@5 open-another@6                                | paid                   | -
            a refund of the dashboard that failed: nothing moved | paid@5 fulfilled@6                                   | paid re_1/failed       | -

            a capture failed unheard                             | paid@5 open@6                                        | capture/failed         | UNHEARD_OUTCOME SETTLED
            one of two captures failed unheard                   | paid@5 open@6                                        | captured/900 part/failed | UNHEARD_OUTCOME SETTLED
            it failed, and was captured again, unheard           | paid@5 fulfilled@6 capture/failed@9                  | paid capture/succeeded | UNHEARD_OUTCOME SETTLED
            fulfilled, and its capture failed                    | paid@5 fulfilled@6                                   | capture/failed         | FULFILLED_UNPAID CALLED
            paid here, unpaid there                              | paid@5 open@6                                        | unpaid                 | GATEWAY_DISAGREES CALLED
            paid here, closed there                              | paid@5 open@6                                        | closed                 | GATEWAY_DISAGREES CALLED
            paid here, not found there                           | paid@5                                               | not-found              | GATEWAY_DISAGREES CALLED
            paid here, only held there                           | paid@5                                               | authorised             | GATEWAY_DISAGREES CALLED
            less there than here                                 | paid@5 fulfilled@6                                   | captured/900           | GATEWAY_DISAGREES CALLED
            a refund of ours that is not there                   | paid@5 fulfilled@6 requested@70 ours/succeeded@80    | paid                   | GATEWAY_DISAGREES CALLED
            taken in part here, unpaid there                     | captured/500@5                                       | unpaid                 | GATEWAY_DISAGREES CALLED
            fulfilled and unpaid                                 | paid@5 fulfilled@6                                   | unpaid                 | FULFILLED_UNPAID CALLED
            fulfilled and closed                                 | paid@5 fulfilled@6                                   | closed                 | FULFILLED_UNPAID CALLED
            fulfilled and charged back                           | paid@5 fulfilled@6                                   | paid dispute/lost      | FULFILLED_UNPAID CALLED
            fulfilled and wholly refunded by somebody else       | paid@5 fulfilled@6                                   | paid re_1/succeeded    | FULFILLED_UNPAID CALLED

            another amount                                       | -                                                    | paid/1/USD             | WRONG_AMOUNT CALLED
            another amount, held                                 | -                                                    | authorised/1/USD       | WRONG_AMOUNT CALLED
            another currency                                     | -                                                    | paid/1099/CNY          | WRONG_CURRENCY CALLED
            what cannot be                                       | -                                                    | contradicted           | GATEWAY_DISAGREES CALLED

            a part refunded in the dashboard                     | paid@5 fulfilled@6                                   | paid re_1/succeeded/99 | UNREQUESTED_REFUND SHOP
            being refunded in the dashboard                      | paid@5 fulfilled@6                                   | paid re_1/pending      | UNREQUESTED_REFUND SHOP
            a refund of the dashboard that came back unheard     | paid@5 fulfilled@6 re_1/succeeded/99@70              | paid re_1/failed/99    | UNHEARD_OUTCOME SETTLED
            our refund succeeded unheard                         | paid@5 fulfilled@6 requested@70                      | paid ours/succeeded    | UNHEARD_OUTCOME SETTLED
            our refund failed unheard                            | paid@5 fulfilled@6 requested@70                      | paid ours/failed       | UNHEARD_OUTCOME SETTLED
            our refund is under way                              | paid@5 fulfilled@6 requested@70                      | paid ours/pending      | -
            disputed unheard                                     | paid@5 fulfilled@6                                   | paid dispute/open      | UNHEARD_OUTCOME SETTLED

            late, without a grace time                           | closed@31 paid@60 open@61                            | paid                   | LATE_MONEY CALLED
            late, with a grace time                              | grace closed@31 paid@60 open@61                      | paid                   | LATE_MONEY SETTLED
            late and cancelled                                   | paid@60 cancelled@50                                 | paid                   | LATE_MONEY CALLED
            late and fulfilled                                   | closed@31 paid@60 fulfilled@61                       | paid                   | -
            late and never heard of                              | closed@31                                            | paid@60                | LATE_MONEY CALLED
            open for a day                                       | paid@5 open@6                                        | paid                   | PAID_UNFULFILLED SHOP
            open for longer than its grace time                  | grace paid@5 open@6                                  | paid                   | PAID_UNFULFILLED SETTLED
            not open for its grace time yet                      | grace paid@5 open@1470                               | paid                   | -
            nobody holds it for a day                            | paid@5                                               | paid                   | PAID_UNFULFILLED SHOP
            its automatic refund was refused                     | grace paid@5 open@6 asked@70 requested@70 refused@70 | paid                   | PAID_UNFULFILLED CALLED
            its refund is under way                              | grace paid@5 open@6 requested@70                     | paid ours/pending      | -

            paid and unheard                                     | -                                                    | paid@1489              | UNHEARD_OUTCOME SETTLED
            taken in part and unheard                            | -                                                    | captured/500@1489      | UNHEARD_OUTCOME SETTLED
            failed and unheard                                   | -                                                    | failed                 | UNHEARD_OUTCOME SETTLED
            closed and unheard                                   | -                                                    | closed                 | UNHEARD_OUTCOME SETTLED
            held and unheard                                     | -                                                    | authorised             | UNHEARD_OUTCOME SETTLED
            no answer                                            | paid@5 open@6                                        | no-answer              | UNANSWERED AGAIN
            half an answer                                       | paid@5 open@6                                        | paid no-answer         | UNANSWERED AGAIN
            not a word                                           | -                                                    | -                      | UNANSWERED AGAIN
            """;

    record Row(String name, String ours, String theirs, String found) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().filter(line -> !line.isEmpty()).map(line -> {
            var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(4);
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void finds(Row row) {
        assertThat(Comparison.of(ours(row.ours()), heard(row.theirs())).stream()
                        .map(finding -> finding.kind() + " " + finding.outcome()))
                .containsExactlyElementsOf(row.found().equals("-") ? List.of() : List.of(row.found()));
    }

    /// [FindingKind#UNKNOWN_PAYMENT] comes of lists: there is nothing to compare it with.
    @Test
    void everyKindHasItsRow() {
        var found = EnumSet.of(FindingKind.UNKNOWN_PAYMENT);
        rows().flatMap(row -> words(row.found()).limit(1)).forEach(kind -> found.add(FindingKind.valueOf(kind)));
        assertThat(found).containsExactlyInAnyOrder(FindingKind.values());
    }

    /// Whatever a reconciliation writes, what was paid stays paid unless a capture failed, nothing becomes late money,
    /// and no more goes
    /// back than a callback with the same news would send.
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void takesNothingBack(Row row) {
        var before = ours(row.ours());
        var after = before;
        for (var finding : Comparison.of(before, heard(row.theirs()))) {
            after = after(after, finding);
        }
        if (before.isPaid() && !after.isCaptureFailed()) {
            assertThat(after.isPaid()).isTrue();
            assertThat(after.late()).isEqualTo(before.late());
        }
    }

    @Test
    void aContradictionCallsAPersonAndIsNothingElse() {
        var before = ours("paid@5 open@6");
        var finding = only(before, "closed");
        assertThat(finding.evidence()).containsExactly(new News.Disagreed("paid here, closed there"));
        assertThat(after(before, finding).review()).containsKey(Review.GATEWAY_DISAGREES);
        assertThat(finding.ours()).isEqualTo(BookSide.of(Said.PAID, PRICE));
        assertThat(finding.theirs()).isEqualTo(BookSide.of(Said.CLOSED, Money.NONE));
    }

    @Test
    void whatNobodyHeardIsWrittenAsTheGatewaySaidIt() {
        var before = ours("-");
        var finding = only(before, "paid@1440");
        assertThat(finding.evidence()).containsExactly(news("paid@1440"));
        assertThat(after(before, finding).isPaid()).isTrue();
        assertThat(after(before, finding).paidAt()).as("when we heard of it").contains(NOW);
    }

    @Test
    void aWrongAmountIsQuarantinedAndShownOnBothSides() {
        var before = ours("-");
        var finding = only(before, "paid/1/USD");
        assertThat(after(before, finding).review()).containsKey(Review.QUARANTINED);
        assertThat(finding.ours()).isEqualTo(BookSide.of(Said.UNPAID, PRICE));
        assertThat(finding.theirs()).isEqualTo(BookSide.of(Said.PAID, new Money(1, "USD")));
    }

    @Test
    void ofARefundOnlyTheRefundIsWritten() {
        assertThat(only(ours("paid@5 fulfilled@6"), "paid re_1/succeeded/99@1440")
                        .evidence())
                .containsExactly(news("re_1/succeeded/99@1440"));
    }

    @Test
    void theUrgentComesFirst() {
        assertThat(Comparison.of(ours("paid@5 open@6"), heard("paid re_1/succeeded/99 paid/1/CNY")))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.WRONG_CURRENCY, FindingKind.UNREQUESTED_REFUND);
    }

    @Test
    void anUnclearAnswerIsWrittenDownNowhere() {
        var finding = only(ours("-"), "no-answer");
        assertThat(finding.evidence()).isEmpty();
        assertThat(finding.theirs().words()).isEqualTo("busy");
    }

    private static Finding only(PaymentState before, String theirs) {
        var found = Comparison.of(before, heard(theirs));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Fact heard(String theirs) {
        return new Fact(KEY, Source.RECONCILE, "compared", NOW, theirs(theirs));
    }

    private static PaymentState after(PaymentState before, Finding finding) {
        var fact = new Fact(KEY, Source.RECONCILE, finding.kind().word(), NOW, finding.evidence());
        return PaymentState.of(before.summary().join(Summary.of(fact)));
    }

    private static Stream<String> words(String cell) {
        return cell.equals("-") ? Stream.of() : Stream.of(cell.split(" +", -1));
    }

    private static List<News> theirs(String cell) {
        return words(cell).map(ComparisonTest::news).toList();
    }

    private static PaymentState ours(String cell) {
        var words = new ArrayList<>(words(cell).toList());
        var terms = words.remove("grace") ? GRACE : Terms.DEFAULT;
        var registration =
                new Registration(NOON, "demo-shop", "o-1", PRICE, "", "en", "Asia/Shanghai", minute(30), "", terms);
        var facts = Stream.concat(
                Stream.of(fact(Source.MERCHANT, NOON, new News.Registered(registration))),
                words.stream().map(ComparisonTest::fact));
        return PaymentState.of(facts.map(Summary::of).reduce(Summary.EMPTY, Summary::join));
    }

    private static Fact fact(String word) {
        var parts = word.split("@", 2);
        var at = minute(Long.parseLong(parts[1]));
        return switch (parts[0]) {
            case "asked" -> fact(Source.CHECK, at, new News.Rang(1), new News.Unpaid());
            case "open-another" -> order(at, Order.Status.OPEN, Order.Holder.ANOTHER);
            case "open", "fulfilled", "cancelled" ->
                order(at, Order.Status.valueOf(upper(parts[0])), Order.Holder.THIS);
            case "requested" -> fact(Source.REFUND, at, new News.RefundRequested(OURS, PRICE, "unfulfilled", "anxin"));
            case "refused" -> fact(Source.REFUND, at, new News.RefundRefused(OURS, "the cap of the day"));
            default -> fact(Source.CALLBACK, at, news(parts[0]));
        };
    }

    private static Fact order(Instant at, Order.Status status, Order.Holder holder) {
        var version = Duration.between(NOON, at).toMinutes();
        return fact(Source.ORDER, at, new News.OrderChanged(new Order(version, status, holder, at)));
    }

    private static Fact fact(Source source, Instant at, News... news) {
        return Fact.of(KEY, source, at + ":" + List.of(news), at, news);
    }

    private static News news(String word) {
        if (word.contains("@")) {
            var parts = word.split("@", 2);
            return new News.Dated(minute(Long.parseLong(parts[1])), news(parts[0]));
        }
        var parts = word.split("/", -1);
        return switch (parts[0]) {
            case "unpaid" -> new News.Unpaid();
            case "not-found" -> new News.NotFound();
            case "acting" -> new News.Acting("", "");
            case "failed" -> new News.Failed("", "101");
            case "closed" -> new News.Closed();
            case "no-answer" -> new News.NoAnswer("busy");
            case "contradicted" -> new News.Contradicted("the amount is negative");
            case "authorised" -> new News.Authorised(amount(parts));
            case "paid" -> new News.Paid(amount(parts), amount(parts).minor());
            case "captured" -> new News.Paid(PRICE, Long.parseLong(parts[1]));
            case "capture" -> captured("c1", parts[1], 1099);
            case "part" -> captured("c2", parts[1], 199);
            case "dispute" -> new News.DisputeReported("dp_1", Dispute.Status.valueOf(upper(parts[1])), PRICE);
            case "ours", "re_1" -> refund(parts);
            default -> throw new IllegalArgumentException("the table has no word '" + word + "'");
        };
    }

    private static News captured(String id, String status, long amount) {
        return new News.CaptureReported(PRICE, id, Charge.Capture.Status.valueOf(upper(status)), amount);
    }

    private static Money amount(String... parts) {
        return parts.length == 1 ? PRICE : new Money(Long.parseLong(parts[1]), parts[2]);
    }

    private static News refund(String... parts) {
        var id = parts[0].equals("ours") ? OURS : parts[0];
        var amount = parts.length > 2 ? new Money(Long.parseLong(parts[2]), "USD") : PRICE;
        return new News.RefundReported(id, Refund.Status.valueOf(upper(parts[1])), amount);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static Instant minute(long afterNoon) {
        return NOON.plus(Duration.ofMinutes(afterNoon));
    }
}
