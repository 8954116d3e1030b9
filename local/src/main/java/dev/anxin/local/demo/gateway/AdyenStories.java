package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.handedOver;
import static dev.anxin.local.demo.Expectation.located;
import static dev.anxin.local.demo.Expectation.notPaid;
import static dev.anxin.local.demo.Expectation.paid;
import static dev.anxin.local.demo.Expectation.paidAfterAll;
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
    private static final String ACCOUNT = "adyen";
    private static final Act PAY = new Act.Press("pay", "");
    private static final Act DECLINE = new Act.Press("decline", "12");
    private static final Act CAPTURE = new Act.Decide(Status.SUCCEEDED);
    private static final Act RETURN = new Act.Return();

    private final Stories stories;

    AdyenStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return Stream.of(
                        told(),
                        refused(),
                        untold(),
                        odd(),
                        held(),
                        disputed(),
                        others(),
                        new AdyenMoneyStories(stories).all())
                .flatMap(List::stream)
                .toList();
    }

    private Story story(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "EUR", "en"), false, faults, cues, expectation);
    }

    private Story telling(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "EUR", "zh-CN"), true, faults, cues, expectation);
    }

    private List<Story> told() {
        return List.of(
                telling(
                        "paid",
                        "The authorisation takes the money, by the account's configuration; its signed item says so.",
                        List.of(),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(paid()), "payment.paid")),
                telling(
                        "five duplicates",
                        "The same callback five times at once: five answers, one fact, one message.",
                        List.of(new Fault.Duplicate(5)),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(paid()), "payment.paid")),
                telling(
                        "before registration",
                        "The gateway is faster than the shop. Its news waits until somebody says whose it is.",
                        List.of(),
                        List.of(new Act.Open(false).at(0), PAY.at(5), new Act.Register().at(60), RETURN.at(65)),
                        Stories.ends(
                                "PAID", List.of(new Told("paid", Since.REGISTERED, Duration.ZERO)), "payment.paid")),
                story(
                        "4 minutes late",
                        "PENDING first, and four minutes later the money. The customer is reassured after one.",
                        List.of(new Fault.SucceedLate(Duration.ofMinutes(4))),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")),
                story(
                        "20 minutes late",
                        "Reassured, told of progress, handed to a person; and then it is paid after all.",
                        List.of(new Fault.SucceedLate(Duration.ofMinutes(20))),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends(
                                "PAID",
                                List.of(reassured(), located(), handedOver(), paidAfterWaiting()),
                                "payment.needs-review",
                                "payment.paid")));
    }

    private List<Story> refused() {
        return List.of(
                story(
                        "declined",
                        "Not enough balance. After two minutes without another attempt the customer hears it.",
                        List.of(),
                        Stories.opened(DECLINE.at(20), RETURN.at(30)),
                        new Expectation("FAILED", "ATTEMPT_FAILED", List.of(notPaid()), List.of("payment.failed"))),
                story(
                        "paid after failed",
                        "The first card is declined, and the customer hears it. With another card it is paid.",
                        List.of(),
                        Stories.opened(DECLINE.at(20), RETURN.at(30), PAY.at(280)),
                        Stories.ends("PAID", List.of(notPaid(), paidAfterAll()), "payment.failed", "payment.paid")));
    }

    private List<Story> untold() {
        return List.of(
                story(
                        "callback lost",
                        "Paid, and nobody says so; nobody can be asked. A person is called, and \"not paid\" is never said.",
                        List.of(new Fault.Drop()),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        unknown("GATEWAY_HAS_NOT_CALLED")),
                story(
                        "callback an hour late",
                        "The same, but the callback comes after an hour. It is paid, and the customer hears it.",
                        List.of(new Fault.Delay(Duration.ofHours(1))),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends(
                                "PAID",
                                List.of(
                                        reassured(),
                                        progress(),
                                        handedOver(),
                                        new Told("paid-after-waiting", Since.PAID, Duration.ZERO, Duration.ofHours(1))),
                                "payment.needs-review",
                                "payment.paid")),
                story(
                        "abandoned checkout",
                        "Nobody pays, nobody comes back. Nobody is bothered, and nobody is called.",
                        List.of(),
                        List.of(new Act.Open(false).at(0), new Act.Register().at(1)),
                        new Expectation("REGISTERED", "WITH_THE_CUSTOMER", List.of(), List.of()).calling()));
    }

    /// The ladder to its end, and nothing more.
    private static Expectation unknown(String diagnosis) {
        return new Expectation(
                        "REGISTERED",
                        diagnosis,
                        List.of(reassured(), progress(), handedOver()),
                        List.of("payment.needs-review"))
                .calling("handed-over");
    }

    private List<Story> odd() {
        return List.of(
                story(
                        "forged",
                        "Who has not paid claims it, without the account's key. Nobody believes it, and a person looks.",
                        List.of(),
                        Stories.opened(new Act.Forge().at(20), RETURN.at(30)),
                        unknown("GATEWAY_HAS_NOT_CALLED")),
                story(
                        "signed wrongly at first",
                        "A callback whose signature does not fit is not believed. It comes again, and then it is.",
                        List.of(new Fault.MisSign()),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(), "payment.paid")),
                story(
                        "amount changed",
                        "The gateway took more than the shop had said: held back until the shop corrects it.",
                        List.of(new Fault.ChangeAmount(1_000)),
                        Stories.opened(PAY.at(20), RETURN.at(30), new Act.Correct().at(210)),
                        Stories.ends(
                                "PAID",
                                List.of(reassured(), new Told("paid-after-waiting", Since.CORRECTED, Duration.ZERO)),
                                "payment.quarantined",
                                "payment.needs-review",
                                "payment.paid")));
    }

    /// At the account whose shop captures.
    private List<Story> held() {
        return List.of(
                held(
                        "captured by hand",
                        "The authorisation only holds the money. It is paid once the shop has captured it.",
                        Stories.opened(PAY.at(20), RETURN.at(30), CAPTURE.at(240)),
                        Stories.ends(
                                "PAID",
                                List.of(reassured(), paidAfterWaiting()),
                                "payment.authorised",
                                "payment.paid")),
                held(
                        "capture rejected",
                        "Captured, and rejected by the card network an hour later: CAPTURE_FAILED. A person looks.",
                        Stories.opened(PAY.at(20), RETURN.at(30), CAPTURE.at(40), new Act.FailCapture().at(3_640)),
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

    private Story held(String title, String point, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw("adyen-manual", "EUR", "en"), false, List.of(), cues, expectation);
    }

    private List<Story> disputed() {
        return List.of(telling(
                "charged back",
                "Paid, and the customer's bank takes it back for good: each stage is an event of its own.",
                List.of(),
                Stories.opened(PAY.at(20), RETURN.at(30), new Act.Dispute().at(120), new Act.Decided(false).at(720)),
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
                        List.of())));
    }

    private List<Story> others() {
        return List.of(
                story(
                        "link previews",
                        "A messenger and a mail scanner open the customer's link. Nobody waits before a person looks.",
                        List.of(),
                        Stories.opened(
                                new Act.Preview().at(10), new Act.Preview().at(200), RETURN.at(600), PAY.at(700)),
                        Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")
                                .noting("preview of the customer's page -> 200")
                                .calling()),
                story(
                        "foreign traffic",
                        "Other business of the same merchant account. Acknowledged, and nobody hears a word.",
                        List.of(),
                        List.of(new Act.Foreign().at(0)),
                        new Expectation("", "", List.of(), List.of())));
    }
}
