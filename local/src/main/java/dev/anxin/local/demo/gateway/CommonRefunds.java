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

/// Money that goes back by the rules, at any gateway.
///
/// @param works how long the gateway works on a refund; zero: it is done with the answer
record CommonRefunds(CommonStories common, Duration works) {
    static final Duration GRACE = GatewayKeys.GRACE;

    /// As in the stories of OlePay and Stripe: a refund is looked at after 1, 2 and 5 minutes.
    static final Duration LOOKS = Duration.ofMinutes(5);

    List<Story> all() {
        return List.of(neverFulfilled(), replyLost(), cancelledWhilePaying(), paidTwice());
    }

    private Story neverFulfilled() {
        return story(
                "never fulfilled",
                "Paid, and the shop never says that it ships. After its grace time the money goes back by itself.",
                List.of(),
                CommonStories.paysAndReturns(),
                returned(told("refunded", GRACE), "payment.paid"));
    }

    /// Nobody says that it is under way: the answer did.
    private Story replyLost() {
        return story(
                "refund reply lost",
                "The gateway refunds, and its answer is lost. It is asked by the refund's own id before anything is"
                        + " repeated.",
                List.of(new Fault.LoseReply()),
                CommonStories.paysAndReturns(),
                ends(
                        List.of(new Told("refunded", Since.PAID, GRACE.plus(works), LOOKS)),
                        "payment.paid",
                        "refund.unknown?",
                        "refund.pending?"));
    }

    private Story cancelledWhilePaying() {
        return story(
                "cancelled while paying",
                "The shop cancels in the very moment in which the money is taken. Whoever was first: it goes back.",
                List.of(),
                Stories.opened(new Act.CancelWhilePaying().at(20), CommonStories.RETURN.at(30)),
                returned(
                        told("refunded", Duration.ZERO),
                        "payment.paid|payment.paid-late",
                        "payment.paid-late?")); // heard of the money before the cancellation
    }

    private Story paidTwice() {
        return story(
                "paid twice",
                "The order is paid and shipped with another payment. This one goes back; one message explains both.",
                List.of(),
                List.of(
                        new Act.PaidBefore(account()).at(0),
                        new Act.Open(false).at(60),
                        new Act.Register().at(61),
                        CommonStories.PAY.at(80),
                        CommonStories.RETURN.at(90)),
                returned(told("refunded-second", Duration.ZERO), "payment.paid"));
    }

    private String account() {
        return GatewayKeys.refunds(common.gateway().gateway());
    }

    /// At the account whose money goes back by itself.
    Story story(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        var slow = works.isZero() ? Stream.<Fault>empty() : Stream.of(new Fault.PendingFor(works));
        var all = Stream.concat(faults.stream(), slow).toList();
        return new Story(title, point, common.draw(account()), false, all, cues, expectation);
    }

    /// What the customer hears of a refund that is called for so long after the payment.
    List<Told> told(String template, Duration after) {
        var done = new Told(template, Since.PAID, after.plus(works), LOOKS);
        return works.isZero() ? List.of(done) : List.of(new Told("refund-under-way", Since.PAID, after, LOOKS), done);
    }

    private Expectation returned(List<Told> told, String... events) {
        var pending = works.isZero() ? Stream.<String>empty() : Stream.of("refund.pending");
        return ends(told, Stream.concat(Stream.of(events), pending).toArray(String[]::new));
    }

    /// Paid, and all of it went back.
    static Expectation ends(List<Told> told, String... events) {
        var all = new ArrayList<>(List.of(events));
        all.addAll(List.of("refund.admitted?", "refund.succeeded"));
        return new Expectation("PAID", "REFUNDED", told, all, Back.WHOLE, List.of());
    }
}
