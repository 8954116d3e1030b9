package dev.anxin.work;

import static dev.anxin.ledger.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.RandomFacts;
import dev.anxin.work.Work.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// In which list a payment stands.
final class WorkTest {
    /// Its list costs it nothing, whatever order its facts come in.
    @Test
    void aPaymentThatGoesWellIsNeverWork() {
        var well = List.of(
                registered(),
                returned(1),
                called(1, new News.Acting("", "")),
                paid(2),
                order(1, Order.Status.OPEN, Order.Holder.THIS),
                order(2, Order.Status.FULFILLED, Order.Holder.THIS));
        for (int first = 0; first < well.size(); first++) {
            var known = new ArrayList<Fact>();
            for (int next = 0; next < well.size(); next++) {
                known.add(well.get((first + next) % well.size()));
                assertThat(Work.of(PaymentState.of(sum(known)))).as("%s", known).isEmpty();
            }
        }
    }

    @Test
    void whatWasNeverRegisteredIsNobodysWork() {
        assertThat(Work.of(state(called(3, new News.Paid(OTHER, 1))))).isEmpty();
    }

    @Test
    void aCustomerWhoWaitsLongerThanMostIsListedSinceTheyWait() {
        assertThat(Work.of(state(registered(), returned(1)))).isEmpty();
        assertThat(Work.of(state(registered(), returned(1), asked(9, new News.NoAnswer("timeout")))))
                .contains(new Work(Kind.WAITING, false, minute(1)));
    }

    @Test
    void whoIsHandedOverIsStuckUntilTheOutcomeAlsoAfterAReview() {
        var rang = LongStream.of(9, 60, 24 * 60).mapToObj(minute -> asked(minute, new News.NoAnswer("timeout")));
        var facts = new ArrayList<>(List.of(registered(), returned(1)));
        rang.forEach(facts::add);
        var stuck = Work.of(PaymentState.of(sum(facts))).orElseThrow();
        assertThat(stuck.kind()).isEqualTo(Kind.STUCK);
        assertThat(stuck.open()).isTrue();
        facts.add(fact(Source.PERSON, minute(25 * 60), new News.Reviewed("agent")));
        assertThat(Work.of(PaymentState.of(sum(facts)))).contains(new Work(Kind.STUCK, false, stuck.at()));
        facts.add(paid(26 * 60));
        assertThat(Work.of(PaymentState.of(sum(facts)))).isEmpty();
    }

    @Test
    void whatIsDoubtedIsListedUntilItIsApplied() {
        var doubted = new ArrayList<>(List.of(registered(), called(3, new News.Paid(OTHER, 1))));
        assertThat(Work.of(PaymentState.of(sum(doubted)))).contains(new Work(Kind.QUARANTINED, true, minute(3)));
        doubted.add(fact(Source.MERCHANT, minute(5), new News.Corrected(OTHER, OTHER.minor())));
        assertThat(Work.of(PaymentState.of(sum(doubted)))).isEmpty();
    }

    /// Whoever needs a person stands in a list that says so; and whoever stands in one of those that say so needs one.
    @Test
    void whoeverNeedsAPersonStandsInAList() {
        var seen = EnumSet.noneOf(Kind.class);
        for (long seed = 0; seed < 20_000; seed++) {
            var state = PaymentState.of(new RandomFacts(seed).summary());
            var work = Work.of(state);
            assertThat(work.filter(Work::open).isPresent())
                    .as("seed %s", seed)
                    .isEqualTo(!state.review().isEmpty());
            assertThat(work.filter(listed -> listed.kind() == Kind.REVIEW).filter(listed -> !listed.open()))
                    .isEmpty();
            work.ifPresent(listed -> seen.add(listed.kind()));
        }
        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
    }
}
