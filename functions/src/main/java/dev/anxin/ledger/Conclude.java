package dev.anxin.ledger;

import dev.anxin.ledger.Charge.Capture;
import dev.anxin.ledger.PaymentState.Doubt;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Registration.Correction;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodReport;
import dev.anxin.payment.MethodSchedule;
import dev.anxin.payment.Money;
import dev.anxin.payment.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the facts mean. Total: there is an answer for every summary.
final class Conclude {
    private Conclude() {}

    static PaymentState conclude(Summary summary) {
        var status = status(summary);
        var late = status == Status.PAID && isLate(summary);
        var quarantine = quarantine(summary);
        var money = money(summary);
        return new PaymentState(
                summary,
                status,
                late,
                money,
                quarantine,
                stage(summary, status, quarantine.isEmpty()),
                Alarm.of(summary, status, money, !quarantine.isEmpty()));
    }

    private static Status status(Summary summary) {
        if (!summary.isRegistered()) {
            return Status.UNREGISTERED;
        }
        if (paidAt(summary).isPresent()) {
            return Status.PAID;
        }
        if (takenAt(summary).isPresent()) {
            return Status.PART_PAID;
        }
        if (summary.moment(Moment.CLOSED).isPresent()) {
            return Status.CLOSED;
        }
        if (accepted(summary).findAny().isPresent()) {
            return Status.AUTHORISED;
        }
        return answered(summary, windowEnd(summary)) ? Status.EXPIRED : attempt(summary);
    }

    private static Status attempt(Summary summary) {
        if (Attempts.isActing(summary)) {
            return Status.ACTING;
        }
        return Attempts.failure(summary).isPresent() ? Status.FAILED : Status.REGISTERED;
    }

    /// When we first knew that the customer came back or acted, or that there is money. From then on somebody
    /// waits for an answer from us; never from before the payment was registered.
    static Optional<Instant> sign(Summary summary) {
        var registered = summary.isRegistered() ? summary.registration().at() : Instant.MIN;
        return Stream.of(Moment.RETURNED, Moment.ACTED)
                .flatMap(moment -> summary.moment(moment).stream())
                .map(note -> Joins.later(note.at(), registered))
                .min(Instant::compareTo)
                .map(sign -> sinceSlow(summary, sign));
    }

    /// Nobody who pays by card now has waited since the slip of last week: at the earliest since that was last
    /// heard of, and since the gateway first spoke of the card.
    private static Instant sinceSlow(Summary summary, Instant sign) {
        var methods = summary.methods();
        var switched = current(summary).filter(report -> !isSlow(report)).isPresent()
                && methods.values().stream().anyMatch(Conclude::isSlow);
        var event = Optional.ofNullable(methods.entries().get(Method.INSTANT)).map(MethodReport::last);
        var answer =
                Optional.ofNullable(methods.entries().get(Method.INSTANT_ASKED)).map(MethodReport::first);
        var slow = methods.values().stream().filter(Conclude::isSlow).map(MethodReport::last);
        return switched
                ? Stream.concat(slow, Stream.concat(event.stream(), answer.stream()))
                        .reduce(sign, Joins::later)
                : sign;
    }

    private static boolean isSlow(MethodReport report) {
        return report.method().methodClass().isSlow();
    }

    /// The method of which the gateway spoke last.
    static Optional<MethodReport> current(Summary summary) {
        return summary.methods().values().stream()
                .max(Comparator.comparing(MethodReport::last).thenComparing(MethodReport::method));
    }

    private static MethodSchedule schedule(Summary summary, MethodReport report) {
        return new MethodSchedule(report, summary.registration().terms().methods());
    }

    private static Optional<MethodReport> underWay(Summary summary) {
        return attempt(summary) == Status.ACTING ? current(summary).filter(Conclude::isSlow) : Optional.empty();
    }

