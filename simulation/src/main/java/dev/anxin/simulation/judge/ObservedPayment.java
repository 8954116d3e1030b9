package dev.anxin.simulation.judge;

import dev.anxin.function.api.PaymentView;
import dev.anxin.json.Json;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.PaymentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What was seen of one payment: its facts, the states that were committed, and what was said of it.
final class ObservedPayment {
    /// What a function has read may be this old while it works: it is ended after a minute.
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private static final PaymentState NOTHING = PaymentState.of(Summary.EMPTY);

    private record Committed(PaymentState state, Instant at) {}

    private Summary facts = Summary.EMPTY;
    private PaymentState state = NOTHING;
    private final List<Committed> committed = new ArrayList<>();
    private final SequencedSet<Message> told = new LinkedHashSet<>();
    private Instant since = Instant.MIN;
    private Instant waitsSince = Instant.MAX;
    private final Set<String> calls = new TreeSet<>();

    /// @param now when it was written, by the world's own clock
    void learn(Summary fact, Instant now) {
        facts = facts.join(fact);
        var seen = facts.moment(Moment.RETURNED).isPresent()
                || facts.moment(Moment.ACTED).isPresent();
        if (seen && facts.isRegistered() && now.isBefore(waitsSince)) {
            waitsSince = now;
        }
    }

    /// When its clock rings next, not before it was set; far away if it does not ring.
    Instant due() {
        if (!state.alarm().isSet() || state.status() == Status.UNREGISTERED) {
            return Instant.MAX;
        }
        return state.alarm().next().isBefore(since) ? since : state.alarm().next();
    }

    /// @return what is wrong with it
    Optional<String> commit(Summary next, Instant now) {
        since = now;
        var before = state;
        state = PaymentState.of(next);
        committed.add(new Committed(state, now));
        if (!facts.join(next).equals(facts)) {
            return Optional.of("the payment item says more than its facts");
        }
        if (!before.summary().join(next).equals(next)) {
            return Optional.of("the payment item has forgotten something");
        }
        var again = before.summary().attempts().entries().entrySet().stream()
                .filter(entry -> entry.getValue().failed())
                .filter(entry -> Optional.ofNullable(next.attempts().entries().get(entry.getKey()))
                        .filter(attempt -> !attempt.failed())
                        .isPresent())
                .findFirst();
        if (again.isPresent()) {
            return Optional.of("its attempt " + again.get().getKey() + " failed, and is under way again");
        }
        // A slip that was issued at the last moment is news, and the payment is not over.
        var opened = before.status() == Status.EXPIRED && state.windowEnd().isAfter(before.windowEnd());
        return rank(state.status()) < rank(before.status()) && !opened && !state.isCaptureFailed()
                ? Optional.of("it fell from " + before.status() + " to " + state.status())
                : Optional.empty();
    }

    private static int rank(Status status) {
        return switch (status) {
            case UNREGISTERED -> 0;
            case REGISTERED -> 1;
            case ACTING, FAILED -> 2;
            case EXPIRED -> 3;
            case AUTHORISED -> 4;
            case CLOSED -> 5;
            case PART_PAID -> 6;
            case PAID -> 7;
        };
    }

    /// Whether a committed state calls for it. What customers are told must follow from the state that stands,
    /// or stood until a moment ago. For the rest any state will do, because it says itself of which time it is.
    boolean calledFor(EffectOutput effectOutput, Instant now) {
        var oldest = effectOutput.topic().equals("customer") ? now.minus(A_MOMENT) : Instant.MIN;
        for (int at = committed.size() - 1; at >= 0; at--) {
            var owed = committed.get(at).state().owed();
            if (owed.stream()
                    .flatMap(effect -> EffectOutput.of(effect).stream())
                    .anyMatch(effectOutput::equals)) {
                return true;
            }
            if (committed.get(at).at().isBefore(oldest)) {
                return false;
            }
        }
        return false;
    }

    /// Since when its states have called for it, without a break until now.
    Optional<Instant> calledSince(EffectOutput effectOutput) {
        return committed.reversed().stream()
                .takeWhile(one -> one.state().owed().stream()
                        .flatMap(effect -> EffectOutput.of(effect).stream())
                        .anyMatch(effectOutput::equals))
                .map(Committed::at)
                .reduce((_, earlier) -> earlier);
    }

    /// Whether this is what one of its states says, as merchants and people see it.
    boolean shows(PaymentKey key, Json view) {
        var written = view.write();
        return committed.reversed().stream()
                .map(Committed::state)
                .map(one -> PaymentView.of(key, one, one.diagnosis()).write())
                .anyMatch(written::equals);
    }

