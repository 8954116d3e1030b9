package dev.anxin.local.demo;

import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.demo.Expectation.Since;
import dev.anxin.local.demo.Expectation.Told;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod.Kind;
import java.time.Duration;
import java.util.List;

/// Payments by methods that take days. Here they take hours, and still longer than the shop's own half an hour.
final class MethodStories {
    private static final Act RETURN = new Act.Return();

    /// How long the slip can be paid.
    private static final Duration VALID = Duration.ofMinutes(65);

    private final Stories stories;

    MethodStories(Stories stories) {
        this.stories = stories;
    }

    List<Story> all() {
        return List.of(slip(), debit());
    }

    private Story slip() {
        return new Story(
                "voucher paid at the last moment",
                "The shop's half an hour is over, and the slip is not: nobody calls it unpaid, or a problem, before.",
                stories.draw("stripe", "JPY", "en"),
                false,
                List.of(),
                opened(
                        new Act.Begin(Kind.VOUCHER, VALID).at(20),
                        RETURN.at(30),
                        new Act.Fulfil().at(2_400),
                        new Act.Decide(Status.SUCCEEDED).at(VALID.toSeconds())),
                new Expectation(
                                "PAID",
                                "PAID",
                                List.of(new Told("pay-by", Since.BACK, Duration.ZERO), Expectation.paid()),
                                List.of("payment.paid"))
                        .noting("fulfilment -> 409 waits-for-customer"));
    }

    private Story debit() {
        return new Story(
                "bank debit that fails",
                "The bank takes its time, and nobody is alarmed. Then it says no: the customer hears why, and what to do.",
                stories.draw("olepay", "EUR", "en"),
                false,
                List.of(),
                opened(
                        new Act.Begin(Kind.BANK_DEBIT, Duration.ZERO).at(20),
                        RETURN.at(30),
                        new Act.Decide(Status.FAILED).at(2_400)),
                new Expectation(
                        "CLOSED",
                        "CLOSED",
                        List.of(
                                new Told("debit-begun", Since.BACK, Duration.ZERO),
                                new Told("not-paid-closed", Since.CLOSED, Duration.ZERO)),
                        List.of("payment.failed", "payment.closed")));
    }

    private static List<Cue> opened(Cue... cues) {
        return Stories.opened(cues);
    }
}
