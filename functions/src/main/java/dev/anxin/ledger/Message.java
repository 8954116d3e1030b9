package dev.anxin.ledger;

import dev.anxin.payment.Ladder.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/// Something a customer is told. Its id is computed from what it says, so that saying it twice is the same
/// message.
public sealed interface Message {
    /// Sources that tell of the same attempt differ by less, and customers try again later than that.
    Duration SLACK = Duration.ofMinutes(2);

    /// One step of the ladder: we are on it.
    record Waiting(Stage stage) implements Message {}

    record Paid() implements Message {}

    /// @param attempt when the attempt failed or the payment closed: "not paid" is said again only of a
    ///     later one
    record NotPaid(Instant attempt) implements Message {}

    record Refunded(String refund) implements Message {}

    /// The refund came back from the bank: another way is being arranged.
    record Bounced(String refund) implements Message {}

    /// Unique within its payment; [#parse] reads it back.
    default String id() {
        return switch (this) {
            case Waiting(var stage) -> "waiting:" + stage;
            case Paid _ -> "paid";
            case NotPaid(var attempt) -> "not-paid:" + attempt.toEpochMilli();
            case Refunded(var refund) -> "refunded:" + refund;
            case Bounced(var refund) -> "bounced:" + refund;
        };
    }

    /// The message with this id; empty if it is the id of something else.
    static Optional<Message> parse(String id) {
        var kind = id.substring(0, id.indexOf(':') + 1);
        var rest = id.substring(kind.length());
        return switch (kind) {
            case "waiting:" ->
                Stream.of(Stage.values())
                        .filter(stage -> stage.name().equals(rest))
                        .map(stage -> (Message) new Waiting(stage))
                        .findAny();
            case "not-paid:" -> millis(rest).map(NotPaid::new);
            case "refunded:" -> Optional.of(new Refunded(rest));
            case "bounced:" -> Optional.of(new Bounced(rest));
            default -> id.equals("paid") ? Optional.of(new Paid()) : Optional.empty();
        };
    }

    private static Optional<Instant> millis(String text) {
        return text.matches("-?[0-9]{1,15}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
                : Optional.empty();
    }

    default boolean isOutcome() {
        return !(this instanceof Waiting);
    }

    /// Whether this may not be said any more after what was told already.
    default boolean isForbiddenAfter(Collection<Message> told) {
        return told.stream().anyMatch(this::isForbiddenAfter);
    }

    /// A callback and a check may date one attempt differently: what lies that close together is one.
    private static boolean isTheSameOrEarlier(Instant attempt, Instant told) {
        return !told.equals(attempt) && told.plus(SLACK).isAfter(attempt);
    }

    private boolean isForbiddenAfter(Message told) {
        return switch (this) {
            case Waiting(var stage) ->
                told.isOutcome() || (told instanceof Waiting(var higher) && higher.compareTo(stage) > 0);
            case NotPaid(var attempt) ->
                told instanceof Paid || (told instanceof NotPaid(var other) && isTheSameOrEarlier(attempt, other));
            case Paid _ -> told instanceof Refunded;
            case Refunded _, Bounced _ -> false;
        };
    }
}
