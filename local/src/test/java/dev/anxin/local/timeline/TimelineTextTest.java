package dev.anxin.local.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.timeline.FactItem;
import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Effect;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Refund.Purpose;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Review;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Feedback;
import dev.anxin.payment.Method;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import dev.anxin.privacy.KeptBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a fact says and a state calls for has words.
final class TimelineTextTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final PaymentKey KEY = new PaymentKey("olepay", "1001");
    private static final Money PRICE = new Money(1099, "USD");
    private static final String REFUND = "1001.r1";

    /// One of each kind, and the words that must be found in its line.
    private static Map<News, String> news() {
        var news = new LinkedHashMap<News, String>();
        news.put(new News.Registered(registration()), "registered: order order-1, 10.99 USD");
        news.put(new News.Corrected(PRICE, PRICE.minor()), "corrected to 10.99 USD");
        news.put(new News.Returned(), "returned");
        news.put(new News.Acting("", "202"), "acting: 202");
        news.put(new News.MethodNamed(Method.voucher("konbini", AT, "")), "by voucher (konbini), to be paid until ");
        news.put(new News.Failed("", "101"), "failed: 101");
        news.put(new News.Reported("C-1"), "reported: C-1");
        news.put(new News.CustomerAnswered(Feedback.NOT_ME, ""), "answered on the page: not-me");
        news.put(new News.CustomerCommented(2, "digest"), "answered on the page: comment-2");
        news.put(new News.Closed(), "closed");
        news.put(new News.Authorised(PRICE), "held 10.99 USD");
        news.put(new News.Paid(PRICE, 5), "paid 10.99 USD, of which taken 0.05 USD");
        news.put(new News.Contradicted("negative"), "impossible: negative");
        news.put(new News.Unpaid(), "unpaid");
        news.put(new News.NotFound(), "not found");
        news.put(new News.Disagreed("other amount"), "disagreed: other amount");
        news.put(new News.FraudWarned("misc", true), "fraud warning: misc");
        news.put(new News.NoAnswer("timeout"), "no answer: timeout");
        news.put(new News.Unaskable("no such question"), "unaskable: no such question");
        news.put(new News.Rang(1), "the alarm clock rang");
        news.put(new News.CallbackRejected(), "rejected");
        news.put(
                new News.RefundRequested(REFUND, PRICE, "unfulfilled", "anxin"),
                "refund 1001.r1 asked for (unfulfilled), 10.99 USD");
        news.put(new News.Hinted("a refund"), "hinted: a refund");
        news.put(new News.ReturnsTold(), "returns told");
        news.put(new News.RefundAdmitted(REFUND), "refund 1001.r1 admitted");
        news.put(new News.RefundRefused(REFUND, "too much"), "refund 1001.r1 refused: too much");
        news.put(
                new News.RefundReported(REFUND, Refund.Status.SUCCEEDED, PRICE), "refund 1001.r1 succeeded, 10.99 USD");
        news.put(new News.CaptureReported(PRICE, "c1", Capture.Status.FAILED, 500), "capture c1 failed");
        news.put(new News.DisputeReported("dp_1", Dispute.Status.LOST, PRICE), "dispute dp_1 lost, 10.99 USD");
        news.put(
                new News.OrderChanged(new Order(2, Order.Status.FULFILLED, Order.Holder.THIS, AT)),
                "its order is fulfilled, held by this payment");
        news.put(new News.AlsoKnownAs("ch_1"), "also known as ch_1");
        news.put(new News.Linked("1000"), "belongs to 1000");
        news.put(new News.Forwarded(Summary.of(fact(new News.RefundAdmitted(REFUND)))), "refund 1001.r1 admitted");
        news.put(new News.Told("paid"), "about to tell the customer: paid");
        news.put(new News.Done("paid"), "done: paid");
        news.put(new News.QuarantineLifted("ann"), "lifted: ann");
        news.put(new News.Dated(AT, new News.Unpaid()), "unpaid");
        news.put(new News.Reviewed("ann"), "reviewed: ann");
        return news;
    }

    private static Registration registration() {
        return new Registration(AT, "demo-shop", "order-1", PRICE, "", "en", "Asia/Shanghai", AT, "", Terms.DEFAULT);
    }

    private static Fact fact(News news) {
        return Fact.of(KEY, Fact.Source.CHECK, "1", AT, news);
    }

    /// All records of a sealed interface, also of those that it is made of.
    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(TimelineTextTest::kinds)
                : Stream.of(type);
    }

    @Test
    void everyKindOfNewsHasWords() {
        assertThat(news().keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(kinds(News.class).collect(Collectors.toSet()));
        news().forEach((one, words) -> {
            assertThat(TimelineText.HERE.says(Summary.of(fact(one)))).contains(words);
            assertThat(TimelineText.HERE.says(Summary.of(fact(new News.Dated(AT, one)))))
                    .contains(words);
        });
    }

    @Test
    void aRefundAndADisputeHaveWordsAtEveryStatus() {
        for (var status : Refund.Status.values()) {
            for (var amount : List.of(PRICE, Money.NONE)) {
                var fact = fact(new News.RefundReported(REFUND, status, amount));
                assertThat(TimelineText.HERE.says(Summary.of(fact))).startsWith("refund " + REFUND);
            }
        }
        for (var status : Dispute.Status.values()) {
            var fact = fact(new News.DisputeReported("dp_1", status, Money.NONE));
            assertThat(TimelineText.HERE.says(Summary.of(fact))).startsWith("dispute dp_1");
        }
    }

    @Test
    void everyStateOfAGrowingPaymentHasWords() {
        var items = new ArrayList<FactItem>();
        for (var one : news().keySet()) {
            items.add(new FactItem("check", "1", AT, AT, Summary.of(fact(one)), KeptBody.NONE));
            // Each by itself too: whatever comes first may be all that is known.
            Stream.of(List.copyOf(items), List.of(items.getLast())).forEach(facts -> {
                for (var entry : Timeline.of(facts)) {
                    assertThat(TimelineText.state(entry.after())).isNotBlank();
                    assertThat(entry.owed())
                            .allSatisfy(effect ->
                                    assertThat(TimelineText.HERE.owed(effect)).isNotBlank());
                }
            });
        }
    }

    @Test
    void whatWentBackIsSaidInTheMajorUnit() {
        var summary = Stream.of(
                        new News.Registered(registration()),
                        new News.Paid(PRICE, 1099),
                        new News.RefundReported(REFUND, Refund.Status.SUCCEEDED, new Money(99, "USD")))
                .map(TimelineTextTest::fact)
                .map(Summary::of)
                .toList();
        var items = summary.stream()
                .map(says -> new FactItem("check", "1", AT, AT, says, KeptBody.NONE))
                .toList();
        assertThat(TimelineText.state(Timeline.of(items).getLast().after())).contains("returned 0.99 USD");
    }

    @Test
    void everythingOwedHasWords() {
        var effects = List.<Effect>of(
                new Effect.Wake(AT),
                new Effect.Tell(new Message.Paid()),
                new Effect.Announce("payment.paid", ""),
                new Effect.CallPerson(Review.CHECKS_EXHAUSTED, Instant.MIN),
                new Effect.Link("ch_1"),
                new Effect.Forward("1000", Summary.EMPTY),
                new Effect.HoldOrder(1),
                new Effect.ReleaseOrder(),
                new Effect.RequestRefund(Purpose.SECOND, Money.NONE),
                new Effect.CarryOut(REFUND, AT),
                new Effect.Settle(REFUND, Refund.Status.FAILED));
        assertThat(effects.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Effect.class.getPermittedSubclasses()));
        assertThat(effects)
                .allSatisfy(effect -> assertThat(TimelineText.HERE.owed(effect)).isNotBlank());
    }
}
