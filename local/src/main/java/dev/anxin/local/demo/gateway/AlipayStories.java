package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.handedOver;
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
import dev.anxin.local.simulator.GatewayKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Payments at Alipay, which tells nobody that an attempt failed, and knows nothing of a code until somebody scans it:
/// so it cannot close one either. Money that went back is told as the payment's own notice again.
/// What cannot happen there is not among them: holds, captures in part, chargebacks, methods that take days.
final class AlipayStories {
    private static final String ACCOUNT = "alipay";
    private static final Act PAY = new Act.Press("pay", "");
    /// Alipay knows the payment from now on, and waits for its customer.
    private static final Act SCAN = new Act.Press("decline", "ACQ.BUYER_BALANCE_NOT_ENOUGH");

    private static final Act RETURN = new Act.Return();
    private static final Duration GRACE = GatewayKeys.GRACE;

    /// As for other gateways: a refund is looked at after 1, 2 and 5 minutes.
    private static final Duration LOOKS = Duration.ofMinutes(5);

    private final Stories stories;

    AlipayStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return Stream.of(pushed(), asked(), codes(), odd(), others(), hard(), money())
                .flatMap(List::stream)
                .toList();
    }

    private Story story(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "CNY", "zh-CN"), false, faults, cues, expectation);
    }

    private Story telling(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "CNY", "en"), true, faults, cues, expectation);
    }

    private List<Story> pushed() {
        return List.of(
                telling(
                        "paid",
                        "The gateway takes the money and says so, in a signed form. It wants one word for an answer.",
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
                        "The customer enters the password, and the bank needs four minutes. Reassured after one.",
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
                                List.of(reassured(), progress(), handedOver(), paidAfterWaiting()),
                                "payment.needs-review",
                                "payment.paid")));
    }

    private List<Story> asked() {
        return List.of(
                telling(
                        "callback lost",
                        "Paid, but the callback never comes. Half a minute after the customer is back a check knows it.",
                        List.of(new Fault.Drop()),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(Expectation.paidByFirstCheck()), "payment.paid")),
                story(
                        "declined, and nobody says so",
                        "Alipay tells nobody that an attempt failed. It is closed there when its time is over.",
                        List.of(),
                        Stories.opened(SCAN.at(20), RETURN.at(30)),
                        notPaid()),
                story(
                        "paid after failed",
                        "The first attempt fails, and nobody knows. The second one is paid.",
                        List.of(),
                        Stories.opened(SCAN.at(20), RETURN.at(30), PAY.at(200)),
                        Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")));
    }

    /// Waited for to the end, and closed by then.
    private static Expectation notPaid() {
        return Stories.ends(
                "CLOSED",
                List.of(reassured(), progress(), handedOver(), Stories.AT_THE_END),
                "payment.needs-review",
                "payment.closed");
    }

    private List<Story> codes() {
        return List.of(
                story(
                        "scanned and left",
                        "Somebody scans the code and does not pay. It is closed at the gateway, and nobody is bothered.",
                        List.of(),
                        Stories.opened(SCAN.at(20)),
                        Stories.ends("CLOSED", List.of(), "payment.closed")),
                story(
                        "never scanned",
                        "Alipay does not know the payment, so it cannot be closed. It expires, and is not called closed.",
                        List.of(),
                        Stories.opened(),
                        Stories.ends("EXPIRED", List.of(), "payment.expired")),
                story(
                        "scanned after its time",
                        "The shop's code lived longer than it had said. The payment had expired; now it is paid.",
                        List.of(),
                        Stories.opened(PAY.at(2_400)),
                        Stories.ends("PAID", List.of(), "payment.expired", "payment.paid")));
    }

    private List<Story> odd() {
        return List.of(
                story(
                        "forged",
                        "Who has not paid claims it, without the gateway's keys. They are told what is true: not paid.",
                        List.of(),
                        Stories.opened(SCAN.at(10), new Act.Forge().at(20), RETURN.at(30)),
                        notPaid()),
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
                        "Other business of the same application. Acknowledged, and nobody hears a word.",
                        List.of(),
                        List.of(new Act.Foreign().at(0)),
                        new Expectation("", "", List.of(), List.of())));
    }

    private List<Story> hard() {
        return List.of(new Story(
                "gateway down for an hour",
                "Paid in the last second before. A person knows; the first check after the hour finds the money.",
                stories.draw(GatewayKeys.backup("alipay"), "CNY", "zh-CN"),
                false,
                List.of(new Fault.Drop()),
                Stories.opened(PAY.at(20), new Act.Outage(Stories.OUTAGE).at(21), RETURN.at(30)),
                Stories.ends(
                        "PAID",
                        List.of(reassured(), progress(), handedOver(), Expectation.paidAfterOutage(Stories.OUTAGE)),
                        "payment.needs-review",
                        "payment.paid")));
    }

    private List<Story> money() {
        return List.of(
                refunded(
                        "never fulfilled",
                        "Paid, and the shop never says that it ships. After its grace time the money goes back by itself.",
                        List.of(),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        returned(new Told("refunded", Since.PAID, GRACE, LOOKS), "payment.paid")),
                refunded(
                        "refund reply lost",
                        "The gateway refunds, and its answer is lost. It is asked by the refund's number first.",
                        List.of(new Fault.LoseReply()),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        returned(
                                new Told("refunded", Since.PAID, GRACE, LOOKS),
                                "payment.paid",
                                "refund.unknown?",
                                "refund.pending?")),
                refunded(
                        "cancelled while paying",
                        "The shop cancels in the very moment in which the money is taken. Whoever was first: it goes back.",
                        List.of(),
                        Stories.opened(new Act.CancelWhilePaying().at(20), RETURN.at(30)),
                        returned(
                                new Told("refunded", Since.PAID, Duration.ZERO, LOOKS),
                                "payment.paid|payment.paid-late",
                                "payment.paid-late?")), // heard of the money before the cancellation
                refunded(
                        "paid twice",
                        "The order is paid and shipped with another payment. This one goes back; one message explains both.",
                        List.of(),
                        List.of(
                                new Act.PaidBefore(GatewayKeys.refunds("alipay")).at(0),
                                new Act.Open(false).at(60),
                                new Act.Register().at(61),
                                PAY.at(80),
                                RETURN.at(90)),
                        returned(new Told("refunded-second", Since.PAID, Duration.ZERO, LOOKS), "payment.paid")));
    }

    /// At the account whose money goes back by itself.
    private Story refunded(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(
                title,
                point,
                stories.draw(GatewayKeys.refunds("alipay"), "CNY", "zh-CN"),
                false,
                faults,
                cues,
                expectation);
    }

    /// Paid, and all of it went back.
    private static Expectation returned(Told told, String... events) {
        var all = new ArrayList<>(List.of(events));
        all.addAll(List.of("refund.admitted?", "refund.succeeded"));
        return new Expectation("PAID", "REFUNDED", List.of(told), all, Back.WHOLE, List.of());
    }
}
