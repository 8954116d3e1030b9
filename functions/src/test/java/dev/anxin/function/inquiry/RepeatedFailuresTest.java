package dev.anxin.function.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A gateway repeats its last failure whenever it is asked: only a new one is news.
final class RepeatedFailuresTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ASKED = NOON.plus(Duration.ofMinutes(10));
    private static final News UNPAID = new News.Unpaid();
    private static final News FAILED = new News.Failed("101");

    @Test
    void leavesOutTheFailureThatIsKnown() {
        assertThat(without(sum(at(0, FAILED)), FAILED)).containsExactly(UNPAID);
        assertThat(without(sum(at(0, FAILED)), dated(0, FAILED))).containsExactly(UNPAID);
        assertThat(without(sum(at(0, FAILED)), dated(-300, FAILED))).containsExactly(UNPAID);
        assertThat(without(sum(at(0, FAILED)), dated(120, FAILED)))
                .as("a callback and a check date one attempt differently")
                .containsExactly(UNPAID);
    }

    @Test
    void keepsAFailureThatIsNew() {
        assertThat(without(Summary.EMPTY, FAILED)).containsExactly(FAILED, UNPAID);
        var risk = new News.Failed("RISK");
        assertThat(without(sum(at(0, FAILED)), risk)).containsExactly(risk, UNPAID);
        assertThat(without(sum(at(0, FAILED)), dated(121, FAILED))).containsExactly(dated(121, FAILED), UNPAID);
    }

    @Test
    void takesTheSameCodeForNewWhereTheCustomerActedInBetween() {
        var acted = sum(at(0, FAILED), at(60, new News.Acting("")));
        assertThat(without(acted, FAILED)).containsExactly(FAILED, UNPAID);
        assertThat(without(acted, dated(90, FAILED))).containsExactly(dated(90, FAILED), UNPAID);
        assertThat(without(acted, dated(30, FAILED)))
                .as("the old one, and the new attempt goes on")
                .containsExactly(UNPAID);
    }

    private static List<News> without(Summary summary, News answer) {
        return RepeatedFailures.without(summary, List.of(answer, UNPAID), ASKED);
    }

    private static News dated(long seconds, News news) {
        return new News.Dated(NOON.plusSeconds(seconds), news);
    }

    private static Summary at(long seconds, News news) {
        var key = new PaymentKey("olepay", "1001");
        return Summary.of(Fact.of(key, Fact.Source.CALLBACK, "made", NOON.plusSeconds(seconds), news));
    }

    private static Summary sum(Summary... parts) {
        return Stream.of(parts).reduce(Summary.EMPTY, Summary::join);
    }
}
