package dev.anxin.local.demo.gateway;

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

/// Money that goes back at PayPal, or is taken back.
final class PayPalMoneyStories {
    private static final String ACCOUNT = "paypal";
    private static final Act PAY = new Act.Press("pay", "");
    private static final Act RETURN = new Act.Return();
    private static final Act FULFIL = new Act.Fulfil();
    private static final Duration GRACE = GatewayKeys.GRACE;

    /// As in the stories of OlePay and Stripe: a refund is looked at after 1, 2 and 5 minutes.
    private static final Duration LOOKS = Duration.ofMinutes(5);

    private final Stories stories;

    PayPalMoneyStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return Stream.of(List.of(chargedBack(), inquired()), byRule(), byOrder())
                .flatMap(List::stream)
                .toList();
    }

    private Story telling(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, stories.draw(ACCOUNT, "EUR", "en"), true, faults, cues, expectation);
    }

    private Story chargedBack() {
        return telling(
                "charged back",
                "Paid, and then taken back for good. That a case is open says little; what it cost stands in it.",
                List.of(),
                Stories.opened(
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
        return telling(
                "an inquiry refunded by hand",
                "The customer only asks. A person is called and sends the money back: no chargeback follows.",
                List.of(),
                Stories.opened(
                        PAY.at(20),
                        RETURN.at(30),
                        new Act.Inquire().at(120),
                        FULFIL.at(180),
                        new Act.RefundByHand().at(240),
                        new Act.LetBe().at(900)),
                returned(
                                List.of(
                                        new Told("paid", Since.PAID, Duration.ZERO),
                                        new Told("refunded", Since.PAID, Duration.ofSeconds(215), LOOKS)),
                                "payment.paid",
                                "dispute.inquiry",
                                "payment.needs-review",
                                "dispute.won")
                        .noting("fulfilment -> 409 inquiry", "refund by hand -> 202")
                        .calling("inquiry"));
    }

    private List<Story> byRule() {
        return List.of(
                refunded(
                        "never fulfilled",
                        "Paid, and the shop never says that it ships. After its grace time the money goes back by itself.",
                        List.of(),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        returned(List.of(new Told("refunded", Since.PAID, GRACE, LOOKS)), "payment.paid")),
                refunded(
                        "refund reply lost",
                        "The gateway refunds, and its answer is lost. The order shows the refund under our own id.",
                        List.of(new Fault.LoseReply()),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        returned(
                                List.of(new Told("refunded", Since.PAID, GRACE, LOOKS)),
                                "payment.paid",
                                "refund.unknown?",
                                "refund.pending?")));
    }

    private List<Story> byOrder() {
        return List.of(
                refunded(
                        "cancelled while paying",
                        "The shop cancels in the very moment in which the money is taken. Whoever was first: it goes back.",
                        List.of(),
                        Stories.opened(new Act.CancelWhilePaying().at(20), RETURN.at(30)),
                        returned(
                                List.of(new Told("refunded", Since.PAID, Duration.ZERO, LOOKS)),
                                "payment.paid|payment.paid-late",
                                "payment.paid-late?")), // heard of the money before the cancellation
                refunded(
                        "paid twice",
                        "The order is paid and shipped with another payment. This one goes back; one message explains both.",
                        List.of(),
                        List.of(
                                new Act.PaidBefore(GatewayKeys.refunds(ACCOUNT)).at(0),
                                new Act.Open(false).at(60),
                                new Act.Register().at(61),
                                PAY.at(80),
                                RETURN.at(90)),
                        returned(
                                List.of(new Told("refunded-second", Since.PAID, Duration.ZERO, LOOKS)),
                                "payment.paid")));
    }

    /// At the account whose money goes back by itself.
    private Story refunded(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(
                title,
                point,
                stories.draw(GatewayKeys.refunds(ACCOUNT), "JPY", "en"),
                false,
                faults,
                cues,
                expectation);
    }

    /// Paid, and all of it went back.
    private static Expectation returned(List<Told> told, String... events) {
        var all = new ArrayList<>(List.of(events));
        all.addAll(List.of("refund.admitted?", "refund.succeeded"));
        return new Expectation("PAID", "REFUNDED", told, all, Back.WHOLE, List.of());
    }
}
