package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.paidAfterWaiting;
import static dev.anxin.local.demo.Expectation.progress;
import static dev.anxin.local.demo.Expectation.reassured;

import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Payments at Alipay, which tells nobody that an attempt failed, and knows nothing of a code until somebody scans it:
/// so it cannot close one either. Money that went back is told as the payment's own notice again.
/// What cannot happen there is not among them: holds, captures in part, chargebacks, methods that take days.
final class AlipayStories {
    private AlipayStories() {}

    static List<Story> of(CommonStories common) {
        return Stream.of(pushed(common), asked(common), codes(common), new CommonRefunds(common, Duration.ZERO).all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Story> pushed(CommonStories common) {
        return List.of(
                common.paid(
                        "The gateway takes the money and says so, in a signed form. It wants one word for an answer."),
                common.fiveDuplicates(),
                common.beforeRegistration(),
                common.fourMinutesLate(),
                common.twentyMinutesLate(progress()),
                common.signedWronglyAtFirst(),
                common.amountChanged(),
                common.linkPreviews(),
                common.foreignTraffic("application"));
    }

    private static List<Story> asked(CommonStories common) {
        var scan = common.decline();
        return List.of(
                common.callbackLost(),
                common.story(
                        "declined, and nobody says so",
                        "Alipay tells nobody that an attempt failed. It is closed there when its time is over.",
                        List.of(),
                        Stories.opened(scan.at(20), CommonStories.RETURN.at(30)),
                        notPaid()),
                common.story(
                        "paid after failed",
                        "The first attempt fails, and nobody knows. The second one is paid.",
                        List.of(),
                        Stories.opened(scan.at(20), CommonStories.RETURN.at(30), CommonStories.PAY.at(200)),
                        Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")),
                common.forged(notPaid(), scan.at(10)),
                common.gatewayDown());
    }

    private static Expectation notPaid() {
        return CommonStories.waitedInVain("CLOSED", Stories.AT_THE_END, "payment.closed");
    }

    /// Alipay knows a payment once its code was scanned, and waits for its customer; an attempt that fails is a scan.
    private static List<Story> codes(CommonStories common) {
        return List.of(
                common.story(
                        "scanned and left",
                        "Somebody scans the code and does not pay. It is closed at the gateway, and nobody is bothered.",
                        List.of(),
                        Stories.opened(common.decline().at(20)),
                        Stories.ends("CLOSED", List.of(), "payment.closed")),
                common.story(
                        "never scanned",
                        "Alipay does not know the payment, so it cannot be closed. It expires, and is not called closed.",
                        List.of(),
                        Stories.opened(),
                        Stories.ends("EXPIRED", List.of(), "payment.expired")),
                common.story(
                        "scanned after its time",
                        "The shop's code lived longer than it had said. The payment had expired; now it is paid.",
                        List.of(),
                        Stories.opened(CommonStories.PAY.at(2_400)),
                        Stories.ends("PAID", List.of(), "payment.expired", "payment.paid")));
    }
}
