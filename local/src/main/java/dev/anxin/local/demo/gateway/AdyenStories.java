package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.handedOver;
import static dev.anxin.local.demo.Expectation.located;
import static dev.anxin.local.demo.Expectation.notPaid;
import static dev.anxin.local.demo.Expectation.paid;
import static dev.anxin.local.demo.Expectation.paidAfterWaiting;
import static dev.anxin.local.demo.Expectation.progress;
import static dev.anxin.local.demo.Expectation.reassured;

import dev.anxin.local.demo.Act;
import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Payments at Adyen, which answers no question about a payment: what its callbacks told is all that is known, and
/// where they told nothing, a person is called and nobody is told "not paid". What cannot happen there is not among
/// them: money that a check finds, a payment that Anxin closes.
final class AdyenStories {
    private static final Act CAPTURE = new Act.Decide(Status.SUCCEEDED);

    private AdyenStories() {}

    static List<Story> of(CommonStories common) {
        return Stream.of(
                        told(common),
                        untold(common),
                        held(common),
                        List.of(chargedBack(common)),
                        AdyenMoneyStories.of(common))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Story> told(CommonStories common) {
        return List.of(
                common.paid(
                        "The authorisation takes the money, by the account's configuration; its signed item says so."),
                common.fiveDuplicates(),
                common.beforeRegistration(),
                common.fourMinutesLate()
                        .showing(
                                "PENDING first, and four minutes later the money. The customer is reassured after one."),
                common.twentyMinutesLate(located()),
                common.story(
                        "declined",
                        "Not enough balance. After two minutes without another attempt the customer hears it.",
                        List.of(),
                        Stories.opened(common.decline().at(20), CommonStories.RETURN.at(30)),
                        new Expectation("FAILED", "ATTEMPT_FAILED", List.of(notPaid()), List.of("payment.failed"))),
                common.paidAfterFailed(notPaid()),
                common.signedWronglyAtFirst(),
                common.amountChanged(),
                common.linkPreviews(),
                common.foreignTraffic("merchant account"));
    }

    private static List<Story> untold(CommonStories common) {
        return List.of(
                common.story(
                        "callback lost",
                        "Paid, and nobody says so; nobody can be asked. A person is called, and \"not paid\" is never said.",
                        List.of(new Fault.Drop()),
                        CommonStories.paysAndReturns(),
                        unknown()),
                common.story(
                        "callback an hour late",
                        "The same, but the callback comes after an hour. It is paid, and the customer hears it.",
                        List.of(new Fault.Delay(Duration.ofHours(1))),
                        CommonStories.paysAndReturns(),
                        CommonStories.waitedInVain(
                                "PAID",
                                new Told("paid-after-waiting", Since.PAID, Duration.ZERO, Duration.ofHours(1)),
                                "payment.paid")),
                common.abandonedCheckout(
                                new Expectation("REGISTERED", "WITH_THE_CUSTOMER", List.of(), List.of()).calling())
                        .showing("Nobody pays, nobody comes back. Nobody is bothered, and nobody is called."),
                common.forged(unknown())
                        .showing(
                                "Who has not paid claims it, without the account's key. Nobody believes it, and a person"
                                        + " looks."));
    }

    /// The ladder to its end, and nothing more.
    private static Expectation unknown() {
        return new Expectation(
                        "REGISTERED",
                        "GATEWAY_HAS_NOT_CALLED",
                        List.of(reassured(), progress(), handedOver()),
                        List.of("payment.needs-review"))
                .calling("handed-over");
    }

    /// At the account whose shop captures.
    private static List<Story> held(CommonStories common) {
        return List.of(
                held(
                        common,
                        "captured by hand",
                        "The authorisation only holds the money. It is paid once the shop has captured it.",
                        Stories.opened(CommonStories.PAY.at(20), CommonStories.RETURN.at(30), CAPTURE.at(240)),
                        Stories.ends(
                                "PAID",
                                List.of(reassured(), paidAfterWaiting()),
                                "payment.authorised",
                                "payment.paid")),
                held(
                        common,
                        "capture rejected",
                        "Captured, and rejected by the card network an hour later: CAPTURE_FAILED. A person looks.",
                        Stories.opened(
                                CommonStories.PAY.at(20),
                                CommonStories.RETURN.at(30),
                                CAPTURE.at(40),
                                new Act.FailCapture().at(3_640)),
                        new Expectation(
                                        "PART_PAID",
                                        "CAPTURE_FAILED",
                                        List.of(),
                                        List.of(
                                                "payment.authorised",
                                                "payment.paid",
                                                "capture.failed",
                                                "payment.needs-review"))
                                .calling("capture-failed")));
    }

    private static Story held(
            CommonStories common, String title, String point, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, common.draw("adyen-manual"), false, List.of(), cues, expectation);
    }

    private static Story chargedBack(CommonStories common) {
        return common.telling(
                "charged back",
                "Paid, and the customer's bank takes it back for good: each stage is an event of its own.",
                List.of(),
                Stories.opened(
                        CommonStories.PAY.at(20),
                        CommonStories.RETURN.at(30),
                        new Act.Dispute().at(120),
                        new Act.Decided(false).at(720)),
                new Expectation(
                        "PAID",
                        "CHARGED_BACK",
                        List.of(paid()),
                        List.of(
                                "payment.paid",
                                "dispute.open",
                                "payment.needs-review",
                                "dispute.lost",
                                "payment.needs-review"),
                        Back.CHARGED_BACK,
                        List.of()));
    }
}
