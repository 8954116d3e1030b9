package dev.anxin.simulation.judge;

import dev.anxin.ledger.Attempt;
import dev.anxin.ledger.Message;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.PaymentState.Status;
import dev.anxin.ledger.Summary.Progress;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.PlanRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who hears of a customer's attempts: of each that failed at its gateway at most once, and of no other.
///
/// @param failed those that failed, as the gateway calls them
record AttemptRules(PaymentKey payment, Set<String> failed) {
    /// What is wrong with how an attempt stands: of those that are known the latest counts.
    ///
    /// @param attempts all of them in their order, as the gateway calls them
    /// @param apart by how much the clocks of two of our functions may differ
    static Optional<String> standing(PaymentState state, List<String> attempts, Duration apart) {
        var known = state.summary().attempts().entries();
        if (!state.isAskable()) {
            return unasked(state, known.values());
        }
        var latest = attempts.reversed().stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)).map(attempt -> Map.entry(id, attempt)))
                .findFirst();
        if (latest.isEmpty()
                || isUnclear(state.summary().answer(), state.summary().event(), apart)) {
            return Optional.empty();
        }
        var failed = latest.get().getValue().failed();
        var wrong = state.status() == (failed ? Status.ACTING : Status.FAILED);
        return wrong
                ? Optional.of("it is " + state.status() + ", and "
                        + latest.get().getKey() + ", the latest that is known, " + (failed ? "failed" : "is under way"))
                : Optional.empty();
    }

    /// Nobody can be asked which of them is the later one: one that is under way counts.
    private static Optional<String> unasked(PaymentState state, Collection<Attempt> known) {
        var failed = known.stream().allMatch(Attempt::failed);
        var wrong = !known.isEmpty() && state.status() == (failed ? Status.ACTING : Status.FAILED);
        return wrong
                ? Optional.of("it is " + state.status() + ", and of its attempts " + known
                        + (failed ? " all failed" : " one is under way"))
                : Optional.empty();
    }

    /// One that names no attempt, or two of one second: nobody knows which is the later one. Nor is it clear which
    /// of them we heard first, if one function heard the event and another asked, and the clock of either is wrong.
    private static boolean isUnclear(Attempt.Report answer, Attempt.Report event, Duration apart) {
        var unnamed = (answer.exists() && answer.id().isEmpty())
                || (event.exists() && event.id().isEmpty());
        var seconds = Duration.between(answer.origin().stated(), event.origin().stated());
        var heard = Duration.between(event.attempt().heard(), answer.attempt().heard());
        return unnamed
                || seconds.abs().compareTo(Duration.ofSeconds(1)) < 0
                || heard.abs().compareTo(apart) < 0;
    }

    /// What was about to be said of a payment that came to nothing, and never was, nor anything else.
    static List<String> unsaid(PaymentKey payment, PaymentState state) {
        var tellings = state.summary().tellings().entries();
        var over =
                state.status() == Status.FAILED || state.status() == Status.CLOSED || state.status() == Status.EXPIRED;
        var said = tellings.entrySet().stream()
                .filter(telling -> telling.getValue() == Progress.DONE)
                .flatMap(telling -> Message.parse(telling.getKey()).stream())
                .anyMatch(Message::isOutcome);
        return !over || said || !state.quarantine().isEmpty()
                ? List.of()
                : tellings.keySet().stream()
                        .flatMap(id -> Message.parse(id).stream())
                        .filter(Message::isOutcome)
                        .map(message -> payment + ": " + message + " was announced, and its customer heard nothing")
                        .toList();
    }

    static AttemptRules of(PlanRun run, PaymentKey payment) {
        return new AttemptRules(payment, run.world().gateway(payment.account()).failedAttempts(payment.reference()));
    }

    /// @param events ids of all that its shop was told
    /// @param told its customer
    /// @return what is wrong, in words
    List<String> wrong(Set<String> events, Set<Message> told) {
        var wrong = new ArrayList<String>();
        var begin = payment + ":payment.failed";
        var heard = events.stream().filter(id -> id.startsWith(begin)).toList();
        if (heard.size() > failed.size()) {
            wrong.add(payment + ": of its attempts " + failed + " failed, and its shop hears " + heard);
        }
        told.forEach(message -> {
            if (message instanceof Message.NotPaid(var attempt)
                    && !attempt.equals(Message.END)
                    && !failed.contains(attempt)) {
                wrong.add(payment + ": its customer hears of attempt " + attempt + ", and " + failed + " failed");
            }
        });
        return wrong;
    }
}
