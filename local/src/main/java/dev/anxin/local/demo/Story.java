package dev.anxin.local.demo;

import dev.anxin.json.Json;
import dev.anxin.local.demo.Act.Cue;
import dev.anxin.local.simulator.Fault;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.util.List;

/// One payment of the demo.
///
/// @param title in a few words
/// @param point what it shows, in one sentence
/// @param draw what differs by seed
/// @param tellPaid whether the customer hears of success even if nothing was told before
/// @param faults what goes wrong at its gateway
/// @param cues what is done when
/// @param alarms of the template, by their logical ids, that must ring because of it
public record Story(
        String title,
        String point,
        Draw draw,
        boolean tellPaid,
        List<Fault> faults,
        List<Cue> cues,
        Expectation expectation,
        List<String> alarms) {

    public Story {
        faults = List.copyOf(faults);
        cues = List.copyOf(cues);
        alarms = List.copyOf(alarms);
    }

    /// One that rings nothing.
    public Story(
            String title,
            String point,
            Draw draw,
            boolean tellPaid,
            List<Fault> faults,
            List<Cue> cues,
            Expectation expectation) {
        this(title, point, draw, tellPaid, faults, cues, expectation, List.of());
    }

    /// The same, and these alarms must ring.
    Story ringing(String... ids) {
        return new Story(title, point, draw, tellPaid, faults, cues, expectation, List.of(ids));
    }

    /// The same, and this is what it shows.
    public Story showing(String other) {
        return new Story(title, other, draw, tellPaid, faults, cues, expectation, alarms);
    }

    /// @param order the shop's own name of what is paid for
    /// @param locale the customer's
    public record Draw(String account, String order, Money amount, String locale) {}

    /// How long it takes from its begin until nothing more should come, and a little.
    Duration lasts() {
        var acts = cues.isEmpty() ? Duration.ZERO : cues.getLast().at();
        var late = faults.stream()
                .map(fault -> fault instanceof Fault.SucceedLate(var by) ? by : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
        var said = expectation.told().stream()
                .map(told -> told.after().plus(told.slack()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        var isOver = List.of("CLOSED", "EXPIRED").contains(expectation.status());
        var window = isOver ? Duration.ofMinutes(31) : Duration.ZERO;
        return acts.plus(late.compareTo(said) > 0 ? late : said).plus(window);
    }

    /// The same, judged otherwise.
    public Story withExpected(Expectation other) {
        return new Story(title, point, draw, tellPaid, faults, cues, other, alarms);
    }

    /// As it is judged where the stack died meanwhile.
    Story afterKill(Sightings sightings) {
        return expectation
                .afterKill()
                .filter(other -> (other.back() == Expectation.Back.NOTHING)
                        == sightings.moved().isEmpty())
                .map(this::withExpected)
                .orElse(this);
    }

    /// The shop's own id of who pays.
    public String customer() {
        return customer(draw);
    }

    private static String customer(Draw draw) {
        return "customer-of-" + draw.order();
    }

    Json registration(PaymentKey key) {
        return registration(key, draw);
    }

    /// Of a payment beside it.
    Json registration(PaymentKey key, Draw draw) {
        return Json.object(
                "account",
                key.account(),
                "reference",
                key.reference(),
                "order",
                draw.order(),
                "amount",
                draw.amount().minor(),
                "currency",
                draw.amount().currency(),
                "customerId",
                customer(draw),
                "locale",
                draw.locale(),
                "tellPaid",
                tellPaid);
    }
}
