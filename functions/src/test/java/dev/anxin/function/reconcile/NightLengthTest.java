package dev.anxin.function.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.payment.InquiryPolicy;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How long a run takes that compares very many payments of one account: what docs/operations.md says of it, computed
/// from the constants of the code. It must end before the next one begins.
final class NightLengthTest {
    private static final Duration DAY = Duration.ofDays(1);

    /// The template's defaults: `DueShards`, `ReconcileConcurrency`.
    private static final int SHARDS = 64;

    private static final int CONCURRENCY = 2;

    /// Nights in which a payment is asked about.
    private static final int NIGHTS = 2;

    /// A paid one takes three calls at Stripe, of a quarter of a second each.
    private static final Duration COMPARED = Duration.ofMillis(3 * 250);

    /// The table and the queue, for each page.
    private static final Duration PAGE = Duration.ofMillis(100);

    private static Duration night(long perSecond, int perMinute, int concurrency) {
        var payments = perSecond * DAY.toSeconds() * NIGHTS;
        var pages = Math.ceilDiv(payments, (long) SHARDS * ShardComparison.PAGE);
        var waves = Math.ceilDiv(ShardComparison.PAGE, ShardComparison.AT_ONCE);
        var work = COMPARED.multipliedBy(waves).plus(PAGE);
        // A shard's next page waits for the gateway's allowance, for a free run, and for the page before it.
        return Stream.of(
                        ShardComparison.pace(ShardComparison.PAGE, SHARDS, perMinute),
                        work.multipliedBy(SHARDS).dividedBy(concurrency),
                        work)
                .max(Duration::compareTo)
                .orElseThrow()
                .multipliedBy(pages);
    }

    @Test
    void aRunEndsWithinItsDayWithTheDefaults() {
        assertThat(night(4, InquiryPolicy.DEFAULT.perMinute(), CONCURRENCY)).isLessThan(DAY);
    }

    /// One account with a hundred payments a second: where its gateway allows it, two settings are enough.
    @Test
    void aRunEndsWithinItsDayAtAHundredPaymentsASecond() {
        assertThat(night(100, 15_000, 20)).isLessThan(DAY);
        assertThat(night(100, 15_000, CONCURRENCY)).as("too few at once").isGreaterThan(DAY);
        assertThat(night(100, 6_000, 20)).as("less than comes in").isGreaterThan(DAY);
    }
}
