package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.located;

import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Payments at WeChat Pay, which pushes success and nothing else: that something failed, or was closed, Anxin has to
/// ask.
/// What cannot happen there is not among them: holds, captures in part, chargebacks, methods that take days, money for
/// an order that was closed.
final class WeChatStories {
    private WeChatStories() {}

    static List<Story> of(CommonStories common) {
        return Stream.of(pushed(common), asked(common), new CommonRefunds(common, Duration.ZERO).all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Story> pushed(CommonStories common) {
        return List.of(
                common.paid("The gateway takes the money and says so, encrypted and signed."),
                common.fiveDuplicates(),
                common.beforeRegistration(),
                common.fourMinutesLate(),
                common.twentyMinutesLate(located()),
                common.signedWronglyAtFirst(),
                common.amountChanged(),
                common.linkPreviews(),
                common.foreignTraffic("merchant number"));
    }

    private static List<Story> asked(CommonStories common) {
        return List.of(
                common.callbackLost(),
                common.story(
                        "declined, and nobody says so",
                        "WeChat Pay tells nobody that a payment failed. The first check finds it.",
                        List.of(),
                        Stories.opened(common.decline().at(20), CommonStories.RETURN.at(30)),
                        Stories.ends("CLOSED", List.of(notPaid()), "payment.failed", "payment.closed")),
                common.paidAfterFailed(notPaid()),
                common.abandonedCheckout(Stories.ends("CLOSED", List.of(), "payment.closed")),
                common.forged(CommonStories.waitedInVain("CLOSED", Stories.AT_THE_END, "payment.closed")),
                common.gatewayDown());
    }

    /// Found by the first check, half a minute after the customer is back, and two minutes are left from then.
    private static Told notPaid() {
        return new Told("not-paid", Since.FAILED, Duration.ofMinutes(2), Duration.ofMinutes(1));
    }
}
