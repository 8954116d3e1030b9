package dev.anxin.notification;

import dev.anxin.ledger.Message;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Note;
import dev.anxin.ledger.PaymentState;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.payment.Method;
import dev.anxin.payment.MethodClass;
import dev.anxin.payment.RecoveryPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/// One wait that is over: of a customer who was told to wait, and now hears for the first time how it ended.
///
/// @param waited since the customer came back or acted
public record Recovery(MethodClass methodClass, RecoveryPath recoveryPath, Duration waited) {
    /// Empty for what ended nobody's wait. How long a customer takes who still has to pay says nothing of us. A
    /// wait that is shorter than the ladder's first step was measured by clocks that differ: counted, it would make
    /// promises shorter. So would the wait for a card after a slip: how much of it was heard of late, nobody knows.
    ///
    /// @param told what was told before
    public static Optional<Recovery> of(Message message, Collection<Message> told, PaymentState state, Instant now) {
        var asked = told.stream().anyMatch(before -> !before.isOutcome());
        if (!message.isOutcome() || !asked || told.stream().anyMatch(Message::isOutcome)) {
            return Optional.empty();
        }
        var first = state.summary().registration().terms().ladder().reassure();
        var methodClass = methodClass(state);
        return state.waitingSince()
                .map(since -> Duration.between(since, now))
                .filter(waited -> waited.compareTo(first) >= 0)
                .filter(_ -> !methodClass.waitsForCustomer() && isOfOneClass(state))
                .map(waited -> new Recovery(methodClass, path(told, state), waited));
    }

    /// What the gateway does not say is instant.
    public static MethodClass methodClass(PaymentState state) {
        return state.method().map(Method::methodClass).orElse(MethodClass.INSTANT);
    }

    private static boolean isOfOneClass(PaymentState state) {
        var classes = state.summary().methods().values().stream()
                .map(report -> report.method().methodClass());
        return classes.distinct().count() <= 1;
    }

    private static RecoveryPath path(Collection<Message> told, PaymentState state) {
        if (told.contains(new Message.Waiting(Stage.HANDED_OVER))) {
            return RecoveryPath.PERSON;
        }
        var rang = state.summary().moment(Moment.RANG).map(Note::at);
        var closed = state.summary().moment(Moment.CLOSED).map(Note::at);
        var learned = Stream.of(state.takenAt(), closed, state.failure().map(attempt -> attempt.heard()))
                .flatMap(Optional::stream);
        return rang.filter(at -> learned.anyMatch(at::equals)).isPresent()
                ? RecoveryPath.QUESTION
                : RecoveryPath.CALLBACK;
    }
}
