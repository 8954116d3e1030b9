package dev.anxin.local.demo;

import static dev.anxin.local.demo.Expectation.paid;
import static dev.anxin.local.demo.Expectation.refunded;

import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.simulator.GatewayKeys;
import java.time.Duration;
import java.util.List;

/// What is heard after an outage of ours.
final class CatchUpStory {
    private CatchUpStory() {}

    /// Stripe has tried again after 31 minutes, and tries next after 63: nobody waits for that.
    static Story of(Stories stories) {
        return new Story(
                "our own outage",
                "Nothing that Stripe sends reaches us for 40 minutes, while somebody refunds in its dashboard. Then it is"
                        + " asked what it could not deliver.",
                stories.draw(stories.own(GatewayKeys.CUT_OFF), "USD", "en"),
                true,
                List.of(),
                Stories.opened(
                        new Act.Press("pay", "").at(20),
                        new Act.Return().at(30),
                        new Act.CutOff(Duration.ofMinutes(40)).at(60),
                        new Act.RefundAtGateway().at(120),
                        new Act.CatchUp(Duration.ofHours(1)).at(2_500)),
                new Expectation(
                        "PAID",
                        "REFUNDED",
                        List.of(paid(), refunded(Since.PAID, Duration.ofSeconds(2_480))),
                        List.of("payment.paid", "refund.succeeded"),
                        Back.WHOLE,
                        List.of("refund in the dashboard -> done")));
    }
}