    /// The slow method by which the customer is paying; empty if the payment stands otherwise.
    static Optional<MethodSchedule> slow(Summary summary, Status status, boolean undoubted) {
        return status == Status.ACTING && undoubted
                ? underWay(summary).map(report -> schedule(summary, report))
                : Optional.empty();
    }

    /// Until when the gateway may take the money: the merchant's time to pay in, and at least as long as a slip is
    /// out or a debit under way. `Instant.MAX` while nobody can say.
    static Instant windowEnd(Summary summary) {
        if (summary.methods().tooMany()) {
            return Instant.MAX; // one of those that are lost may be out
        }
        var underWay = underWay(summary);
        var failed = Attempts.latestFailure(summary).map(Attempt::heard).orElse(Instant.MIN);
        var acted = attempt(summary) != Status.REGISTERED;
        return summary.methods().values().stream()
                .filter(report -> acted && isSlow(report))
                .map(report -> underWay.filter(report::equals).isPresent()
                        ? schedule(summary, report).end()
                        : schedule(summary, report).endAfter(failed))
                .reduce(summary.registration().payUntil(), Joins::later);
    }

    /// When news of its slow methods is expected at the latest.
    static Stream<Instant> lastNews(Summary summary) {
        return summary.methods().values().stream()
                .filter(Conclude::isSlow)
                .map(report -> schedule(summary, report).lastNews());
    }

    /// Whether the gateway, asked at or after `due`, answered that nobody had paid or that it knows no such
    /// payment.
    static boolean answered(Summary summary, Instant due) {
        return since(summary, Moment.UNPAID, due) || since(summary, Moment.NOT_FOUND, due);
    }

    private static boolean since(Summary summary, Moment moment, Instant due) {
        return summary.moment(moment).filter(note -> !note.at().isBefore(due)).isPresent();
    }

    /// Like [#answered] for the window's end, but only if the gateway knows the payment. Only this is certain
    /// enough to tell a customer.
    static boolean windowAnswered(Summary summary) {
        return summary.moment(Moment.UNPAID)
                .filter(note -> !note.at().isBefore(windowEnd(summary)))
                .isPresent();
    }

    /// Whether the payment expired only because the gateway does not know it, although the customer has been
    /// there. For that customer it is not over.
    static boolean isUnsure(Summary summary) {
        return !windowAnswered(summary) && sign(summary).isPresent() && attempt(summary) != Status.FAILED;
    }

    /// Whether the gateway can be asked, as far as it turned out.
    static boolean isAskable(Summary summary) {
        return summary.moment(Moment.UNASKABLE).isEmpty();
    }

    /// `Instant.MIN` if it never was.
    static Instant at(Summary summary, Moment moment) {
        return summary.moment(moment).map(Note::at).orElse(Instant.MIN);
    }

    static Instant rang(Summary summary) {
        return at(summary, Moment.RANG);
    }

    /// Nobody who knows how it ended climbs on: the clock rings for other reasons too.
    private static Stage stage(Summary summary, Status status, boolean undoubted) {
        var slow = slow(summary, status, undoubted);
        if (slow.isPresent()) {
            return slow.get().stage(rang(summary));
        }
        return sign(summary)
                .filter(_ -> PaymentState.isWaiting(summary, status, undoubted))
                .map(sign -> summary.registration().terms().ladder().stageAfter(Duration.between(sign, rang(summary))))
                .orElse(Stage.NONE);
    }

