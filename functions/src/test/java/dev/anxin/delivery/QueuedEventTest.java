package dev.anxin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueuedEventTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// Spaced as nobody here writes it: what goes out must be these bytes.
    private static final String EVENT = """
            {"schema" : "anxin.event/1", "id":"olepay/1001:payment.paid", "type":"payment.paid",
             "payment":{"account":"olepay", "reference":"1001", "amount": 10.990}}""";

    @Test
    void anEventOfTheTopicIsAFirstAttemptAtOnce() {
        var queuedEvent = QueuedEvent.read(EVENT);
        assertThat(queuedEvent.attempt()).isEqualTo(1);
        assertThat(queuedEvent.notBefore()).isEqualTo(Instant.EPOCH);
        assertThat(queuedEvent.event())
                .isEqualTo(new MerchantEvent(EVENT, "olepay/1001:payment.paid", "olepay", "1001"));
    }

    @Test
    void keepsTheEventsBytesFromAttemptToAttempt() {
        var queuedEvent = QueuedEvent.read(EVENT);
        for (int attempt = 2; attempt <= RetrySchedule.ATTEMPTS; attempt++) {
            assertThat(queuedEvent.isLast()).isFalse();
            queuedEvent = QueuedEvent.read(queuedEvent.next(NOON).write().write());
            assertThat(queuedEvent)
                    .isEqualTo(new QueuedEvent(attempt, NOON, ChainStep.NONE, MerchantEvent.read(EVENT)));
        }
        assertThat(queuedEvent.isLast()).isTrue();
    }

    @Test
    void keepsItsStepAndADeadLetterHasNone() {
        var first = QueuedEvent.read(EVENT).at(ChainStep.first(3, "m-1 " + NOON));
        var next = QueuedEvent.read(first.next(NOON).write().write());
        assertThat(next.chainStep()).isEqualTo(first.chainStep());
        assertThat(QueuedEvent.read(next.dead("answered 410").write())
                        .chainStep()
                        .isNone())
                .isTrue();
        var ofAnOlderVersion = Json.object("v", 1, "attempt", 2, "notBefore", NOON, "event", EVENT);
        assertThat(QueuedEvent.read(ofAnOlderVersion.write()).chainStep().isNone())
                .isTrue();
    }

    @Test
    void stepsGrowFromMessageToMessageAndFromChainToChain() {
        var first = ChainStep.first(1, "m-1");
        var next = first.next("m-2");
        assertThat(next).isEqualTo(new ChainStep(first.number() + 1, "m-2"));
        assertThat(first.end()).isEqualTo(new ChainStep(next.end().number(), "m-1"));
        assertThat(List.of(
                        ChainStep.NONE.number(),
                        first.number(),
                        next.number(),
                        next.end().number(),
                        ChainStep.first(2, "m-3").number()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void deadLettersThatAreMovedBackBeginAnew() {
        var dead = QueuedEvent.read(EVENT).next(NOON).dead("answered 500");
        assertThat(dead.needText("reason")).isEqualTo("answered 500");
        assertThat(dead.needText("id")).isEqualTo("olepay/1001:payment.paid");
        assertThat(dead.needWhole("attempt")).isEqualTo(2);
        assertThat(QueuedEvent.read(dead.write())).isEqualTo(QueuedEvent.read(EVENT));
        var unreadable = Json.object("v", 1, "unreadable", EVENT, "reason", "an older version could not read it");
        assertThat(QueuedEvent.read(unreadable.write())).isEqualTo(QueuedEvent.read(EVENT));
        assertThat(QueuedEvent.read(EVENT).dead("x".repeat(10_000)).needText("reason"))
                .hasSize(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hello | not well-formed JSON",
                "{} | 'v' is missing",
                "[] | 'v' is missing",
                "{\"v\":2} | of another version (2, we know 1)",
                "{\"v\":1} | 'event' is missing",
                "{\"schema\":\"anxin.event/2\"} | 'schema' is not anxin.event/1",
                "{\"schema\":\"anxin.event/1\"} | 'id' is missing",
                "{\"schema\":\"anxin.event/1\",\"id\":\"x\"} | 'account' is missing",
                "{\"v\":1,\"unreadable\":\"hello\",\"reason\":\"x\"} | not well-formed JSON",
            })
    void namesWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> QueuedEvent.read(text))
                .isInstanceOf(BadJson.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "11", "4294967297"})
    void knowsNoOtherAttempts(long attempt) {
        var text = Json.object("v", 1, "attempt", attempt, "notBefore", NOON, "event", EVENT)
                .write();
        assertThatThrownBy(() -> QueuedEvent.read(text))
                .isInstanceOf(BadJson.class)
                .hasMessage("'attempt' is not between 1 and 10");
    }

    @Test
    void webhookIdsAreFitAndDifferent() {
        assertThat(WebhookId.of("olepay/1001:payment.paid")).isEqualTo("olepay/1001:payment%2Epaid");
        var ids = List.of(
                "a/b.c",
                "a/b%2Ec",
                "a/b%252Ec",
                "a/b c",
                "a/b" + "c".repeat(125),
                "a/b" + "c".repeat(126),
                "a/b" + "c".repeat(127),
                "a/" + ".".repeat(42),
                "a/" + ".".repeat(43),
                "安/心",
                "");
        var fit = new HashSet<String>();
        for (var id : ids) {
            assertThat(WebhookId.of(id)).matches("[!-~&&[^.]]{1,128}").isEqualTo(WebhookId.of(id));
            fit.add(WebhookId.of(id));
        }
        assertThat(fit).hasSameSizeAs(ids);
        assertThat(WebhookId.of("a/b" + "c".repeat(125))).isEqualTo("a/b" + "c".repeat(125));
        assertThat(WebhookId.of("a/b" + "c".repeat(126))).startsWith("sha256-");
    }
}
