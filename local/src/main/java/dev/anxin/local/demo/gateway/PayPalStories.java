package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.notPaid;
import static dev.anxin.local.demo.Expectation.paid;
import static dev.anxin.local.demo.Expectation.paidAfterWaiting;
import static dev.anxin.local.demo.Expectation.reassured;

import dev.anxin.local.demo.Act;
import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Payments at PayPal, whose callbacks prove nothing: each only makes Anxin ask. It cancels no orders, so what
/// nobody paid ends when its time is over. What cannot happen there is not among them: slips, warnings of fraud,
/// money for an order that was closed.
final class PayPalStories {
    private static final Act APPROVE = new Act.Press("process", "");

    /// When an unpaid payment's time is over, and the gateway has said so.
    private static final Told AT_THE_END = new Told("not-paid-look-first", Since.REGISTERED, Duration.ofMinutes(30));

    private PayPalStories() {}

    static List<Story> of(CommonStories common) {
        return Stream.of(pushed(common), asked(common), slow(common), PayPalMoneyStories.of(common))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Story> pushed(CommonStories common) {
        var euros = common.in("EUR");
        return List.of(
                euros.paid(
                        "The gateway says that it took the money. That is only a reason to ask, and the answer counts."),
                euros.fiveDuplicates().showing("The same callback five times at once: five answers, and one message."),
                euros.beforeRegistration()
                        .showing(
                                "The gateway is faster than the shop. It is asked as soon as somebody says whose payment"
                                        + " it is."),
                common.story(
                        "approved is not paid",
                        "The customer approves it, and the shop's server takes the money four minutes later.",
                        List.of(),
                        Stories.opened(
                                APPROVE.at(20), CommonStories.RETURN.at(30), new Act.Decide(Status.SUCCEEDED).at(260)),
                        Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")),
                common.story(
                        "declined",
                        "The card is declined. After two minutes without another attempt the customer hears it.",
                        List.of(),
                        Stories.opened(common.decline().at(20), CommonStories.RETURN.at(30)),
                        Stories.ends("EXPIRED", List.of(notPaid()), "payment.failed", "payment.expired")),
                common.paidAfterFailed(notPaid()),
                common.signedWronglyAtFirst()
                        .showing(
                                "A callback whose signature does not fit is not believed. It comes again, and a check is"
                                        + " faster."),
                common.amountChanged(),
                common.linkPreviews(),
                common.foreignTraffic("webhook"));
    }

    private static List<Story> asked(CommonStories common) {
        return List.of(
                common.in("EUR").callbackLost(),
                common.abandonedCheckout(Stories.ends("EXPIRED", List.of(), "payment.expired")),
                common.forged(CommonStories.waitedInVain("EXPIRED", AT_THE_END, "payment.expired"))
                        .showing("Who has not paid claims it, with a certificate of their own. They are told what is"
                                + " true."),
                common.gatewayDown());
    }

    /// An eCheck takes days. Here it takes hours, and still longer than the shop's own half an hour.
    private static List<Story> slow(CommonStories common) {
        var begun = new Told("debit-begun", Since.BACK, Duration.ZERO);
        return List.of(
                common.story(
                        "eCheck that clears",
                        "The payer's bank takes its time, and nobody is alarmed. The shop may not ship before it is there.",
                        List.of(),
                        Stories.opened(
                                new Act.Begin(Kind.BANK_DEBIT, Duration.ZERO).at(20),
                                CommonStories.RETURN.at(30),
                                new Act.Fulfil().at(2_000),
                                new Act.Decide(Status.SUCCEEDED).at(2_400)),
                        new Expectation("PAID", "PAID", List.of(begun, paid()), List.of("payment.paid"))
                                .noting("fulfilment -> 409 debit-under-way")),
                common.story(
                        "eCheck that bounces",
                        "The payer's bank says no. The customer hears it, and what to do.",
                        List.of(),
                        Stories.opened(
                                new Act.Begin(Kind.BANK_DEBIT, Duration.ZERO).at(20),
                                CommonStories.RETURN.at(30),
                                new Act.Decide(Status.FAILED).at(2_400)),
                        new Expectation(
                                "CLOSED",
                                "CLOSED",
                                List.of(begun, new Told("not-paid-closed", Since.FAILED, Duration.ZERO)),
                                List.of("payment.closed"))));
    }
}