    /// What the gateway holds or took for an amount that the merchant named. A capture may be heard of with one such
    /// amount, and fail with another.
    private static Stream<Charge> accepted(Summary summary) {
        var charges = summary.taken().entries().entrySet().stream()
                .filter(entry -> doubt(summary, entry).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
        var captures = charges.stream().map(Charge::captures).reduce(Bounded.none(), Charge::join);
        return charges.stream().map(charge -> charge.knowing(captures));
    }

    static SortedMap<String, Capture> captures(Summary summary) {
        var all = new TreeMap<String, Capture>();
        accepted(summary).forEach(charge -> all.putAll(charge.captures().entries()));
        return all;
    }

    /// When we heard that the last of the captures that are not there failed; empty if all stand.
    static Optional<Instant> captureFailedAt(Summary summary) {
        return captures(summary).values().stream()
                .filter(Capture::isFailed)
                .map(Capture::failedAt)
                .max(Instant::compareTo);
    }

    static Optional<Instant> paidAt(Summary summary) {
        return accepted(summary)
                .filter(charge -> charge.isPaid() && charge.captured() >= enough(summary))
                .map(Charge::paid)
                .min(Instant::compareTo);
    }

    /// When the gateway first took money of the expected payment, enough or not.
    static Optional<Instant> takenAt(Summary summary) {
        return accepted(summary).filter(Charge::isPaid).map(Charge::paid).min(Instant::compareTo);
    }

    private static long enough(Summary summary) {
        var correction = correction(summary);
        return correction.exists()
                ? correction.enough()
                : summary.registration().amount().minor();
    }

    /// Whether we heard of the money only after the end: the gateway had closed the payment, or had said after its
    /// window that nobody had paid, or its order was cancelled. By our clock, because what counts is what was said
    /// before.
    private static boolean isLate(Summary summary) {
        var paid = paidAt(summary).orElse(Instant.MIN);
        var closed = summary.moment(Moment.CLOSED).map(Note::at).orElse(Instant.MAX);
        var expired = windowAnswered(summary) ? at(summary, Moment.UNPAID) : Instant.MAX;
        var cancelled = summary.order().status() == Order.Status.CANCELLED
                ? summary.order().at()
                : Instant.MAX;
        return Stream.of(closed, expired, cancelled).anyMatch(paid::isAfter);
    }

    private static Set<Doubt> quarantine(Summary summary) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (!summary.isRegistered()) {
            return doubts;
        }
        if (summary.taken().tooMany()
                || accepted(summary).anyMatch(charge -> charge.captures().tooMany())) {
            doubts.add(Doubt.TOO_MANY_AMOUNTS);
        }
        summary.moment(Moment.CONTRADICTED)
                .filter(note -> note.at().isAfter(at(summary, Moment.LIFTED)))
                .ifPresent(_ -> doubts.add(Doubt.CONTRADICTION));
        for (var taken : summary.taken().entries().entrySet()) {
            doubt(summary, taken).ifPresent(doubts::add);
        }
        return doubts;
    }

    /// Why the gateway asks for what the merchant never named. What was registered, and all that it was corrected to,
    /// are right to ask for: how much of it came is another matter.
    private static Optional<Doubt> doubt(Summary summary, Map.Entry<String, Charge> taken) {
        var asked = Money.parse(taken.getKey());
        var registered = summary.registration().amount();
        if (!asked.currency().equals(registered.currency())) {
            return Optional.of(Doubt.CURRENCY);
        }
        var unnamed = asked.minor() == 0 && taken.getValue().isOfCapturesAlone();
        var right = unnamed
                || asked.equals(registered)
                || asked.equals(correction(summary).amount())
                || summary.get(Summary.CORRECTED).entries().containsKey(taken.getKey());
        return right ? Optional.empty() : Optional.of(Doubt.AMOUNT);
    }

    /// A correction changes the amount, never the currency: all amounts of a payment are in one currency.
    private static Correction correction(Summary summary) {
        var correction = summary.correction();
        var currency = summary.registration().amount().currency();
        return correction.amount().currency().equals(currency) ? correction : Correction.NONE;
    }

    private static MoneyState money(Summary summary) {
        var expected = correction(summary).exists()
                ? correction(summary).amount()
                : summary.registration().amount();
        var captured = accepted(summary).mapToLong(Charge::captured).max().orElse(0);
        return MoneyState.of(summary, expected, new Sum(captured, expected.currency()));
    }
}
