package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.handedOver;
import static dev.anxin.local.demo.Expectation.notPaid;
import static dev.anxin.local.demo.Expectation.paid;
import static dev.anxin.local.demo.Expectation.paidAfterAll;
import static dev.anxin.local.demo.Expectation.paidAfterWaiting;
import static dev.anxin.local.demo.Expectation.progress;
import static dev.anxin.local.demo.Expectation.reassured;

import dev.anxin.local.demo.Act;
import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Payments at PayPal, whose callbacks prove nothing: each only makes Anxin ask. It cancels no orders, so what
/// nobody paid ends when its time is over. What cannot happen there is not among them: slips, warnings of fraud,
/// money for an order that was closed.
final class PayPalStories {
    private static final String ACCOUNT = "paypal";
    private static final Act PAY = new Act.Press("pay", "");
    private static final Act DECLINE = new Act.Press("decline", "5120");
    private static final Act APPROVE = new Act.Press("process", "");
    private static final Act RETURN = new Act.Return();
    private static final Act FULFIL = new Act.Fulfil();

    /// When an unpaid payment's time is over, and the gateway has said so.
    private static final Told AT_THE_END = new Told("not-paid-look-first", Since.REGISTERED, Duration.ofMinutes(30));

    private final Stories stories;

    PayPalStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return Stream.of(pushed(), asked(), odd(), others(), slow(), hard(), new PayPalMoneyStories(stories).all())
                .flatMap(List::stream)
                .toList();
    }

    private Story story(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "USD", "en"), false, faults, cues, expectation);
    }

    private Story telling(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "EUR", "en"), true, faults, cues, expectation);
    }

    private List<Story> pushed() {
        return List.of(
                telling(
                        "paid",
                        "The gateway says that it took the money. That is only a reason to ask, and the answer counts.",
                        List.of(),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(paid()), "payment.paid")),
                telling(
                        "five duplicates",
                        "The same callback five times at once: five answers, and one message.",
                        List.of(new Fault.Duplicate(5)),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        Stories.ends("PAID", List.of(paid()), "payment.paid")),
                telling(
                        "before registration",
                        "The gateway is faster than the shop. It is asked as soon as somebody says whose payment it is.",
                        List.of(),
                        List.of(new Act.Open(false).at(0), PAY.at(5), new Act.Register().at(60), RETURN.at(65)),
                        Stories.ends(
                                "PAID", List.of(new Told("paid", Since.REGISTERED, Duration.ZERO)), "payment.paid")),
                story(
                        "approved is not paid",
                        "The customer approves it, and the shop's server takes the money four minutes later.",
                        List.of(),
                        Stories.opened(APPROVE.at(20), RETURN.at(30), new Act.Decide(Status.SUCCEEDED).at(260)),
                        Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")),
                story(
                        "declined",
                        "The card is declined. After two minutes without another attempt the customer hears it.",
                        List.of(),
                        Stories.opened(DECLINE.at(20), RETURN.at(30)),
                        Stories.ends("EXPIRED", List.of(notPaid()), "payment.failed", "payment.expired")),
                story(
                        "paid after failed",
                        "The first card is declined, and the customer hears it. With another one it is paid.",
                        List.of(),
                        Stories.opened(DECLINE.at(20), RETURN.at(30), PAY.at(280)),
                        Stories.ends("PAID", List.of(notPaid(), paidAfterAll()), "payment.failed", "payment.paid")));
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
                        "abandoned checkout",
                        "Nobody pays, nobody comes back. The order ends with its time, and nobody is bothered.",
                        List.of(),
                        List.of(new Act.Open(false).at(0), new Act.Register().at(1)),
                        Stories.ends("EXPIRED", List.of(), "payment.expired")));
    }

    private List<Story> odd() {
        return List.of(
                story(
                        "forged",
                        "Who has not paid claims it, with a certificate of their own. They are told what is true.",
                        List.of(),
                        Stories.opened(new Act.Forge().at(20), RETURN.at(30)),
                        Stories.ends(
                                "EXPIRED",
                                List.of(reassured(), progress(), handedOver(), AT_THE_END),
                                "payment.needs-review",
                                "payment.expired")),
                story(
                        "signed wrongly at first",
                        "A callback whose signature does not fit is not believed. It comes again, and a check is faster.",
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
                        "Other business of the same webhook. Acknowledged, and nobody hears a word.",
                        List.of(),
                        List.of(new Act.Foreign().at(0)),
                        new Expectation("", "", List.of(), List.of())));
    }

    /// An eCheck takes days. Here it takes hours, and still longer than the shop's own half an hour.
    private List<Story> slow() {
        return List.of(
                story(
                        "eCheck that clears",
                        "The payer's bank takes its time, and nobody is alarmed. The shop may not ship before it is there.",
                        List.of(),
                        Stories.opened(
                                new Act.Begin(Kind.BANK_DEBIT, Duration.ZERO).at(20),
                                RETURN.at(30),
                                FULFIL.at(2_000),
                                new Act.Decide(Status.SUCCEEDED).at(2_400)),
                        new Expectation(
                                        "PAID",
                                        "PAID",
                                        List.of(new Told("debit-begun", Since.BACK, Duration.ZERO), paid()),
                                        List.of("payment.paid"))
                                .noting("fulfilment -> 409 debit-under-way")),
                story(
                        "eCheck that bounces",
                        "The payer's bank says no. The customer hears it, and what to do.",
                        List.of(),
                        Stories.opened(
                                new Act.Begin(Kind.BANK_DEBIT, Duration.ZERO).at(20),
                                RETURN.at(30),
                                new Act.Decide(Status.FAILED).at(2_400)),
                        new Expectation(
                                "CLOSED",
                                "CLOSED",
                                List.of(
                                        new Told("debit-begun", Since.BACK, Duration.ZERO),
                                        new Told("not-paid-closed", Since.FAILED, Duration.ZERO)),
                                List.of("payment.closed"))));
    }

    private List<Story> hard() {
        return List.of(new Story(
                "gateway down for an hour",
                "Paid in the last second before. A person knows; the first check after the hour finds the money.",
                stories.draw(GatewayKeys.backup(ACCOUNT), "USD", "en"),
                false,
                List.of(new Fault.Drop()),
                Stories.opened(PAY.at(20), new Act.Outage(Stories.OUTAGE).at(21), RETURN.at(30)),
                Stories.ends(
                        "PAID",
                        List.of(reassured(), progress(), handedOver(), Expectation.paidAfterOutage(Stories.OUTAGE)),
                        "payment.needs-review",
                        "payment.paid")));
    }
}
