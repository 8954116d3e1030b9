package dev.anxin.local.demo.gateway;

import static dev.anxin.local.demo.Expectation.handedOver;
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
import dev.anxin.local.demo.Story.Draw;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What can happen at any gateway, played at one of them. What differs is for the gateway's own file to say.
///
/// @param currency in which its customers pay here
record CommonStories(Stories stories, GatewaySimulator gateway, String currency) {
    static final Act PAY = new Act.Press("pay", "");
    static final Act RETURN = new Act.Return();
    private static final String CHINESE = "zh-CN";

    static CommonStories at(GatewaySimulator gateway, Stories stories) {
        return new CommonStories(stories, gateway, gateway.currency());
    }

    /// The same, paid in another currency.
    CommonStories in(String other) {
        return new CommonStories(stories, gateway, other);
    }

    /// All whose end is the same everywhere.
    List<Story> everywhere() {
        return List.of(
                paid("The gateway takes the money and says so, signed."),
                fiveDuplicates(),
                beforeRegistration(),
                fourMinutesLate(),
                signedWronglyAtFirst(),
                amountChanged(),
                linkPreviews(),
                foreignTraffic("account"));
    }

    /// The customer's attempt fails, by the first code of the gateway's page.
    Act decline() {
        return new Act.Press("decline", gateway.declineCodes().getFirst());
    }

    private String locale() {
        return gateway.currency().equals("CNY") ? CHINESE : "en";
    }

    Draw draw(String account) {
        return stories.draw(account, currency, locale());
    }

    Story story(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        return new Story(title, point, draw(gateway.gateway()), false, faults, cues, expectation);
    }

    /// At a shop that tells its customers of each success, in the other language.
    Story telling(String title, String point, List<Fault> faults, List<Cue> cues, Expectation expectation) {
        var other = locale().equals(CHINESE) ? "en" : CHINESE;
        var draw = stories.draw(gateway.gateway(), currency, other);
        return new Story(title, point, draw, true, faults, cues, expectation);
    }

    Story paid(String point) {
        return telling(
                "paid",
                point,
                List.of(),
                paysAndReturns(),
                Stories.ends("PAID", List.of(Expectation.paid()), "payment.paid"));
    }

    static List<Cue> paysAndReturns() {
        return Stories.opened(PAY.at(20), RETURN.at(30));
    }

    Story fiveDuplicates() {
        return telling(
                "five duplicates",
                "The same callback five times at once: five answers, one fact, one message.",
                List.of(new Fault.Duplicate(5)),
                paysAndReturns(),
                Stories.ends("PAID", List.of(Expectation.paid()), "payment.paid"));
    }

    Story beforeRegistration() {
        return telling(
                "before registration",
                "The gateway is faster than the shop. Its news waits until somebody says whose it is.",
                List.of(),
                List.of(new Act.Open(false).at(0), PAY.at(5), new Act.Register().at(60), RETURN.at(65)),
                Stories.ends("PAID", List.of(new Told("paid", Since.REGISTERED, Duration.ZERO)), "payment.paid"));
    }

