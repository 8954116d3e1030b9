package dev.anxin.ledger;

import static dev.anxin.ledger.Example.PRICE;
import static dev.anxin.ledger.Example.asked;
import static dev.anxin.ledger.Example.called;
import static dev.anxin.ledger.Example.fact;
import static dev.anxin.ledger.Example.failed;
import static dev.anxin.ledger.Example.minute;
import static dev.anxin.ledger.Example.order;
import static dev.anxin.ledger.Example.paid;
import static dev.anxin.ledger.Example.registered;
import static dev.anxin.ledger.Example.returned;
import static dev.anxin.ledger.Example.state;
import static dev.anxin.ledger.Example.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.payment.Feedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a customer answers on the page: it calls a person or causes a question, and nothing else follows from it.
final class CustomerAnswersTest {
    private static final Fact FINE = answered(9, Feedback.BALANCE_FINE);
    private static final Fact CHARGED = answered(9, Feedback.CHARGED);
    private static final Fact NOT_ME = answered(9, Feedback.NOT_ME);
    private static final Fact REVIEWED = fact(Source.PERSON, minute(20), new News.Reviewed("support"));

    private static Fact answered(long minute, Feedback feedback) {
        return fact(Source.CUSTOMER, minute(minute), new News.CustomerAnswered(feedback, "101"));
    }

    /// "101 although my balance is fine": somebody has to ask the gateway's support.
    @Test
    void aDisputedBalanceCallsAPersonUntilOneHasLooked() {
        var disputed = state(registered(), failed(3), FINE);
        assertThat(disputed.status()).isEqualTo(Status.FAILED);
        assertThat(disputed.review()).containsOnlyKeys(Review.BALANCE_DISPUTED);
        assertThat(disputed.owed())
                .contains(
                        new Effect.CallPerson(Review.BALANCE_DISPUTED, Instant.MIN),
                        new Effect.Announce("payment.needs-review", "balance-disputed"));
        assertThat(state(registered(), failed(3), FINE, REVIEWED).review()).isEmpty();
        assertThat(state(registered(), failed(3), FINE, REVIEWED, answered(21, Feedback.BALANCE_FINE))
                        .review())
                .containsOnlyKeys(Review.BALANCE_DISPUTED);
    }

    @Test
    void aDisputedBalanceIsOverOnceItIsPaid() {
        assertThat(state(registered(), failed(3), FINE, paid(12)).review()).isEmpty();
    }

    @Test
    void aBalanceOrAStrangerIsNoReasonToAskTheGateway() {
        var before = state(registered(), returned(2), failed(3));
        for (Fact answer : List.of(FINE, NOT_ME)) {
            var after = state(registered(), returned(2), failed(3), answer);
            assertThat(after.alarm()).isEqualTo(before.alarm());
            assertThat(withoutCalls(after)).isEqualTo(withoutCalls(before));
        }
    }

    @Test
    void aChargeThatOnlyTheCustomerKnowsOfIsAskedAboutAtOnceAlsoOfAClosedPayment() {
        var closed = state(registered(), failed(3), called(4, new News.Closed()), CHARGED);
        assertThat(closed.review()).containsOnlyKeys(Review.CHARGE_CLAIMED);
        assertThat(closed.alarm().next()).isEqualTo(minute(9));
        var unpaid = state(registered(), failed(3), called(4, new News.Closed()), CHARGED, asked(9, new News.Unpaid()));
        assertThat(unpaid.alarm().isSet()).as("one question, and its answer").isFalse();
        assertThat(unpaid.review()).as("a person still looks").containsOnlyKeys(Review.CHARGE_CLAIMED);
    }

    @Test
    void aChargeThatTheGatewayFindsIsPaidAndNobodyIsCalled() {
        var found = state(
                registered(), failed(3), called(4, new News.Closed()), CHARGED, asked(9, new News.Paid(PRICE, 1099)));
        assertThat(found.isPaid()).isTrue();
        assertThat(found.late()).isTrue();
        assertThat(found.review()).doesNotContainKey(Review.CHARGE_CLAIMED);
    }

    @Test
    void whatSomebodyElsePaidIsNotShippedBeforeAPersonHasLooked() {
        var held = order(1, Order.Status.OPEN, Order.Holder.THIS);
        var state = state(registered(), paid(3), held, NOT_ME);
        assertThat(state.isPaid()).as("nothing goes back by itself").isTrue();
        assertThat(state.owed()).noneMatch(Effect.RequestRefund.class::isInstance);
        assertThat(state.review()).containsOnlyKeys(Review.NOT_RECOGNISED);
        assertThat(state.obstacle()).contains(Obstacle.NOT_RECOGNISED);
        assertThat(state(registered(), paid(3), held, NOT_ME, REVIEWED).obstacle())
                .isEmpty();
    }

