package dev.anxin.local.demo;

import static dev.anxin.local.demo.Expectation.handedOver;
import static dev.anxin.local.demo.Expectation.located;
import static dev.anxin.local.demo.Expectation.notPaid;
import static dev.anxin.local.demo.Expectation.paid;
import static dev.anxin.local.demo.Expectation.paidAfterWaiting;
import static dev.anxin.local.demo.Expectation.progress;
import static dev.anxin.local.demo.Expectation.reassured;

import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.demo.Story.Draw;
import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.GatewayKeys;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.payment.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The payments of the demo. Seeds differ in ids and amounts alone.
public final class Stories {
    private static final Act PAY = new Act.Press("pay", "");
    private static final Act RETURN = new Act.Return();
    private static final List<Cue> OPENED = List.of(new Act.Open(false).at(0), new Act.Register().at(1));
    private static final String CHINESE = "zh-CN";

    /// When an unpaid payment's time is over and the gateway has closed it.
    public static final Told AT_THE_END = new Told("not-paid-closed", Since.REGISTERED, Duration.ofMinutes(30));

    /// How long a gateway is down that is.
    public static final Duration OUTAGE = Duration.ofHours(1);

    private final Random random;

    private final String suffix;

    private Stories(long seed, String suffix) {
        this.random = new Random(seed);
        this.suffix = suffix;
    }

    public static List<Story> of(long seed) {
        return of(seed, "");
    }

    /// @param suffix of the accounts that no other seed may share, because one's gateway goes down and
    ///     another's shop is broken
    public static List<Story> of(long seed, String suffix) {
        var drawn = new Stories(seed, suffix);
        return Stream.of(
                        drawn.plain(),
                        drawn.unclear(),
                        drawn.slow(),
                        drawn.odd(),
                        drawn.held(),
                        drawn.hard(),
                        new MoneyStories(drawn).all(),
                        new MethodStories(drawn).all(),
                        List.of(CatchUpStory.of(drawn)))
                .flatMap(List::stream)
                .toList();
    }

    /// For stories that stand elsewhere.
    public static Stories drawn(long seed) {
        return new Stories(seed, "");
    }

    private List<Story> plain() {
        return List.of(
                new Story(
                        "paid",
                        "The gateway takes the money and says so. The shop hears of it, and so does the customer.",
                        atStripe("en"),
                        true,
                        List.of(),
                        opened(PAY.at(20), RETURN.at(30)),
                        ends("PAID", List.of(paid()), "payment.paid")),
                new Story(
                        "declined, 101",
                        "Too little money on the card. After two minutes without another attempt the customer hears it.",
                        atOlePay(CHINESE),
                        false,
                        List.of(),
                        opened(new Act.Press("decline", "101").at(20), RETURN.at(30)),
                        ends("CLOSED", List.of(notPaid()), "payment.failed", "payment.closed")));
    }

