package dev.anxin.local.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.local.example.ExampleProvider.Reply;
import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.policy.PolicyVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// `examples/subscriber-mail`, its real function and template.
final class SubscriberMailTest extends SubscriberStories {
    SubscriberMailTest() {
        super(
                ExampleSubscriber::mail,
                "email",
                "somebody@customer.example",
                new Reply.Refuse(429, "TooManyRequestsException"));
    }

    @Test
    void sendsSubjectAndText() throws IOException {
        var message = message();
        var function = run.function(HOLD);
        ExampleRun.invoke(function, message);
        assertThat(run.example.provider().delivered())
                .filteredOn(one -> one.notification().equals(message.path("id").asString()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.to()).isEqualTo("somebody@customer.example");
                    assertThat(one.text()).isEqualTo("支付成功（订单 SO-1）\n您的订单 SO-1 已支付成功。\n客服：help@shop.example");
                });
    }

    @Test
    void givesUpOnAnAddressThatIsRefusedForGood() throws IOException {
        var message = run.message("paid");
        run.knows(message, "email", "no address at all");
        var before = run.example.provider().refusals().size();
        var function = run.function(HOLD);
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(ExampleRun.invoke(function, message)).isEmpty();
        assertThat(run.outcome(message)).isEqualTo("refused");
        assertThat(run.example.provider().refusals()).hasSize(before + 1);
    }

    @Test
    void waitsForAPersonWhereTheSenderIsNotVerified() throws InterruptedException {
        var before = run.deadLetters();
        var message = message();
        for (int i = 0; i < 20; i++) {
            run.example.provider().next(new Reply.Refuse(400, "MailFromDomainNotVerifiedException"));
        }
        run.publish(message, "merchant");
        run.awaitIdle();
        assertThat(run.deadLetters()).isEqualTo(before + 1);
        assertThat(run.outcome(message)).isEmpty(); // so that it is sent when it is redriven
    }

    @Test
    void maySendFromItsSenderAlone() {
        var policies = run.example.stack().samTemplate().policies();
        var role = Objects.requireNonNull(policies.roles().get("MailSubscriber"));
        var identity = "arn:aws:ses:us-east-1:000000000000:identity/shop.example";
        for (var from : List.of(ExampleSubscriber.SENDER, "boss@shop.example")) {
            var call = ActionCall.of("ses:SendEmail", identity).with(ActionCall.FROM_ADDRESS, from);
            assertThat(policies.judge().judge(role, call) instanceof PolicyVerdict.Allowed)
                    .isEqualTo(from.equals(ExampleSubscriber.SENDER));
        }
    }
}