    @Test
    void aStrangersPaymentIsOverOnceTheMoneyWentBack() {
        var back = called(12, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE));
        assertThat(state(registered(), paid(3), NOT_ME, back).review()).isEmpty();
    }

    /// Own words stood in the payment alone, and nobody knew of them who did not open it.
    @Test
    void aCommentCallsAPersonOnceAndChangesNothingElse() {
        for (var before : List.of(List.of(failed(3)), List.of(paid(3)), List.of(paid(3), back()))) {
            var facts = new ArrayList<>(before);
            facts.add(registered());
            var without = PaymentState.of(sum(facts));
            facts.add(comment(1, 9));
            var state = PaymentState.of(sum(facts));
            assertThat(state.review()).containsEntry(Review.CUSTOMER_COMMENT, minute(9));
            assertThat(state.owed())
                    .contains(
                            new Effect.CallPerson(Review.CUSTOMER_COMMENT, Instant.MIN),
                            new Effect.Announce("payment.needs-review", "customer-comment"));
            assertThat(withoutCalls(state)).isEqualTo(withoutCalls(without));
            assertThat(state.obstacle()).isEqualTo(without.obstacle());
            facts.add(comment(2, 10));
            assertThat(PaymentState.of(sum(facts)).owed()).isEqualTo(state.owed());
        }
    }

    /// Whoever drops what was heard before drops by the id.
    @Test
    void whatComesAboutAfterAReviewIsACallAndAnEventOfItsOwn() {
        var once = state(registered(), failed(3), comment(1, 9));
        var again = state(registered(), failed(3), comment(1, 9), REVIEWED, comment(2, 21));
        var more = state(registered(), failed(3), comment(1, 9), REVIEWED, comment(2, 21), comment(3, 22));
        assertThat(ids(once))
                .containsExactlyInAnyOrder("needs-review:customer-comment", "payment.needs-review:customer-comment");
        assertThat(ids(again)).hasSize(2).doesNotContainAnyElementsOf(ids(once)).isEqualTo(ids(more));
    }

    private static List<String> ids(PaymentState state) {
        return state.owed().stream()
                .map(effect -> switch (effect) {
                    case Effect.CallPerson call -> call.id();
                    case Effect.Announce event when event.type().equals("payment.needs-review") -> event.id();
                    default -> "";
                })
                .filter(id -> !id.isEmpty())
                .toList();
    }

    @Test
    void aCommentIsReadOnceAPersonHasLookedAndTheNextOneIsNot() {
        var read = state(registered(), failed(3), comment(1, 9), REVIEWED);
        assertThat(read.review()).isEmpty();
        assertThat(read.summary().comments()).extracting(Note::words).containsExactly("digest-1");
        assertThat(state(registered(), failed(3), comment(1, 9), REVIEWED, comment(2, 21))
                        .review())
                .containsExactly(Map.entry(Review.CUSTOMER_COMMENT, minute(21)));
    }

    private static Fact comment(int number, int minute) {
        return fact(Source.CUSTOMER, minute(minute), new News.CustomerCommented(number, "digest-" + number));
    }

    private static Fact back() {
        return called(8, new News.RefundReported("gateway:1", Refund.Status.SUCCEEDED, PRICE));
    }

    /// Their keys are few by construction, so nothing is ever lost to a flood.
    @Test
    void allThatCanBeAnsweredFits() {
        var facts = new ArrayList<Fact>();
        facts.add(registered());
        for (int minute = 5; minute < 50; minute++) {
            facts.add(answered(minute, Feedback.BALANCE_FINE));
            facts.add(answered(minute, Feedback.CHARGED));
            facts.add(answered(minute, Feedback.NOT_ME));
        }
        IntStream.rangeClosed(1, Summary.MOST_COMMENTS)
                .mapToObj(number -> new News.CustomerCommented(number, "digest-" + number))
                .forEach(comment -> facts.add(fact(Source.CUSTOMER, minute(9), comment)));
        var summary = sum(facts);
        assertThat(summary.get(Summary.FEEDBACK).tooMany()).isFalse();
        assertThat(summary.comments()).hasSize(Summary.MOST_COMMENTS);
        assertThat(summary.answer(Feedback.CHARGED)).map(Note::at).contains(minute(49));
    }

    @Test
    void ofAPaymentThatNobodyRegisteredCallsNobody() {
        assertThat(state(NOT_ME, CHARGED).review()).isEmpty();
        assertThat(state(NOT_ME, CHARGED).reviewedAt()).isEqualTo(Instant.MIN);
    }

    private static Set<Effect> withoutCalls(PaymentState state) {
        return state.owed().stream()
                .filter(effect -> !(effect instanceof Effect.CallPerson)
                        && !(effect instanceof Effect.Announce(var type, var _, var _)
                                && type.equals("payment.needs-review")))
                .collect(Collectors.toSet());
    }
}
