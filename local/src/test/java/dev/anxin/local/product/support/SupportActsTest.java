package dev.anxin.local.product.support;

import static dev.anxin.local.product.support.SupportDesk.Person.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.message.Wake;
import dev.anxin.function.inquiry.InquiryRequests;
import dev.anxin.json.Json;
import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.News;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.Review;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.support.SupportDesk.Answer;
import dev.anxin.local.product.support.SupportDesk.Person;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Members of the staff act on payments by the rules that hold for merchants, and it is kept who did and why.
final class SupportActsTest {
    private static final SupportDesk DESK = new SupportDesk("support-acts");
    private static final News INQUIRY = new News.DisputeReported("cb_1", Dispute.Status.INQUIRY, SupportDesk.PRICE);

    private static Json reviewed(String note, String... reasons) {
        return Json.object("reasons", Json.array(Stream.of(reasons)), "note", note);
    }

    private static Json refund(long amount, String reason) {
        return Json.object("amount", amount, "reason", reason);
    }

    @Test
    void aReviewKeepsWhoSettledWhatAndWhy() throws Exception {
        var key = DESK.paid("all", "reviewed");
        DESK.hear(key, INQUIRY);
        var answer = DESK.review(AGENT, key, reviewed("<b>asked</b> the bank of 4111 1111 1111 1111", "inquiry"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body().at("needsReview").elements()).isEmpty();
        assertThat(answer.body().at("pageUrl").exists()).isFalse();
        assertThat(DESK.state(key).review()).isEmpty();
        assertThat(DESK.state(key)
                        .summary()
                        .moment(Moment.REVIEWED)
                        .orElseThrow()
                        .words())
                .isEqualTo("staff:agent:made-agent");
        assertThat(DESK.evidence(key, "person#reviewed#"))
                .containsExactly(Json.object(
                        "reasons",
                        Json.array(Stream.of("inquiry")),
                        "note",
                        "<b>asked</b> the bank of [card]",
                        "by",
                        "staff:agent:made-agent",
                        "role",
                        "agent"));
    }

    @Test
    void nothingIsSettledThatCameMeanwhile() throws Exception {
        var key = DESK.paid("all", "meanwhile");
        DESK.hear(key, INQUIRY);
        DESK.hear(key, new News.FraudWarned("misc", true));
        var answer = DESK.review(AGENT, key, reviewed("asked the bank", "inquiry"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("unseen");
        assertThat(DESK.state(key).review()).containsOnlyKeys(Review.INQUIRY, Review.FRAUD_WARNING);
        assertThat(DESK.evidence(key, "person#")).isEmpty();
    }

    @Test
    void anImpossibleWordIsSetAsideWithANoteAndOtherMoneyIsNot() throws Exception {
        var lift = new Json.Fields(
                Stream.of(reviewed("a test of theirs", "quarantined"), Json.object("liftQuarantine", true))
                        .flatMap(part -> part.members().entrySet().stream())
                        .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue())));
        var key = DESK.paid("all", "impossible");
        DESK.hear(key, new News.Contradicted("'amount' is negative"));
        assertThat(DESK.review(AGENT, key, lift).status()).isEqualTo(200);
        assertThat(DESK.state(key).quarantine()).isEmpty();
        assertThat(DESK.evidence(key, "person#lifted#")).singleElement().satisfies(kept -> {
            assertThat(kept.needText("by")).isEqualTo("staff:agent:made-agent");
            assertThat(kept.needText("note")).isEqualTo("a test of theirs");
        });
        var euros = DESK.paid("all", "euros");
        DESK.hear(euros, new News.Paid(new Money(1099, "EUR"), 1099));
        assertThat(DESK.review(AGENT, euros, lift).reason()).isEqualTo("other-money");
        assertThat(DESK.state(euros).quarantine()).containsExactly(Doubt.CURRENCY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasons\":[\"disputed\"]}",
                "{\"reasons\":[\"disputed\"],\"note\":\" \"}",
                "{\"reasons\":[\"disputed\"],\"note\":\"two\\nlines\"}",
                "{\"reasons\":[\"disputed\"],\"note\":7}",
                "{\"reasons\":[],\"note\":\"why\"}",
                "{\"reasons\":[\"bored\"],\"note\":\"why\"}",
                "{\"reasons\":[\"disputed\"],\"note\":\"why\",\"by\":\"somebody else\"}",
                "[]"
            })
    void aReviewSaysWhy(String body) throws Exception {
        var key = new PaymentKey("all", "nobody-registered");
        assertThat(DESK.review(AGENT, key, Json.parse(body)).status()).isEqualTo(400);
        var long201 = reviewed("x".repeat(201), "disputed");
        assertThat(DESK.review(AGENT, key, long201).status()).isEqualTo(400);
        assertThat(DESK.review(AGENT, key, reviewed("x".repeat(200), "disputed"))
                        .status())
                .isEqualTo(404);
    }

    /// A role may change between two tries; who somebody is does not.
    @Test
    void aRefundIsTheSameForTheSamePersonAndKey() throws Exception {
        var key = DESK.paid("all", "refunded");
        var asked = DESK.refund(AGENT, key, "k", refund(300, "broken; card 4111111111111111"));
        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        assertThat(asked.body().at("refund").needText("purpose")).isEqualTo("by-hand: broken; card [card]");
        assertThat(asked.body().at("payment").needText("reference")).isEqualTo("refunded");
        var promoted = new Person(AGENT.subject(), "supervisor");
        assertThat(DESK.refund(promoted, key, "k", refund(300, "broken; card 4111111111111111"))
                        .status())
                .isEqualTo(200);
        assertThat(DESK.refund(AGENT, key, "k", refund(301, "broken")).reason()).isEqualTo("other-request");
        assertThat(DESK.evidence(key, "refund#requested#"))
                .containsExactly(Json.object(
                        "amount",
                        300,
                        "reason",
                        "broken; card [card]",
                        "by",
                        "staff:agent:made-agent",
                        "role",
                        "agent"));
        var other = new Person("made-other", "agent");
        assertThat(DESK.refund(other, key, "k", refund(700, "broken")).status()).isEqualTo(202);
        assertThat(DESK.refund(other, key, "l", refund(1100, "broken")).reason())
                .isEqualTo("more-than-left");
        assertThat(DESK.state(key).summary().refunds().entries()).hasSize(2);
    }

    @Test
    void twoAtOnceWithOneKeyAreOneRefund() throws Exception {
        var key = DESK.paid("all", "at-once");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(_ -> () -> DESK.refund(AGENT, key, "once", refund(1099, "broken")))
                    .toList();
            var statuses = threads.invokeAll(tries).stream()
                    .map(Future::resultNow)
                    .map(Answer::status)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200L, 200L, 200L, 200L, 200L, 202L);
        }
        assertThat(DESK.state(key).summary().refunds().entries()).hasSize(1);
    }

    @Test
    void aRefundNeedsAKeyMoneyAndABodyOfSomeSize() throws Exception {
        var key = DESK.paid("all", "refused");
        assertThat(DESK.refund(AGENT, key, "a b", refund(1, "r")).status()).isEqualTo(400);
        assertThat(DESK.refund(AGENT, key, "k", refund(0, "r")).status()).isEqualTo(400);
        assertThat(DESK.refund(AGENT, key, "k", refund(1, "x".repeat(16 * 1024)))
                        .status())
                .isEqualTo(413);
        DESK.hear(key, new News.DisputeReported("cb_2", Dispute.Status.OPEN, SupportDesk.PRICE));
        assertThat(DESK.refund(AGENT, key, "k", refund(1, "r")).reason()).isEqualTo("disputed");
    }

    /// It sees what became of its payment and why, and nothing of who did it.
    @Test
    void theMerchantIsNotToldWhoItWas() throws Exception {
        var key = DESK.paid("all", "told");
        DESK.hear(key, INQUIRY);
        DESK.review(AGENT, key, reviewed("asked the bank", "inquiry"));
        DESK.refund(AGENT, key, "k", refund(300, "broken"));
        DESK.check(AGENT, key);
        var shown = DESK.shownToMerchant(key);
        assertThat(shown.body().at("refunds").elements()).hasSize(1);
        assertThat(shown.body().write())
                .contains("by-hand: broken")
                .doesNotContain("made-agent", "staff", "asked the bank");
    }

    @Test
    void theGatewayIsAskedAndItIsKeptWhoWantedToKnow() throws Exception {
        var desk = new SupportDesk("support-check");
        var key = desk.paid("all", "asked");
        var before = desk.state(key);
        var answer = desk.check(AGENT, key);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        assertThat(answer.body().needText("reference")).isEqualTo("asked");
        var minute = ProductStack.NOON.truncatedTo(ChronoUnit.MINUTES);
        assertThat(desk.sent()).containsExactly(new Wake(key, minute, Wake.Cause.ASKED));
        assertThat(desk.evidence(key, "person#asked#"))
                .containsExactly(Json.object("by", "staff:agent:made-agent", "role", "agent"));
        assertThat(desk.state(key)).as("it is no news of the payment").isEqualTo(before);
        for (int asked = 1; asked < InquiryRequests.A_MINUTE; asked++) {
            assertThat(desk.check(new Person("made-" + asked, "supervisor"), key)
                            .status())
                    .isEqualTo(202);
        }
        var often = desk.check(AGENT, key);
        assertThat(often.status()).isEqualTo(429);
        assertThat(often.reason()).isEqualTo("too-often");
        assertThat(desk.sent()).hasSize(InquiryRequests.A_MINUTE - 1);
        assertThat(desk.check(AGENT, desk.paid("agents", "neighbour")).status())
                .as("of another account")
                .isEqualTo(202);
        desk.setTime(desk.now().plusSeconds(60));
        assertThat(desk.check(AGENT, key).status()).isEqualTo(202);
    }

    @Test
    void whatCannotBeAskedIsRefusedWithAReason() throws Exception {
        var desk = new SupportDesk("support-unaskable");
        var key = desk.paid("all", "unaskable");
        desk.hear(key, new News.Unaskable("it calls back"));
        var unaskable = desk.check(AGENT, key);
        assertThat(unaskable.status()).isEqualTo(409);
        assertThat(unaskable.reason()).isEqualTo("not-askable");
        assertThat(desk.check(AGENT, desk.paid("broken", "unusable")).reason()).isEqualTo("not-configured");
        assertThat(desk.check(AGENT, new PaymentKey("all", "nobody-registered")).status())
                .isEqualTo(404);
        assertThat(desk.sent()).isEmpty();
        assertThat(desk.evidence(key, "person#")).isEmpty();
    }
}