    private List<Story> unclear() {
        return List.of(
                new Story(
                        "202 that turns out paid",
                        "OlePay calls it failed before it knows. Nobody is told so; three minutes later it is paid.",
                        atOlePay("en"),
                        false,
                        List.of(),
                        opened(
                                new Act.Press("decline", "202").at(20),
                                RETURN.at(30),
                                new Act.Decide(Status.SUCCEEDED).at(200)),
                        ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")),
                new Story(
                        "202 that turns out dead",
                        "The same code, and no money. The gateway's word of it is lost; a check finds out.",
                        atOlePay(CHINESE),
                        false,
                        List.of(new Fault.Delay(Duration.ofDays(3))),
                        opened(
                                new Act.Press("decline", "202").at(20),
                                RETURN.at(30),
                                new Act.Decide(Status.CLOSED).at(500)),
                        ends(
                                "CLOSED",
                                List.of(reassured(), located(), Expectation.closedByNextCheck()),
                                "payment.closed")),
                new Story(
                        "risk control",
                        "The gateway's risk control stops it. The customer hears neutral words, and no suspicion.",
                        atOlePay("en"),
                        false,
                        List.of(),
                        opened(new Act.Press("decline", "RISK").at(20), RETURN.at(30)),
                        ends("CLOSED", List.of(notPaid()), "payment.failed", "payment.closed")));
    }

    private List<Story> slow() {
        return List.of(
                new Story(
                        "callback lost",
                        "Paid, but the callback never comes. Half a minute after the customer is back a check knows it.",
                        atStripe(CHINESE),
                        true,
                        List.of(new Fault.Drop()),
                        opened(PAY.at(20), RETURN.at(30)),
                        ends("PAID", List.of(Expectation.paidByFirstCheck()), "payment.paid")),
                new Story(
                        "4 minutes late",
                        "The gateway needs four minutes. The customer is reassured after one.",
                        atOlePay(CHINESE),
                        false,
                        List.of(new Fault.SucceedLate(Duration.ofMinutes(4))),
                        opened(PAY.at(20), RETURN.at(30)),
                        ends("PAID", List.of(reassured(), paidAfterWaiting()), "payment.paid")),
                new Story(
                        "20 minutes late",
                        "Reassured, told of progress, handed to a person; and then it is paid after all.",
                        atStripe("en"),
                        false,
                        List.of(new Fault.SucceedLate(Duration.ofMinutes(20))),
                        opened(PAY.at(20), RETURN.at(30)),
                        ends(
                                "PAID",
                                List.of(reassured(), located(), handedOver(), paidAfterWaiting()),
                                "payment.needs-review",
                                "payment.paid")),
                new Story(
                        "five duplicates",
                        "The same callback five times at once: five answers, one fact, one message.",
                        atStripe(CHINESE),
                        true,
                        List.of(new Fault.Duplicate(5)),
                        opened(PAY.at(20), RETURN.at(30)),
                        ends("PAID", List.of(paid()), "payment.paid")));
    }

    private List<Story> odd() {
        return List.of(
                new Story(
                        "failed after paid",
                        "The failure of the first card overtakes nothing: its news comes last, and changes nothing.",
                        atOlePay("en"),
                        true,
                        List.of(new Fault.Reorder()),
                        opened(new Act.Press("decline", "101").at(20), PAY.at(40), RETURN.at(45)),
                        ends("PAID", List.of(paid()), "payment.paid")),
                new Story(
                        "paid after failed",
                        "The first card is declined, and the customer hears it. With another card it is paid.",
                        atStripe("en"),
                        false,
                        List.of(),
                        opened(new Act.Press("decline", "insufficient_funds").at(20), RETURN.at(30), PAY.at(280)),
                        ends("PAID", List.of(notPaid(), paid()), "payment.failed", "payment.paid")),
                new Story(
                        "before registration",
                        "The gateway is faster than the shop. Its news waits until somebody says whose it is.",
                        atOlePay(CHINESE),
                        true,
                        List.of(),
                        List.of(new Act.Open(false).at(0), PAY.at(5), new Act.Register().at(60), RETURN.at(65)),
                        ends("PAID", List.of(new Told("paid", Since.REGISTERED, Duration.ZERO)), "payment.paid")),
                new Story(
                        "forged",
                        "Who has not paid claims it, without the gateway's keys. They are told what is true: not paid.",
                        atOlePay("en"),
                        false,
                        List.of(),
                        opened(new Act.Forge().at(20), RETURN.at(30)),
                        ends(
                                "CLOSED",
                                List.of(reassured(), progress(), handedOver(), AT_THE_END),
                                "payment.needs-review",
                                "payment.closed")));
    }

    private List<Story> held() {
        return List.of(
                new Story(
                        "amount changed",
                        "The gateway took more than the shop had said: held back until the shop corrects it.",
                        atOlePay(CHINESE),
                        false,
                        List.of(new Fault.ChangeAmount(1_000)),
                        opened(PAY.at(20), RETURN.at(30), new Act.Correct().at(210)),
                        ends(
                                "PAID",
                                List.of(reassured(), new Told("paid-after-waiting", Since.CORRECTED, Duration.ZERO)),
                                "payment.quarantined",
                                "payment.needs-review",
                                "payment.paid")),
                new Story(
                        "abandoned checkout",
                        "Nobody pays, nobody comes back. It is closed at the gateway, and nobody is bothered.",
                        atStripe("en"),
                        false,
                        List.of(),
                        List.of(new Act.Open(true).at(0), new Act.Register().at(1)),
                        ends("CLOSED", List.of(), "payment.closed")));
    }

    private List<Story> hard() {
        return List.of(
                new Story(
                        "gateway down for an hour",
                        "Paid in the last second before. A person knows; the first check after the hour finds the money.",
                        draw(own(GatewayKeys.BACKUP), "CNY", CHINESE),
                        false,
                        List.of(new Fault.Drop()),
                        opened(PAY.at(20), new Act.Outage(OUTAGE).at(21), RETURN.at(30)),
                        ends(
                                "PAID",
                                List.of(
                                        reassured(),
                                        Expectation.progress(),
                                        handedOver(),
                                        Expectation.paidAfterOutage(OUTAGE)),
                                "payment.needs-review",
                                "payment.paid")),
                new Story(
                        "foreign traffic",
                        "Other business of the same gateway account. Acknowledged, and nobody hears a word.",
                        atOlePay("en"),
                        false,
                        List.of(),
                        List.of(new Act.Foreign().at(0)),
                        new Expectation("", "", List.of(), List.of())));
    }

    /// Opened and registered, and then these; a list of its own.
    public static List<Cue> opened(Cue... cues) {
        var all = new ArrayList<>(OPENED);
        all.addAll(List.of(cues));
        return all;
    }

    /// Its diagnosis is called like its status.
    public static Expectation ends(String status, List<Told> told, String... events) {
        return new Expectation(status, status, told, List.of(events));
    }

    private Draw atStripe(String locale) {
        return draw("stripe", locale.equals("en") ? "USD" : "CNY", locale);
    }

    private Draw atOlePay(String locale) {
        return draw("olepay", "CNY", locale);
    }

    /// This seed's own account of this name.
    String own(String account) {
        return account + suffix;
    }

    /// An order of its own, of some amount.
    public Draw draw(String account, String currency, String locale) {
        var order = "A-" + (100_000 + random.nextInt(900_000));
        return new Draw(account, order, new Money(1_000 + random.nextInt(99_000), currency), locale);
    }
}
