package dev.anxin.local.demo;

import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Payments whose money goes back, or should not. Their accounts name a grace time.
final class MoneyStories {
    private static final Act PAY = new Act.Press("pay", "");
    private static final Act RETURN = new Act.Return();
    private static final Act FULFIL = new Act.Fulfil();
    private static final Duration GRACE = GatewayKeys.GRACE;

    /// A refund is looked at after 1, 2 and 5 minutes; many at once take longer.
    private static final Duration LOOKS = Duration.ofMinutes(5);

    private final Stories stories;

    MoneyStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return List.of(
                unfulfilled(),
                lateRefunded(),
                lateFulfilled(),
                second("paid twice", GatewayKeys.STRIPE_REFUNDS),
                second("paid twice, at two gateways", GatewayKeys.OLEPAY_REFUNDS),
                replyLost(),
                bounced(),
                cancelledWhilePaying(),
                takenInPart(),
                chargedBack(),
                inquired(),
                previewed(),
                runaway());
    }

    private Story unfulfilled() {
        return new Story(
                "never fulfilled",
                "Paid, and the shop never says that it ships. After its grace time the money goes back by itself.",
                stories.draw(GatewayKeys.OLEPAY_REFUNDS, "CNY", "zh-CN"),
                false,
                List.of(),
                opened(PAY.at(20), RETURN.at(30)),
                returned(List.of(refundedAfterGrace()), "payment.paid"));
    }

    private Story lateRefunded() {
        return new Story(
                "late money refunded",
                "Closed, and then a slip is paid after all. The shop says nothing in time: the money goes back.",
                stories.draw(GatewayKeys.STRIPE_REFUNDS, "USD", "en"),
                false,
                List.of(),
                late(),
                returned(List.of(notPaid(), paidLate(), refundedAfterGrace()), "payment.closed", "payment.paid-late"));
    }

    private Story lateFulfilled() {
        return new Story(
                "late money fulfilled",
                "The same, and the shop still has the goods. It says so, and the customer hears it.",
                stories.draw(GatewayKeys.OLEPAY_REFUNDS, "CNY", "zh-CN"),
                false,
                List.of(),
                late(FULFIL.at(400)),
                new Expectation(
                                "PAID",
                                "PAID",
                                List.of(
                                        notPaid(),
                                        paidLate(),
                                        new Told("paid-after-all", Since.FULFILLED, Duration.ZERO)),
                                List.of("payment.closed", "payment.paid-late"))
                        .noting("fulfilment -> 200"));
    }

    private Story second(String title, String before) {
        return new Story(
                title,
                "The order is paid and shipped with another payment. This one goes back; one message explains both.",
                stories.draw(GatewayKeys.STRIPE_REFUNDS, "CNY", "zh-CN"),
                false,
                List.of(),
                List.of(
                        new Act.PaidBefore(before).at(0),
                        new Act.Open(false).at(60),
                        new Act.Register().at(61),
                        PAY.at(80),
                        RETURN.at(90)),
                returned(List.of(new Told("refunded-second", Since.PAID, Duration.ZERO, LOOKS)), "payment.paid")
                        .noting("fulfilment with the payment before -> 200"));
    }

    private Story replyLost() {
        return new Story(
                "refund reply lost",
                "The gateway refunds, and its answer is lost. Nobody calls again before having looked.",
                stories.draw(GatewayKeys.STRIPE_REFUNDS, "USD", "en"),
                false,
                List.of(new Fault.LoseReply()),
                opened(PAY.at(20), RETURN.at(30)),
                returned(List.of(refundedAfterGrace()), "payment.paid", "refund.unknown?", "refund.pending?"));
    }

    private Story bounced() {
        return new Story(
                "refund bounced",
                "The bank sends the refund back. The customer hears that a person arranges another way.",
                stories.draw(GatewayKeys.OLEPAY_REFUNDS, "CNY", "en"),
                false,
                List.of(new Fault.BounceAfter(Duration.ofMinutes(5))),
                opened(PAY.at(20), RETURN.at(30)),
                new Expectation(
                        "PAID",
                        "REFUND_FAILED",
                        List.of(
                                refundedAfterGrace(),
                                new Told("refund-bounced", Since.PAID, GRACE.plusMinutes(5), LOOKS)),
                        List.of(
                                "payment.paid",
                                "refund.admitted?",
                                "refund.succeeded",
                                "refund.bounced",
                                "payment.needs-review"),
                        Back.BOUNCED,
                        List.of()));
    }

    private Story cancelledWhilePaying() {
        return new Story(
                "cancelled while paying",
                "The shop cancels in the very moment in which the money is taken. Whoever was first: it goes back.",
                stories.draw(GatewayKeys.STRIPE_REFUNDS, "CNY", "zh-CN"),
                false,
                List.of(),
                opened(new Act.CancelWhilePaying().at(20), RETURN.at(30)),
                returned(
                                List.of(new Told("refunded", Since.PAID, Duration.ZERO, LOOKS)),
                                "payment.paid|payment.paid-late",
                                "payment.paid-late?") // heard of the money before the cancellation
                        .noting("cancellation -> 200"));
    }

    private Story takenInPart() {
        return new Story(
                "taken in part",
                "The gateway takes less than was asked. That is not paid: the shop decides, and takes what there is.",
                stories.draw("olepay", "USD", "en"),
                true,
                List.of(new Fault.TakeLess(100)),
                opened(PAY.at(20), RETURN.at(30), new Act.Correct().at(210), FULFIL.at(240)),
                new Expectation(
                                "PAID",
                                "PAID",
                                List.of(
                                        new Told("part-paid", Since.PAID, Duration.ZERO),
                                        new Told("paid", Since.CORRECTED, Duration.ZERO)),
                                List.of("payment.part-paid", "payment.needs-review", "payment.paid"))
                        .noting("fulfilment -> 200"));
    }

    private Story chargedBack() {
        return new Story(
                "charged back",
                "Paid, and the customer's bank takes it back for good. The shop hears why it may not ship any more.",
                stories.draw("stripe", "USD", "en"),
                true,
                List.of(),
                opened(
                        PAY.at(20),
                        RETURN.at(30),
                        new Act.Dispute().at(120),
                        new Act.Decided(false).at(720),
                        FULFIL.at(780)),
                new Expectation(
                        "PAID",
                        "CHARGED_BACK",
                        List.of(new Told("paid", Since.PAID, Duration.ZERO)),
                        List.of(
                                "payment.paid",
                                "dispute.open",
                                "payment.needs-review",
                                "dispute.lost",
                                "payment.needs-review"),
                        Back.CHARGED_BACK,
                        List.of("fulfilment -> 409 charged-back")));
    }

    private Story inquired() {
        var byHand = Duration.ofSeconds(215);
        return new Story(
                "an inquiry refunded by hand",
                "The customer's bank only asks. A person is called and sends the money back: no chargeback follows.",
                stories.draw("stripe", "USD", "en"),
                true,
                List.of(),
                opened(
                        PAY.at(20),
                        RETURN.at(30),
                        new Act.Inquire().at(120),
                        FULFIL.at(180),
                        new Act.RefundByHand().at(240),
                        new Act.LetBe().at(900)),
                returned(
                                List.of(
                                        new Told("paid", Since.PAID, Duration.ZERO),
                                        new Told("refunded", Since.PAID, byHand, LOOKS)),
                                "payment.paid",
                                "dispute.inquiry",
                                "payment.needs-review",
                                "dispute.won")
                        .noting("fulfilment -> 409 inquiry", "refund by hand -> 202")
                        .calling("inquiry"));
    }

    private Story previewed() {
        return new Story(
                "link previews",
                "A messenger and a mail scanner open the customer's link. Nobody waits before a person looks.",
                stories.draw("olepay", "CNY", "zh-CN"),
                false,
                List.of(),
                opened(new Act.Preview().at(10), new Act.Preview().at(200), RETURN.at(600), PAY.at(700)),
                new Expectation(
                                "PAID",
                                "PAID",
                                List.of(Expectation.reassured(), Expectation.paidAfterWaiting()),
                                List.of("payment.paid"))
                        .noting("preview of the customer's page -> 200")
                        .calling());
    }

    private Story runaway() {
        return new Story(
                        "runaway shop",
                        "20 paid orders in a row that nobody fulfils: something is broken. The 21st waits for a person.",
                        stories.draw(stories.own(GatewayKeys.RUNAWAY), "CNY", "en"),
                        false,
                        List.of(),
                        opened(
                                new Act.Crowd(20).at(2),
                                PAY.at(900),
                                RETURN.at(910),
                                new Act.CountCrowd().at(900 + GRACE.toSeconds() + 300)),
                        new Expectation(
                                        "PAID",
                                        "PAID",
                                        List.of(),
                                        List.of("payment.paid", "refund.refused", "payment.needs-review"))
                                .noting("refunded before the stop -> 20 of 20")
                                // Whoever comes first after a kill is refunded; still twenty of all.
                                .orAfterKill(returned(List.of(refundedAfterGrace()), "payment.paid")))
                .ringing("RefundsStopped");
    }

    /// Closed by the gateway, and paid four minutes later.
    private static List<Cue> late(Cue... more) {
        var cues = opened(RETURN.at(30), new Act.Decide(Status.CLOSED).at(50), new Act.ArriveLate().at(290));
        cues.addAll(List.of(more));
        return cues;
    }

    private static Told notPaid() {
        return new Told("not-paid-closed", Since.CLOSED, Duration.ZERO);
    }

    private static Told paidLate() {
        return new Told("paid-late", Since.PAID, Duration.ZERO);
    }

    private static Told refundedAfterGrace() {
        return new Told("refunded", Since.PAID, GRACE, LOOKS);
    }

    private static List<Cue> opened(Cue... cues) {
        return Stories.opened(cues);
    }

    /// Paid, and all of it went back.
    private static Expectation returned(List<Told> told, String... events) {
        var all = new ArrayList<>(List.of(events));
        all.addAll(List.of("refund.admitted?", "refund.succeeded"));
        return new Expectation("PAID", "REFUNDED", told, all, Back.WHOLE, List.of());
    }
}
