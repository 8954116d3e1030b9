package dev.anxin.local.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anxin.local.example.ExampleProvider.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/// What both examples must get right, whatever they deliver by.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SubscriberStories {
    static final int HOLD = 120; // seconds, as the templates say

    final ExampleRun run;
    private final String field;
    private final String address;
    private final Reply throttled;

    /// @param field of a customer
    /// @param address that the provider takes
    /// @param throttled how the provider says that it takes nothing for now
    SubscriberStories(ExampleRun.Start start, String field, String address, Reply throttled) {
        this.run = new ExampleRun(start);
        this.field = field;
        this.address = address;
        this.throttled = throttled;
    }

    @AfterAll
    void close() {
        run.close();
    }

    ObjectNode message() {
        var message = run.message("paid");
        run.knows(message, field, address);
        return message;
    }

    @Test
    void deliversWhatTheTopicIsTold() throws InterruptedException {
        var message = message();
        run.publish(message, "merchant");
        run.awaitIdle();
        assertThat(run.delivered(message)).isOne();
        assertThat(run.outcome(message)).isEqualTo("sent");
        assertThat(run.log()).contains(message.path("id").asString()).doesNotContain(address);
    }

    @Test
    void leavesAloneWhatAnxinSendsItself() throws InterruptedException {
        var message = message();
        run.publish(message, "sms");
        run.awaitIdle();
        assertThat(run.delivered(message)).isZero();
        assertThat(run.outcome(message)).isEmpty();
    }

    /// Another subscriber sends it; where there is none, the customer's next choice counts.
    @Test
    void leavesAloneWhatIsPreferredElsewhere() throws IOException {
        var here = preferring(run.example.channel(), run.example.otherChannel());
        var elsewhere = preferring(run.example.otherChannel(), run.example.channel());
        var nowhere = preferring("wechat", run.example.otherChannel());
        var beside = run.besideAnother(HOLD);
        assertThat(ExampleRun.invoke(beside, here, elsewhere, nowhere)).isEmpty();
        assertThat(run.delivered(here)).isOne();
        assertThat(run.delivered(elsewhere)).isZero();
        assertThat(run.outcome(elsewhere)).isEmpty(); // so that it is sent if it is handed on
        assertThat(ExampleRun.invoke(run.function(HOLD), here, elsewhere, nowhere))
                .isEmpty();
        assertThat(run.delivered(here)).isOne();
        assertThat(run.delivered(elsewhere)).isOne();
        assertThat(run.delivered(nowhere)).isZero();
    }

    @Test
    void handsOnWhatItCannotBring() throws IOException {
        var message = run.message("paid"); // to somebody whom it does not know
        prefer(message, run.example.channel(), run.example.otherChannel());
        var last = run.message("paid");
        prefer(last, run.example.channel(), "wechat");
        var beside = run.besideAnother(HOLD);
        assertThat(ExampleRun.invoke(beside, message, last)).isEmpty();
        assertThat(ExampleRun.invoke(beside, message, last)).isEmpty();
        assertThat(run.outcome(message)).isEqualTo("handed-on");
        assertThat(run.outcome(last)).startsWith("no-");
        assertThat(run.handedOn()).singleElement().satisfies(one -> {
            assertThat(one.path("id")).isEqualTo(message.path("id"));
            assertThat(one.path("preferredChannels"))
                    .singleElement()
                    .satisfies(channel -> assertThat(channel.asString()).isEqualTo(run.example.otherChannel()));
        });
    }

    private ObjectNode preferring(String... channels) {
        var message = message();
        prefer(message, channels);
        return message;
    }

    private static void prefer(ObjectNode message, String... channels) {
        var list = message.putArray("preferredChannels");
        for (var channel : channels) {
            list.add(channel);
        }
    }

    @Test
    void dropsARepeat() throws InterruptedException {
        var message = message();
        run.publish(message, "merchant");
        run.awaitIdle();
        run.publish(message, "merchant");
        run.awaitIdle();
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void dropsARepeatInTheSameBatch() throws IOException {
        var message = message();
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message, message)).isEmpty();
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void dropsAPromiseWhoseTimeIsOver() throws IOException {
        var late = message();
        ((ObjectNode) late.path("parameters")).put("hearByAt", "2020-03-01T12:05:00Z");
        var early = message();
        ((ObjectNode) early.path("parameters")).put("hearByAt", "2199-03-01T12:05:00Z");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, late, early)).isEmpty();
        assertThat(run.delivered(late)).isZero();
        assertThat(run.outcome(late)).isEqualTo("late");
        assertThat(run.delivered(early)).isOne();
    }

    @Test
    void oneOfTwoAtOnceWaits() throws IOException {
        var message = message();
        try (var other = run.another(HOLD)) {
            var failed = new CompletableFuture<List<Integer>>();
            run.example.provider().next(new Reply.AcceptAfter(() -> {
                try {
                    failed.complete(ExampleRun.invoke(other, message));
                } catch (IOException e) {
                    failed.completeExceptionally(e);
                }
            }));
            assertThat(ExampleRun.invoke(run.function(HOLD), message)).isEmpty();
            assertThat(failed.join()).containsExactly(0);
            assertThat(ExampleRun.invoke(other, message)).isEmpty();
        }
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void sendsAgainWhatARunDiedOverOnceItsClaimIsOver() throws IOException {
        var message = message();
        var dies = run.function(0);
        run.example.provider().next(new Reply.AcceptAfter(dies::close));
        assertThatThrownBy(() -> ExampleRun.invoke(dies, message)).isInstanceOf(IOException.class);
        assertThat(run.delivered(message)).isOne();
        assertThat(run.outcome(message)).isEmpty();
        assertThat(ExampleRun.invoke(run.function(HOLD), message)).isEmpty();
        assertThat(run.delivered(message)).isEqualTo(2);
        assertThat(run.outcome(message)).isEqualTo("sent");
    }

    @Test
    void leavesAloneWhatARunDiedOverJustNow() throws IOException {
        var message = message();
        var dies = run.function(HOLD);
        run.example.provider().next(new Reply.AcceptAfter(dies::close));
        assertThatThrownBy(() -> ExampleRun.invoke(dies, message)).isInstanceOf(IOException.class);
        assertThat(ExampleRun.invoke(dies, message)).containsExactly(0); // it is started anew
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void keepsTheRestBackWhenItIsThrottled() throws IOException {
        var first = message();
        var second = message();
        var before = run.example.provider().refusals().size();
        var function = run.function(HOLD);
        run.example.provider().next(throttled);
        assertThat(ExampleRun.invoke(function, first, second)).containsExactly(0, 1);
        assertThat(run.example.provider().refusals()).hasSize(before + 1);
        assertThat(ExampleRun.invoke(function, first, second)).isEmpty();
        assertThat(run.delivered(first)).isOne();
        assertThat(run.delivered(second)).isOne();
    }

    @Test
    void keepsTheClaimWhenNobodyKnowsWhetherItWasSent() throws IOException {
        var message = message();
        var function = run.function(HOLD);
        run.example.provider().next(new Reply.Refuse(500, "InternalFailure"));
        assertThat(ExampleRun.invoke(function, message)).containsExactly(0);
        assertThat(ExampleRun.invoke(function, message)).containsExactly(0);
        var later = run.function(0);
        assertThat(run.delivered(message)).isZero();
        assertThat(ExampleRun.invoke(later, message)).containsExactly(0); // the claim was for longer
    }

    @Test
    void goesOnAfterTheProviderWasAway() throws InterruptedException {
        var message = message();
        run.example.provider().next(throttled);
        run.example.provider().next(throttled);
        run.publish(message, "merchant");
        run.awaitIdle();
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws IOException {
        var message = message();
        message.put("templateVersion", 99).putObject("mood").put("colour", "green");
        ((ObjectNode) message.path("channels")).putObject("telepathy").put("text", "...");
        ((ObjectNode) message.path("parameters")).put("weather", "fine");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.delivered(message)).isOne();
    }

    @Test
    void oneThatItCannotReadKeepsNoOtherAndGoesToTheDeadLetters() throws InterruptedException {
        var before = run.deadLetters();
        var unreadable = message();
        unreadable.put("schema", "anxin.notification/2");
        var fine = message();
        run.publish(unreadable, "merchant");
        run.publish(fine, "merchant");
        run.awaitIdle();
        assertThat(run.delivered(fine)).isOne();
        assertThat(run.delivered(unreadable)).isZero();
        assertThat(run.deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void notesThatACustomerCannotBeReached() throws IOException {
        var message = run.message("paid");
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.outcome(message)).startsWith("no-");
    }
}