    /// Nobody who waits is told a step before having waited so long since anybody here could know of it.
    ///
    /// @param skew how far clocks are wrong
    /// @return what is wrong with saying it now
    Optional<String> early(String id, Instant now, Duration skew) {
        if (!(Message.parse(id).orElse(null) instanceof Message.Waiting(var stage))) {
            return Optional.empty();
        }
        var waited = Duration.between(waitsSince, now).plus(A_MOMENT).plus(skew.multipliedBy(2));
        var reached = facts.registration().terms().ladder().stageAfter(waited);
        return reached.compareTo(stage) < 0
                ? Optional.of("told " + stage + " after having waited since " + waitsSince)
                : Optional.empty();
    }

    /// Whoever waits is told no time that is known to be too short. What is stored and not folded yet, because its
    /// stream is late, is known to nobody who writes a message.
    ///
    /// @return what is wrong with saying it now
    Optional<String> tooShort(Json notification, String purpose, Instant now, TimeRules timeRules) {
        var read = now.minus(A_MOMENT);
        var folded = waitFolded(read);
        var waited = timeRules.waited(folded.isBefore(waitsSince) ? waitsSince : folded, read);
        return timeRules.wrong(
                notification, purpose, facts.registration().terms().ladder(), waited);
    }

    /// Since when its customer waits, by the state that stood then; far away if it knew of no wait.
    private Instant waitFolded(Instant read) {
        return committed.reversed().stream()
                .filter(one -> !one.at().isAfter(read))
                .findFirst()
                .map(one -> one.state().summary())
                .flatMap(summary -> Stream.of(Moment.RETURNED, Moment.ACTED)
                        .flatMap(moment -> summary.moment(moment).stream())
                        .map(Note::at)
                        .min(Comparator.naturalOrder()))
                .orElse(Instant.MAX);
    }

    /// @return what is wrong with saying it now
    Optional<String> tell(String id) {
        var message = Message.parse(id);
        if (message.isEmpty()) {
            return Optional.of("no message is called so");
        }
        if (message.get() instanceof Message.Refunded
                && facts.taken().values().stream().noneMatch(Charge::isPaid)) {
            return Optional.of("money is said to have gone back that never came");
        }
        if (!told.add(message.get())) {
            return Optional.empty(); // the same id again: consumers know it
        }
        return told.stream()
                .filter(before -> !before.equals(message.get()))
                .filter(before -> mayNotFollow(message.get(), before))
                .findFirst()
                .map(before -> "told after " + before);
    }

    /// The rules of what customers hear, in words of our own: stages upwards and before any outcome; "not
    /// paid" never after money and not again once it was over; "paid" not when the money is on its way back.
    private static boolean mayNotFollow(Message message, Message before) {
        return switch (message) {
            case Message.Waiting(var stage) ->
                before.isOutcome() || (before instanceof Message.Waiting(var other) && other.compareTo(stage) >= 0);
            case Message.Delayed(var step, var about) ->
                before instanceof Message.Paid
                        || before instanceof Message.PaidLate
                        || (before instanceof Message.Delayed(var other, var same)
                                && same.equals(about)
                                && other.compareTo(step) >= 0);
            case Message.NotPaid _ ->
                before instanceof Message.Paid
                        || before instanceof Message.PaidLate
                        || before instanceof Message.PartPaid
                        || before.equals(new Message.NotPaid(Message.END));
            case Message.PartPaid _ -> before instanceof Message.Paid || before instanceof Message.PaidLate;
            case Message.Paid _ -> before instanceof Message.Refunded || before instanceof Message.Refunding;
            case Message.PaidLate _ -> before instanceof Message.Paid || before instanceof Message.Refunded;
            case Message.Refunding(var refund) ->
                before.equals(new Message.Refunded(refund)) || before.equals(new Message.Bounced(refund));
            case Message.Refunded _, Message.Bounced _ -> false;
        };
    }

    /// Whether we had heard that it is closed when we heard of its money.
    boolean wasClosedBefore() {
        return facts.moment(Moment.CLOSED)
                .map(Note::at)
                .filter(closed -> facts.taken().values().stream()
                        .allMatch(charge -> charge.paid().isAfter(closed)))
                .isPresent();
    }

    /// @param reason as the call has it
    void call(String reason) {
        calls.add(reason);
    }

    /// Whether a person was called, or looked unasked.
    boolean isPersonCalled() {
        return !calls.isEmpty() || facts.moment(Moment.REVIEWED).isPresent();
    }

    /// Why people were called.
    Set<String> calls() {
        return calls;
    }

    SequencedSet<Message> told() {
        return told;
    }

    /// Of all facts, whether folded or not.
    Summary facts() {
        return facts;
    }

    /// What the state says, whatever it was concluded from: how often its order was written is no matter.
    List<?> meaning() {
        var order = state.summary().order();
        return List.of(
                state.status(),
                state.late(),
                state.money(),
                state.quarantine(),
                state.stage(),
                state.alarm(),
                order.status(),
                order.holder(),
                state.summary().refunds(),
                state.summary().disputes());
    }

    /// As last committed.
    PaymentState state() {
        return state;
    }
}
