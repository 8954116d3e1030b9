package dev.anxin.local.demo.gateway;

import dev.anxin.local.demo.Act;
import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation;
import dev.anxin.local.demo.Expectation.Back;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Stories;
import dev.anxin.local.demo.Story;
import dev.anxin.local.demo.Story.Draw;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Money that goes back over Adyen, by what its callbacks told alone. A refund is only taken on, and a callback says
/// what became of it.
final class AdyenMoneyStories {
    private static final Act PAY = new Act.Press("pay", "");
    private static final Act RETURN = new Act.Return();
    private static final Duration GRACE = GatewayKeys.GRACE;
    private static final String UNDER_WAY = "refund-under-way";

    /// As in the stories of OlePay and Stripe: a refund is looked at after 1, 2 and 5 minutes.
    private static final Duration LOOKS = Duration.ofMinutes(5);

    /// How long Adyen works on a refund here.
    private static final Duration WORKS = Duration.ofMinutes(2);

    private static final Fault TAKES_TIME = new Fault.PendingFor(WORKS);

    private final Stories stories;

    AdyenMoneyStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return Stream.of(unfulfilled(), unclear(), notNeeded())
                .flatMap(List::stream)
                .toList();
    }

    private List<Story> unfulfilled() {
        return List.of(
                refunded(
                        "never fulfilled",
                        "Paid, and the shop never says that it ships. The money goes back by what callbacks told.",
                        List.of(TAKES_TIME),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        returned(
                                List.of(refunding(GRACE), refundedAfter(GRACE.plus(WORKS))),
                                "payment.paid",
                                "refund.pending")),
                new Story(
                        "more than callbacks prove",
                        "The same with a larger sum. Nobody can be asked whether it is still there: a person decides.",
                        large(),
                        false,
                        List.of(),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        new Expectation(
                                        "PAID",
                                        "PAID",
                                        List.of(),
                                        List.of("payment.paid", "refund.refused", "payment.needs-review"))
                                .calling("money-to-return")));
    }

    private List<Story> unclear() {
        return List.of(
                refunded(
                        "refund reply lost",
                        "Adyen takes the refund on, and its answer is lost. Its callback says what became of it.",
                        List.of(new Fault.LoseReply(), TAKES_TIME),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        returned(
                                List.of(refundedAfter(GRACE.plus(WORKS))),
                                "payment.paid",
                                "refund.unknown?",
                                "refund.pending?")),
                refunded(
                        "refund bounced",
                        "The bank sends the refund back: REFUND_FAILED. A person arranges another way.",
                        List.of(TAKES_TIME, new Fault.BounceAfter(Duration.ofMinutes(5))),
                        Stories.opened(PAY.at(20), RETURN.at(30)),
                        new Expectation(
                                "PAID",
                                "REFUND_FAILED",
                                List.of(
                                        refunding(GRACE),
                                        refundedAfter(GRACE.plus(WORKS)),
                                        new Told(
                                                "refund-bounced",
                                                Since.PAID,
                                                GRACE.plus(WORKS).plusMinutes(5),
                                                LOOKS)),
                                List.of(
                                        "payment.paid",
                                        "refund.admitted?",
                                        "refund.pending",
                                        "refund.succeeded",
                                        "refund.bounced",
                                        "payment.needs-review"),
                                Back.BOUNCED,
                                List.of())));
    }

    private List<Story> notNeeded() {
        return List.of(
                refunded(
                        "cancelled while paying",
                        "The shop cancels in the very moment in which the money is taken. Whoever was first: it goes back.",
                        List.of(TAKES_TIME),
                        Stories.opened(new Act.CancelWhilePaying().at(20), RETURN.at(30)),
                        returned(
                                List.of(refunding(Duration.ZERO), refundedAfter(WORKS)),
                                "payment.paid|payment.paid-late",
                                "payment.paid-late?", // heard of the money before the cancellation
                                "refund.pending")),
                refunded(
                        "paid twice",
                        "The order is paid and shipped with another payment. This one goes back; one message explains both.",
                        List.of(TAKES_TIME),
                        List.of(
                                new Act.PaidBefore(GatewayKeys.refunds("adyen")).at(0),
                                new Act.Open(false).at(60),
                                new Act.Register().at(61),
                                PAY.at(80),
                                RETURN.at(90)),
                        returned(
                                List.of(
                                        new Told(UNDER_WAY, Since.PAID, Duration.ZERO, LOOKS),
                                        new Told("refunded-second", Since.PAID, WORKS, LOOKS)),
                                "payment.paid",
                                "refund.pending")));
    }

    /// Above what callbacks alone are proof enough for.
    private Draw large() {
        var drawn = stories.draw(GatewayKeys.refunds("adyen"), "EUR", "en");
        var amount = new Money(GatewayKeys.UNASKED + drawn.amount().minor(), "EUR");
        return new Draw(drawn.account(), drawn.order(), amount, drawn.locale());
    }

    private static Told refunding(Duration after) {
        return new Told(UNDER_WAY, Since.PAID, after, LOOKS);
    }

    private static Told refundedAfter(Duration after) {
        return new Told("refunded", Since.PAID, after, LOOKS);
    }

    /// At the account whose money goes back by itself.
    private Story refunded(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        var draw = stories.draw(GatewayKeys.refunds("adyen"), "EUR", "en");
        return new Story(title, point, draw, false, faults, cues, expectation);
    }

    /// Paid, and all of it went back.
    private static Expectation returned(List<Told> told, String... events) {
        var all = new ArrayList<>(List.of(events));
        all.addAll(List.of("refund.admitted?", "refund.succeeded"));
        return new Expectation("PAID", "REFUNDED", told, all, Back.WHOLE, List.of());
    }
}
