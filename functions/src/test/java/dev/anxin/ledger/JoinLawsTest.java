package dev.anxin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.Terms;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The three laws on which everything stands, on 20,000 generated triples (seeds 0 to 19,999).
final class JoinLawsTest {
    private static final int TRIPLES = 20_000;

    @Test
    void joinsInAnyOrderGroupingAndRepetition() {
        LongStream.range(0, TRIPLES).parallel().forEach(seed -> {
            var random = new RandomFacts(seed);
            var a = random.summary();
            var b = random.summary();
            var c = random.summary();
            assertThat(a.join(a)).as("idempotent, seed %d", seed).isEqualTo(a);
            assertThat(a.join(b)).as("commutative, seed %d", seed).isEqualTo(b.join(a));
            assertThat(a.join(b).join(c)).as("associative, seed %d", seed).isEqualTo(a.join(b.join(c)));
            assertThat(a.join(Summary.EMPTY)).as("neutral, seed %d", seed).isEqualTo(a);
        });
    }

    /// Else the laws of a part, and its stored form, would be tested on nothing.
    @Test
    void generatesEveryPart() {
        var summaries = LongStream.range(0, 1_000)
                .mapToObj(seed -> new RandomFacts(seed).summary())
                .toList();
        assertThat(Summary.parts())
                .allSatisfy(part -> assertThat(summaries)
                        .anyMatch(summary -> !summary.get(part).equals(part.empty())));
    }

    @Test
    void concludesForTheEndsOfTime() {
        for (Instant at : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            var ends = new Registration(at, "m", "o", Example.PRICE, "", "en", "UTC", Instant.MAX, "", Terms.DEFAULT);
            var facts = List.of(
                    Example.fact(Fact.Source.MERCHANT, at, new News.Registered(ends)),
                    Example.fact(Fact.Source.CHECK, at, new News.Rang(1), new News.Acting("", "")));
            assertThat(PaymentState.of(Example.sum(facts)).owed()).isNotNull();
        }
    }

    @Test
    void concludesAndOwesForEverySummary() {
        var statuses = LongStream.range(0, TRIPLES)
                .mapToObj(seed -> PaymentState.of(new RandomFacts(seed).summary()))
                .peek(state -> assertThat(state.owed()).isNotNull())
                .peek(state -> assertThat(state.diagnosis()).isNotNull())
                .map(PaymentState::status);
        assertThat(statuses).as("the generator reaches every status").contains(PaymentState.Status.values());
    }
}