    Story fourMinutesLate() {
        return story(
                "4 minutes late",
                "The gateway needs four minutes. The customer is reassured after one.",
                List.of(new Fault.SucceedLate(Duration.ofMinutes(4))),
                paysAndReturns(),
                Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid"));
    }

    /// @param progress what is said after five minutes
    Story twentyMinutesLate(Told progress) {
        return story(
                "20 minutes late",
                "Reassured, told of progress, handed to a person; and then it is paid after all.",
                List.of(new Fault.SucceedLate(Duration.ofMinutes(20))),
                paysAndReturns(),
                Stories.ends(
                        "PAID",
                        List.of(reassured(), progress, handedOver(), paidAfterWaiting()),
                        "payment.needs-review",
                        "payment.paid"));
    }

    Story callbackLost() {
        return telling(
                "callback lost",
                "Paid, but the callback never comes. Half a minute after the customer is back a check knows it.",
                List.of(new Fault.Drop()),
                paysAndReturns(),
                Stories.ends("PAID", List.of(Expectation.paidByFirstCheck()), "payment.paid"));
    }

    /// @param notPaid what is said of the first attempt
    Story paidAfterFailed(Told notPaid) {
        return story(
                "paid after failed",
                "The first attempt is declined, and the customer hears it. The second one is paid.",
                List.of(),
                Stories.opened(decline().at(20), RETURN.at(30), PAY.at(280)),
                Stories.ends("PAID", List.of(notPaid, Expectation.paid()), "payment.failed", "payment.paid"));
    }

    Story abandonedCheckout(Expectation expectation) {
        return story(
                "abandoned checkout",
                "Nobody pays, nobody comes back. The payment ends with its time, and nobody is bothered.",
                List.of(),
                List.of(new Act.Open(false).at(0), new Act.Register().at(1)),
                expectation);
    }

    /// @param before what else the customer does
    Story forged(Expectation expectation, Cue... before) {
        return story(
                "forged",
                "Who has not paid claims it, without the gateway's keys. They are told what is true: not paid.",
                List.of(),
                Stories.opened(Stream.concat(Stream.of(before), Stream.of(new Act.Forge().at(20), RETURN.at(30)))
                        .toArray(Cue[]::new)),
                expectation);
    }

    /// Waited for to the end, and over by then.
    static Expectation waitedInVain(String status, Told end, String event) {
        return Stories.ends(status, List.of(reassured(), progress(), handedOver(), end), "payment.needs-review", event);
    }

    Story signedWronglyAtFirst() {
        return story(
                "signed wrongly at first",
                "A callback whose signature does not fit is not believed. It comes again, and then it is.",
                List.of(new Fault.MisSign()),
                paysAndReturns(),
                Stories.ends("PAID", List.of(), "payment.paid"));
    }

    Story amountChanged() {
        return story(
                "amount changed",
                "The gateway took more than the shop had said: held back until the shop corrects it.",
                List.of(new Fault.ChangeAmount(1_000)),
                Stories.opened(PAY.at(20), RETURN.at(30), new Act.Correct().at(210)),
                Stories.ends(
                        "PAID",
                        List.of(reassured(), new Told("paid-after-waiting", Since.CORRECTED, Duration.ZERO)),
                        "payment.quarantined",
                        "payment.needs-review",
                        "payment.paid"));
    }

    Story linkPreviews() {
        return story(
                "link previews",
                "A messenger and a mail scanner open the customer's link. Nobody waits before a person looks.",
                List.of(),
                Stories.opened(new Act.Preview().at(10), new Act.Preview().at(200), RETURN.at(600), PAY.at(700)),
                Stories.ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")
                        .noting("preview of the customer's page -> 200")
                        .calling());
    }

    /// @param of what the shop shares with that business
    Story foreignTraffic(String of) {
        return story(
                "foreign traffic",
                "Other business of the same " + of + ". Acknowledged, and nobody hears a word.",
                List.of(),
                List.of(new Act.Foreign().at(0)),
                new Expectation("", "", List.of(), List.of()));
    }

    /// At an account of its own, which nobody else needs meanwhile.
    Story gatewayDown() {
        return new Story(
                "gateway down for an hour",
                "Paid in the last second before. A person knows; the first check after the hour finds the money.",
                draw(GatewayKeys.backup(gateway.gateway())),
                false,
                List.of(new Fault.Drop()),
                Stories.opened(PAY.at(20), new Act.Outage(Stories.OUTAGE).at(21), RETURN.at(30)),
                Stories.ends(
                        "PAID",
                        List.of(reassured(), progress(), handedOver(), Expectation.paidAfterOutage(Stories.OUTAGE)),
                        "payment.needs-review",
                        "payment.paid"));
    }
}
