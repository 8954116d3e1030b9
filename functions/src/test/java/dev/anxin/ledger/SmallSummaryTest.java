package dev.anxin.ledger;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A flood at one payment: its summary stays small, and a person is called.
final class SmallSummaryTest {
    private static final int LIMIT = 3;

    @Test
    void callsAPersonInsteadOfGrowing() {
        var facts = new ArrayList<Fact>();
        facts.add(registered());
        facts.add(paid(3));
        IntStream.range(0, 5_000).forEach(i -> {
            facts.add(called(4, new News.RefundReported("gateway:" + i, Refund.Status.PENDING, OTHER)));
            facts.add(called(4, new News.DisputeReported("dp_" + i, Dispute.Status.WON, OTHER)));
            facts.add(called(4, new News.AlsoKnownAs("pi_made" + i)));
        });
        var state = PaymentState.of(sum(facts));
        assertThat(state.summary().refunds().tooMany()).isTrue();
        assertThat(state.summary().toString()).hasSizeLessThan(4_000);
        assertThat(state.review()).containsKey(Review.TOO_MANY);
        assertThat(state.owed()).contains(new Effect.CallPerson(Review.TOO_MANY, Instant.MIN));
    }

    @Test
    void quarantinesAFloodOfAmounts() {
        var facts = new ArrayList<Fact>();
        facts.add(registered());
        IntStream.range(1, 101).forEach(i -> facts.add(called(4, new News.Paid(new Money(i, "EUR"), i))));
        assertThat(PaymentState.of(sum(facts)).quarantine()).containsExactly(PaymentState.Doubt.TOO_MANY_AMOUNTS);
    }

    @Test
    void keepsOfWordsWhatFits() {
        assertThat(new Note(NOON, "x".repeat(1_000)).words()).hasSize(80);
    }

    @Test
    void holdsAtItsLimitAndNotOverIt() {
        var full = IntStream.range(0, LIMIT)
                .mapToObj(i -> Bounded.of("" + i, ""))
                .reduce(Bounded.none(), SmallSummaryTest::join);
        assertThat(full.tooMany()).isFalse();
        assertThat(join(full, Bounded.of("one more", "")).tooMany()).isTrue();
        assertThat(join(Bounded.over(), full)).isEqualTo(Bounded.over());
        assertThat(Bounded.over().isEmpty()).isFalse();
        assertThat(Bounded.none().isEmpty()).isTrue();
        assertThat(full.isEmpty()).isFalse();
    }

    private static Bounded<String> join(Bounded<String> one, Bounded<String> other) {
        return one.join(other, LIMIT, Joins::later);
    }
}
