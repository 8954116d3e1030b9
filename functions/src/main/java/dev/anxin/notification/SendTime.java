package dev.anxin.notification;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// When a message goes out: at once, or after quiet hours where it can wait. It can, unless its customer did something
/// a moment ago, or would lose money or the order by hearing it later. The page shows at any time how the payment
/// stands.
public final class SendTime {
    /// After doing something, customers are awake and wait: longer than the usual ladder takes.
    private static final Duration AWAKE = Duration.ofMinutes(30);

    private SendTime() {}

    /// Until when a message is held back that would go out now; empty if it goes out.
    public static Optional<Instant> heldUntil(Message message, PaymentState state, Instant now) {
        var quietHours = state.summary().registration().terms().messages().quietHours();
        var zone = state.summary().registration().zone();
        var at = Stream.concat(Stream.of(now), moment(state, Moment.RANG)) // whichever clock is ahead
                .max(Comparator.naturalOrder())
                .orElse(now);
        if (!quietHours.hold(at, zone) || isAwake(state, at) || isCorrection(message, state)) {
            return Optional.empty();
        }
        var morning = quietHours.endAfter(at, zone);
        return deadline(message, state)
                        .filter(end -> end.isAfter(at) && !end.isAfter(morning))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(morning);
    }

    /// When something that is due is told, at the latest.
    static Instant of(PaymentState state, Instant due) {
        var quietHours = state.summary().registration().terms().messages().quietHours();
        var zone = state.summary().registration().zone();
        return quietHours.hold(due, zone) && !isAwake(state, due) ? quietHours.endAfter(due, zone) : due;
    }

    private static boolean isAwake(PaymentState state, Instant at) {
        return acts(state).anyMatch(act -> act.plus(AWAKE).isAfter(at));
    }

    /// When its customer did something, as far as it is known: ordered, came back, tried to pay, wrote on the page. How
    /// a debit or a slip goes on is the bank's doing.
    private static Stream<Instant> acts(PaymentState state) {
        var summary = state.summary();
        var isSlow = state.method()
                .map(Method::methodClass)
                .filter(kind -> kind.isSlow())
                .isPresent();
        return Stream.of(
                        Stream.of(summary.registration().at()),
                        moment(state, Moment.RETURNED),
                        moment(state, Moment.ACTED),
                        moment(state, Moment.REPORTED),
                        summary.get(Summary.FEEDBACK).values().stream().map(Note::at),
                        isSlow
                                ? Stream.<Instant>empty()
                                : Stream.of(summary.event().attempt().heard()))
                .flatMap(times -> times);
    }

    private static Stream<Instant> moment(PaymentState state, Moment moment) {
        return state.summary().moment(moment).map(Note::at).stream();
    }

    /// Who was told "not paid" may pay again at any time.
    private static boolean isCorrection(Message message, PaymentState state) {
        var isMoney = message instanceof Message.Paid
                || message instanceof Message.PaidLate
                || message instanceof Message.PartPaid;
        return isMoney && state.told().anyMatch(Message.NotPaid.class::isInstance);
    }

    /// Until when its customer can do what it is about.
    private static Optional<Instant> deadline(Message message, PaymentState state) {
        return switch (message) {
            case Message.NotPaid _ -> Optional.of(state.summary().registration().payUntil());
            case Message.Delayed _ ->
                state.method()
                        .filter(method -> method.methodClass().waitsForCustomer() && method.isDated())
                        .map(Method::payBy);
            case Message.Waiting _,
                    Message.Paid _,
                    Message.PartPaid _,
                    Message.PaidLate _,
                    Message.Refunding _,
                    Message.Refunded _,
                    Message.Bounced _ -> Optional.empty();
        };
    }
}
