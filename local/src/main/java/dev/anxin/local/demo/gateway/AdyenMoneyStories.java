package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.gateway.CommonRefunds.GRACE;
import static dev.anxin.local.demo.gateway.CommonRefunds.LOOKS;

import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Story;
import dev.anxin.local.demo.Story.Draw;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Money that goes back over Adyen, by what its callbacks told alone. A refund is only taken on, and a callback says
/// what became of it.
final class AdyenMoneyStories {
    /// How long Adyen works on a refund here.
    private static final Duration WORKS = Duration.ofMinutes(2);

    private AdyenMoneyStories() {}

    static List<Story> of(CommonStories common) {
        var refunds = new CommonRefunds(common, WORKS);
        return Stream.concat(refunds.all().stream(), Stream.of(unproven(common), bounced(refunds)))
                .toList();
    }

    private static Story unproven(CommonStories common) {
        return new Story(
                "more than callbacks prove",
                "Never fulfilled, with a larger sum. Nobody can be asked whether it is still there: a person decides.",
                large(common),
                false,
                List.of(),
                CommonStories.paysAndReturns(),
                new Expectation(
                                "PAID",
                                "PAID",
                                List.of(),
                                List.of("payment.paid", "refund.refused", "payment.needs-review"))
                        .calling("money-to-return"));
    }

    /// Above what callbacks alone are proof enough for.
    private static Draw large(CommonStories common) {
        var drawn = common.draw(GatewayKeys.refunds("adyen"));
        var amount = new Money(
                GatewayKeys.UNASKED + drawn.amount().minor(), drawn.amount().currency());
        return new Draw(drawn.account(), drawn.order(), amount, drawn.locale());
    }

    private static Story bounced(CommonRefunds refunds) {
        var bounces = Duration.ofMinutes(5);
        var told = Stream.concat(
                refunds.told("refunded", GRACE).stream(),
                Stream.of(
                        new Told("refund-bounced", Since.PAID, GRACE.plus(WORKS).plus(bounces), LOOKS)));
        return refunds.story(
                "refund bounced",
                "The bank sends the refund back: REFUND_FAILED. A person arranges another way.",
                List.of(new Fault.BounceAfter(bounces)),
                CommonStories.paysAndReturns(),
                new Expectation(
                        "PAID",
                        "REFUND_FAILED",
                        told.toList(),
                        List.of(
                                "payment.paid",
                                "refund.admitted?",
                                "refund.pending",
                                "refund.succeeded",
                                "refund.bounced",
                                "payment.needs-review"),
                        Back.BOUNCED,
                        List.of()));
    }
}
